package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The backups that are there. */
public final class ListView implements ReportView<BackupList> {

    private final boolean arns;

    /** @param arns whether each row is followed by the backup's ARN */
    public ListView(boolean arns) {
        this.arns = arns;
    }

    @Override
    public String text(BackupList list) {
        if (list.backups().isEmpty()) {
            return "No backups of the selected tables in " + list.region() + ".\n";
        }
        TextTable table = arns
                ? new TextTable("TABLE", "BACKUP", "CREATED (UTC)", "AGE", "SIZE", "STATUS", "TYPE", "ARN")
                : new TextTable("TABLE", "BACKUP", "CREATED (UTC)", "AGE", "SIZE", "STATUS", "TYPE");
        list.backups().forEach(backup -> row(table, backup, list.at()));
        String note = list.backups().stream().anyMatch(backup -> backup.sizeBytes() == 0) ? Words.SIZE_NOTE : "";
        return table + "\n" + note + closing(list) + "\n";
    }

    private void row(TextTable table, BackupSummary backup, Instant now) {
        String created = Words.time(backup.createdAt());
        String age = Words.age(Duration.between(backup.createdAt(), now));
        String size = Words.size(backup.sizeBytes());
        if (arns) {
            table.row(
                    backup.tableName(), backup.name(), created, age, size, backup.status(), backup.type(), backup.arn());
        } else {
            table.row(backup.tableName(), backup.name(), created, age, size, backup.status(), backup.type());
        }
    }

    private static String closing(BackupList list) {
        long tables = list.backups().stream()
                .map(BackupSummary::tableName)
                .distinct()
                .count();
        return Words.count(list.backups().size(), "backup") + " of " + Words.count(tables, "table") + " in "
                + list.region() + ", " + Words.bytes(total(list)) + ".";
    }

    private static long total(BackupList list) {
        return list.backups().stream().mapToLong(BackupSummary::sizeBytes).sum();
    }

    @Override
    public Object json(BackupList list) {
        List<Item> items = list.backups().stream()
                .map(backup -> new Item(
                        BackupItem.of(backup),
                        Duration.between(backup.createdAt(), list.at()).toSeconds()))
                .toList();
        return new Document("list", list.region(), list.at().truncatedTo(ChronoUnit.MILLIS), items, total(list));
    }

    @Override
    public int exitCode(BackupList list) {
        return ExitCode.DONE;
    }

    record Document(String command, String region, Instant listedAt, List<Item> backups, long sizeBytes) {}

    record Item(@JsonUnwrapped BackupItem backup, long ageSeconds) {}
}
