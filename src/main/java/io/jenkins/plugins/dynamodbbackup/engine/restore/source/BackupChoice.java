package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which of a table's backups the user means. */
public sealed interface BackupChoice {

    /** @param notes what the user should know about this choice */
    record Chosen(ListedBackup backup, List<Message> notes) implements BackupChoice {

        public Chosen {
            notes = List.copyOf(notes);
        }
    }

    /** @param message why, and what there is instead */
    record Nothing(Message message) implements BackupChoice {}

    int MOST_NAMED = 5;

    /**
     * The newest AVAILABLE backup that matches; only where none is AVAILABLE the newest that matches, which may become
     * so. A backup that a restore created before it changed the table is chosen by its name or ARN only. By name a backup of any type can be chosen, otherwise only those made on demand. Names are not unique: of
     * several backups of the name none is chosen.
     *
     * @param listed all backups of the table, of any type, in any order
     */
    static BackupChoice of(RestoreSource source, String table, List<ListedBackup> listed) {
        List<ListedBackup> ofTable = listed.stream()
                .filter(backup -> backup.tableName().equals(table))
                .sorted(ListedBackup.NEWEST_FIRST)
                .toList();
        List<ListedBackup> matching = ofTable.stream().filter(matches(source)).toList();
        if (matching.isEmpty()) {
            return new Nothing(nothing(source, table, ofTable));
        }
        if (source instanceof RestoreSource.Named named && matching.size() > 1) {
            return new Nothing(several(named, table, matching));
        }
        ListedBackup chosen =
                matching.stream().filter(ListedBackup::available).findFirst().orElse(matching.get(0));
        List<Message> notes = new ArrayList<>(notes(chosen, matching.get(0), ofTable));
        if (!(source instanceof RestoreSource.Named)) {
            ofTable.stream()
                    .filter(onDemand(source).and(SafetyBackup::is))
                    .filter(safety -> ListedBackup.NEWEST_FIRST.compare(safety, chosen) < 0)
                    .findFirst()
                    .ifPresent(safety -> notes.add(Message.of("restore.backup.safety", named(safety))));
        }
        return new Chosen(chosen, notes);
    }

    private static Predicate<ListedBackup> matches(RestoreSource source) {
        if (source instanceof RestoreSource.Named named) {
            return backup -> backup.name().equals(named.backupName());
        }
        return onDemand(source).and(Predicate.not(SafetyBackup::is));
    }

    private static Predicate<ListedBackup> onDemand(RestoreSource source) {
        Predicate<ListedBackup> onDemand = backup -> backup.type().equals(ListedBackup.USER);
        return source instanceof RestoreSource.Before before
                ? onDemand.and(backup -> backup.createdAt().isBefore(before.time()))
                : onDemand;
    }

    private static List<Message> notes(ListedBackup chosen, ListedBackup newest, List<ListedBackup> ofTable) {
        List<Message> notes = new ArrayList<>();
        if (!chosen.equals(newest)) {
            notes.add(Message.of("restore.backup.passedOver", named(newest), newest.status()));
        }
        ListedBackup latest = ofTable.get(0);
        if (!chosen.tableId().equals(latest.tableId())) {
            notes.add(Message.of("restore.backup.earlierTable", Argument.table(chosen.tableName()), named(latest)));
        }
        return List.copyOf(notes);
    }

    private static Message nothing(RestoreSource source, String table, List<ListedBackup> ofTable) {
        Argument name = Argument.table(table);
        Message others = ofTable.isEmpty()
                ? Message.of("restore.backup.noOther")
                : Message.of(
                        "restore.backup.newest",
                        ofTable.size(),
                        newest(ofTable.stream().limit(MOST_NAMED).map(BackupChoice::named)));
        if (source instanceof RestoreSource.Named named) {
            return Message.of("restore.backup.none.named", name, Argument.backup(named.backupName()), others);
        }
        return source instanceof RestoreSource.Before before
                ? Message.of("restore.backup.none.before", name, before.time(), others)
                : Message.of("restore.backup.none.onDemand", name, others);
    }

    private static Message several(RestoreSource.Named named, String table, List<ListedBackup> matching) {
        Stream<Message> all = matching.stream()
                .map(backup -> Message.of(
                        "restore.backup.withArn", Argument.arn(backup.arn()), backup.status(), backup.createdAt()));
        return Message.of(
                "restore.backup.several",
                Argument.table(table),
                matching.size(),
                Argument.backup(named.backupName()),
                newest(all));
    }

    private static Argument newest(Stream<Message> backups) {
        return new Argument.Several(backups.toList(), false, MOST_NAMED);
    }

    private static Message named(ListedBackup backup) {
        Argument name = Argument.backup(backup.name());
        return backup.type().equals(ListedBackup.USER)
                ? Message.of("restore.backup.named", name, backup.createdAt())
                : Message.of("restore.backup.named.type", name, backup.type(), backup.createdAt());
    }
}
