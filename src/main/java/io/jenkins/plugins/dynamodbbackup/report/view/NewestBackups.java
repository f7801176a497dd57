package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupArn;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.PruneRow;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which backup one would restore each table from, as far as some builds of a job know. AWS is not asked. */
public final class NewestBackups {

    private NewestBackups() {}

    /**
     * What a prune in any of these builds deleted, or may have deleted, does not count.
     *
     * @param now ages count up to it
     * @return sorted by table
     */
    public static List<NewestBackup> of(List<BuildOperations> builds, Prices prices, Instant now) {
        Set<String> doubtful = builds.stream()
                .flatMap(build -> only(EndedPrune.class, build))
                .flatMap(prune -> prune.rows().stream())
                .filter(row -> row.fate().doubtful())
                .map(PruneRow::arn)
                .collect(Collectors.toSet());
        Map<String, Found> newest = new HashMap<>();
        for (BuildOperations build : builds) {
            only(EndedBackup.class, build)
                    .forEach(backup -> backup.rows().stream()
                            .filter(row -> row.good() && row.createdAt().isPresent() && !doubtful.contains(row.arn()))
                            .map(row -> new Found(row, backup, build))
                            .forEach(found -> newest.merge(found.table(), found, Found::newer)));
        }
        List<Found> sorted = new ArrayList<>(newest.values());
        sorted.sort(Comparator.comparing(Found::table));
        return sorted.stream().map(found -> found.shown(prices, now)).toList();
    }

    private static <T extends Ended> Stream<T> only(Class<T> kind, BuildOperations build) {
        return build.operations().stream().filter(kind::isInstance).map(kind::cast);
    }

    private record Found(BackupRow row, EndedBackup backup, BuildOperations build) {

        /** Tables of one name in other regions or accounts are other tables. */
        String table() {
            return BackupArn.parse(row.arn())
                    .map(arn -> row.table() + " " + arn.table())
                    .orElse(row.table() + " " + backup.head().region());
        }

        Found newer(Found other) {
            return other.row.createdAt().orElseThrow().isAfter(row.createdAt().orElseThrow()) ? other : this;
        }

        NewestBackup shown(Prices prices, Instant now) {
            Context context = Context.of(backup.head(), new Costs(prices), now);
            Line line = new Line(
                    context,
                    State.AVAILABLE,
                    row.table(),
                    row.name(),
                    row.arn(),
                    row.createdAt(),
                    row.sizeBytes(),
                    row.why());
            return new NewestBackup(line, build);
        }
    }
}
