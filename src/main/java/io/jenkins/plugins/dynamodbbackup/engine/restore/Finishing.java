package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TagResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes on the table where it comes from, because AWS forgets it (spec 2.1), and has it verified. Both can be done
 * twice, as after a resume, without harm.
 */
final class Finishing {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE_WITH_TAGS = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Other tags are being written, or AWS' tags do not know the new table yet (spec 2.2). */
    private static final Set<ErrorKind> TRY_AGAIN =
            EnumSet.of(ErrorKind.LIMIT, ErrorKind.RESOURCE_NOT_FOUND, ErrorKind.RESOURCE_IN_USE);

    private final RestoreRun run;
    private final Instant since;

    Finishing(RestoreRun run) {
        this.run = run;
        this.since = run.now();
    }

    void start() {
        run.status("looking at the restored table " + run.progress().targetTable());
        look();
    }

    private void look() {
        run.ask(DescribeTable.of(run.progress().targetTable()), answer -> {
            if (answer instanceof Answer.Value<TableDetails> table) {
                run.update(run.progress().seeing(table.value().arn()));
                tag(table.value());
            } else {
                failed(((Answer.Failed<TableDetails>) answer).error());
            }
        });
    }

    private void failed(AwsError error) {
        boolean missing = error.kind() == ErrorKind.RESOURCE_NOT_FOUND;
        if ((missing || error.mayPass()) && run.now().isBefore(since.plus(PATIENCE))) {
            run.after(SOON, this::look);
        } else if (missing) {
            run.fail("Table " + run.target() + " was restored and ACTIVE, and is gone: it was deleted since."
                    + " Run the restore again.");
        } else {
            run.fail("Table " + run.target() + " was restored and is there, but could not be checked: "
                    + error.sentence());
        }
    }

    private void tag(TableDetails table) {
        run.status("writing down the origin of table " + table.name());
        var tags = OriginTags.of(
                run.progress().chosen().summary(), run.session().serviceClock().now());
        // Whatever is in the way of the tags is only worth a note: a restored table is not given up for it.
        run.aws().submit(TagResource.of(table.arn(), tags), tagsUntil(), run.current(answer -> {
            if (answer instanceof Answer.Failed<String> failed) {
                notTagged(table, failed.error());
            } else {
                verify(table);
            }
        }));
    }

    private Instant tagsUntil() {
        return since.plus(PATIENCE_WITH_TAGS);
    }

    private void notTagged(TableDetails table, AwsError error) {
        if (TRY_AGAIN.contains(error.kind()) && run.now().plus(SOON).isBefore(tagsUntil())) {
            run.after(SOON, () -> tag(table));
            return;
        }
        String note = "The origin could not be written on the table as tags: " + error.reason();
        run.say(note);
        run.note(note);
        verify(table);
    }

    private void verify(TableDetails table) {
        new Verifying(run, table).start();
    }
}
