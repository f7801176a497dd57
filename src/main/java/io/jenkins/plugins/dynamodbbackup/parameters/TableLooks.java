package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Queue;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnections;
import io.jenkins.plugins.dynamodbbackup.configuration.FormPatience;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.TableGlimpse;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Looks for a form which tables there are. Remembered for some seconds, failures too: a form asks again after every
 * field that is left.
 */
@Extension
public final class TableLooks {

    private static final int MOST_TABLES = 2000;
    private static final int MOST_REMEMBERED = 50;
    static final Duration REMEMBERED = Duration.ofSeconds(20);

    private final Map<Place, Remembered> remembered = new LinkedHashMap<>();
    private volatile InstantSource clock = InstantSource.system();

    /** Where to look. The job counts, because its folder decides which credentials an id means. */
    private record Place(String item, Optional<String> region, Optional<String> credentialsId) {}

    private record Remembered(Instant at, Look look) {}

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
        Optional<Look> known = recall(place);
        if (known.isPresent()) {
            return known.get();
        }
        Look look = ask(item, place);
        remember(place, look);
        return look;
    }

    private static Look ask(@CheckForNull Item item, Place place) {
        Duration patience = FormPatience.now();
        try (AwsConnection connection = AwsConnections.get().openForForm(item, place.region, place.credentialsId)) {
            Instant deadline = connection.session().runtime().clock().instant().plus(patience);
            Question<Answer<TableGlimpse>> question =
                    (aws, then) -> TableGlimpse.submit(aws, MOST_TABLES, deadline, then);
            return question.ask(connection.session(), patience)
                    .map(answer -> answer.<Look>fold(Look.Seen::new, error -> new Look.Failed(error.sentence())))
                    .orElseGet(() -> new Look.Failed(Messages.TableLooks_noAnswer(patience.toSeconds())));
        } catch (BadRequestException refused) {
            return new Look.Failed(refused.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Look.Failed(Messages.TableLooks_noAnswer(patience.toSeconds()));
        }
    }

    private synchronized Optional<Look> recall(Place place) {
        return Optional.ofNullable(remembered.get(place))
                .filter(then -> then.at.plus(REMEMBERED).isAfter(clock.instant()))
                .map(Remembered::look);
    }

    private synchronized void remember(Place place, Look look) {
        remembered.remove(place);
        remembered.put(place, new Remembered(clock.instant(), look));
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }
}
