package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
                .flatMap(build -> Kinds.only(EndedPrune.class, build.operations()).stream())
                .flatMap(prune -> prune.rows().stream())
                .filter(row -> row.fate().doubtful())
                .map(PruneRow::arn)
                .collect(Collectors.toSet());
        Map<String, Found> newest = new HashMap<>();
        for (BuildOperations build : builds) {
            Kinds.only(EndedBackup.class, build.operations())
                    .forEach(backup -> backup.rows().stream()
                            .filter(row -> row.good() && row.createdAt().isPresent() && !doubtful.contains(row.arn()))
                            .map(row -> new Found(row, backup, build))
                            .forEach(found -> newest.merge(found.table(), found, Found::newer)));
        }
        List<Found> sorted = new ArrayList<>(newest.values());
        sorted.sort(Comparator.comparing(Found::table));
        return sorted.stream().map(found -> found.shown(prices, now)).toList();
    }

    private record Found(BackupRow row, EndedBackup backup, BuildOperations build) {

        /** Tables of one name in other regions or accounts are other tables. */
        String table() {
            return String.join(" ", row.table(), region(), account());
        }

        private String region() {
            return arn().map(TableArn::region).orElse(backup.head().region());
        }

        private String account() {
            return arn().map(TableArn::account).orElse("");
        }

        private Optional<TableArn> arn() {
            return BackupArn.parse(row.arn()).map(BackupArn::table);
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
            return new NewestBackup(line, region(), account(), build);
        }
    }
}
