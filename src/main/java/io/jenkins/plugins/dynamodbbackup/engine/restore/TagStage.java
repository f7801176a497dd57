package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TagResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.OriginTags;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Writes on the table where it comes from, because AWS forgets it (spec 2.1). */
final class TagStage extends FinishStage {

    static final String NAME = "tag";

    private static final int MOST_TAGS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Other tags are being written, or AWS's tags do not know the new table yet (spec 2.2). */
    private static final Set<ErrorKind> TRY_AGAIN =
            EnumSet.of(ErrorKind.LIMIT, ErrorKind.RESOURCE_NOT_FOUND, ErrorKind.RESOURCE_IN_USE);

    TagStage(RestoreOperation run) {
        super(run, NAME);
    }

    @Override
    void saw(TableDetails table) {
        status(Message.of("restore.status.tagging", run.target()));
        var tags = OriginTags.of(
                run.progress().chosen(), run.session().serviceClock().now());
        int ofOriginal = SettingsSources.wanted(run.progress(), SettingName.TAGS)
                .map(JsonNode::size)
                .orElse(0);
        if (tags.size() + ofOriginal > MOST_TAGS) {
            Message note = Message.of("restore.notTagged.full", run.target(), ofOriginal);
            run.note(note);
            run.next();
            return;
        }
        // Whatever is in the way of the tags is only worth a note: a restored table is not given up for it.
        run.aws()
                .submit(
                        TagResource.of(table.arn(), tags),
                        until(),
                        run.current(either(tagged -> run.next(), error -> notTagged(table, error))));
    }

    private Instant until() {
        return since().plus(PATIENCE);
    }

    private void notTagged(TableDetails table, AwsError error) {
        if (TRY_AGAIN.contains(error.kind()) && run.now().plus(SOON).isBefore(until())) {
            run.after(SOON, () -> saw(table));
            return;
        }
        run.note(Message.of("restore.notTagged", run.target(), error.reason()));
        run.next();
    }
}
