package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Queue;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnections;
import io.jenkins.plugins.dynamodbbackup.configuration.FormPatience;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.access.TableGlimpse;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Looks;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Looks for a form which tables there are. */
@Extension
public final class TableLooks {

    private static final int MOST_TABLES = 2000;
    static final Duration REMEMBERED = Duration.ofSeconds(20);

    private volatile InstantSource clock = InstantSource.system();
    private final Looks<Place, Look> looks = new Looks<>(REMEMBERED, () -> clock.instant());

    /** Where to look. The job counts, because its folder decides which credentials an id means. */
    private record Place(String item, Optional<String> region, Optional<String> credentialsId) {}

    /** What was seen, or a sentence why nothing was. */
    sealed interface Look {

        record Seen(TableGlimpse tables) implements Look {}

        record Failed(String sentence) implements Look {}
    }

    static TableLooks get() {
        return ExtensionList.lookupSingleton(TableLooks.class);
    }

    /** A test must not depend on how fast it runs. */
    void tellTimeBy(InstantSource other) {
        clock = other;
    }

    /**
     * Whether whoever fills in this form may see tables through the credentials of its builds. A folder has no builds,
     * and those of a job in it may find fewer credentials than the folder holds.
     */
    static boolean allowed(@CheckForNull Item item) {
        return item instanceof Queue.Task && item.hasPermission(Item.CONFIGURE)
                || Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** Only for those who are {@link #allowed}. */
    Look look(@CheckForNull Item item, Optional<String> region, Optional<String> credentialsId) {
        Place place = new Place(item == null ? "" : item.getFullName(), region, credentialsId);
        Duration patience = FormPatience.now();
        try {
            return looks.look(place, patience, () -> ask(item, place, patience))
                    .orElseGet(() -> new Look.Failed(Messages.TableLooks_busy()));
        } catch (InterruptedException stopped) {
            return stopped(patience);
        }
    }

    private static Look ask(@CheckForNull Item item, Place place, Duration patience) {
        try (AwsConnection connection = AwsConnections.get().openForForm(item, place.region, place.credentialsId)) {
            Instant deadline = connection.session().runtime().clock().instant().plus(patience);
            Question<Answer<TableGlimpse>> question =
                    (aws, then) -> TableGlimpse.submit(aws, MOST_TABLES, deadline, then);
            return question.ask(connection.session(), patience)
                    .map(answer -> answer.<Look>fold(
                            Look.Seen::new,
                            error -> new Look.Failed(error.sentence().toString())))
                    .orElseGet(() -> new Look.Failed(Messages.TableLooks_noAnswer(patience.toSeconds())));
        } catch (BadRequestException refused) {
            return new Look.Failed(refused.getMessage());
        } catch (InterruptedException stopped) {
            return stopped(patience);
        }
    }

    private static Look stopped(Duration patience) {
        Thread.currentThread().interrupt();
        return new Look.Failed(Messages.TableLooks_noAnswer(patience.toSeconds()));
    }
}
