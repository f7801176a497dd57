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

/** Lists the tables for a form. */
@Extension
public final class TableLooks {

    private static final int MOST_TABLES = 2000;
    static final Duration REMEMBERED = Duration.ofSeconds(20);

    private volatile InstantSource clock = InstantSource.system();
    private final Looks<Place, Look> looks = new Looks<>(REMEMBERED, () -> clock.instant());

    /** The source of a list. It includes the job, because its folder determines which credentials an ID stands for. */
    private record Place(String item, Optional<String> region, Optional<String> credentialsId) {}

    /** The tables, or a message why they could not be listed. */
    sealed interface Look {

        record Seen(TableGlimpse tables) implements Look {}

        record Failed(String sentence) implements Look {}
    }

    static TableLooks get() {
        return ExtensionList.lookupSingleton(TableLooks.class);
    }

    /** Tests must not depend on speed. */
    void tellTimeBy(InstantSource other) {
        clock = other;
    }

    /**
     * Whether the user of this form can see tables with the credentials of its builds. A folder has no builds, and the
     * jobs in it may have access to fewer credentials than the folder contains.
     */
    static boolean allowed(@CheckForNull Item item) {
        return item instanceof Queue.Task && item.hasPermission(Item.CONFIGURE)
                || Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    /** Only for users who are {@link #allowed}. */
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
