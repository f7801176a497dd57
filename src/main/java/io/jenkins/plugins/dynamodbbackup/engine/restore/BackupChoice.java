package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of a table's backups the user means. */
sealed interface BackupChoice {

    /** @param notes what the user should know about this choice */
    record Chosen(BackupSummary backup, List<String> notes) implements BackupChoice {}

    /** @param sentence why, and what there is instead */
    record Nothing(String sentence) implements BackupChoice {}

    int MOST_NAMED = 5;

    /**
     * The newest AVAILABLE backup that matches; only where none is AVAILABLE the newest that matches, which may become
     * so. By name a backup of any type can be chosen, otherwise only those made on demand. Names are not unique: of
     * several backups of the name none is chosen.
     *
     * @param listed all backups of the table, of any type, in any order
     */
    static BackupChoice of(RestoreSource source, String table, List<BackupSummary> listed) {
        List<BackupSummary> ofTable = listed.stream()
                .filter(backup -> backup.tableName().equals(table))
                .sorted(BackupSummary.NEWEST_FIRST)
                .toList();
        List<BackupSummary> matching = ofTable.stream().filter(matches(source)).toList();
        if (matching.isEmpty()) {
            return new Nothing(nothing(source, table, ofTable));
        }
        if (source instanceof RestoreSource.Named named && matching.size() > 1) {
            return new Nothing(several(named, table, matching));
        }
        BackupSummary chosen =
                matching.stream().filter(BackupSummary::available).findFirst().orElse(matching.get(0));
        return new Chosen(chosen, notes(chosen, matching.get(0), ofTable));
    }

    private static Predicate<BackupSummary> matches(RestoreSource source) {
        if (source instanceof RestoreSource.Named named) {
            return backup -> backup.name().equals(named.backupName());
        }
        Predicate<BackupSummary> onDemand = backup -> backup.type().equals(BackupSummary.USER);
        return source instanceof RestoreSource.Before before
                ? onDemand.and(backup -> backup.createdAt().isBefore(before.time()))
                : onDemand;
    }

    private static List<String> notes(BackupSummary chosen, BackupSummary newest, List<BackupSummary> ofTable) {
        Optional<String> passedOver = chosen.equals(newest)
                ? Optional.empty()
                : Optional.of("A newer backup, " + named(newest) + ", is " + newest.status()
                        + " and was passed over for the newest AVAILABLE one.");
        Optional<String> latestTable = ofTable.get(0).tableId();
        Optional<String> earlierTable = chosen.tableId().equals(latestTable)
                ? Optional.empty()
                : Optional.of("The backup is of an earlier table named '" + chosen.tableName()
                        + "', which was deleted and made anew since: newer backups, such as " + named(ofTable.get(0))
                        + ", are of another one.");
        return Stream.of(passedOver, earlierTable).flatMap(Optional::stream).toList();
    }

    private static String nothing(RestoreSource source, String table, List<BackupSummary> ofTable) {
        String wanted = "Table '" + table + "' has no backup";
        if (source instanceof RestoreSource.Named named) {
            wanted += " named '" + named.backupName() + "'";
        } else if (source instanceof RestoreSource.Before before) {
            wanted += " made before " + before.time();
        } else {
            wanted += " made on demand";
        }
        if (ofTable.isEmpty()) {
            return wanted + ", nor any other in this account and region. Check the table's name and the region.";
        }
        String newest =
                ofTable.stream().limit(MOST_NAMED).map(BackupChoice::named).collect(Collectors.joining(", "));
        return wanted + ". The newest of " + ofTable.size() + ": " + newest + ". Choose one by name, time or ARN.";
    }

    private static String several(RestoreSource.Named named, String table, List<BackupSummary> matching) {
        String newest = matching.stream()
                .limit(MOST_NAMED)
                .map(backup -> backup.arn() + " (" + backup.status() + ", made " + Times.iso(backup.createdAt()) + ")")
                .collect(Collectors.joining(", "));
        int more = matching.size() - MOST_NAMED;
        return "Table '" + table + "' has " + matching.size() + " backups named '" + named.backupName() + "': " + newest
                + (more > 0 ? " and " + more + " more" : "") + ". Choose one by its ARN.";
    }

    private static String named(BackupSummary backup) {
        String type = backup.type().equals(BackupSummary.USER) ? "" : backup.type() + ", ";
        return "'" + backup.name() + "' (" + type + "made " + Times.iso(backup.createdAt()) + ")";
    }
}
