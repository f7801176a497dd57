package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The list of backups. */
public final class CatalogueView implements ReportView<CatalogueReport> {

    private final boolean arns;

    /** @param arns whether to show the ARN of each backup */
    public CatalogueView(boolean arns) {
        this.arns = arns;
    }

    @Override
    public String text(CatalogueReport list) {
        String problems = Notices.problems(list.problems()) + Notices.warnings(list.warnings());
        if (!list.listed()) {
            return problems + "The backups in " + list.region() + " could not be listed. There may still be backups.\n";
        }
        if (list.backups().isEmpty()) {
            return problems + "No backups of the selected tables in " + list.region() + ".\n";
        }
        TextTable table = arns
                ? new TextTable("TABLE", "BACKUP", "CREATED (UTC)", "AGE", "SIZE", "STATUS", "TYPE", "ARN")
                : new TextTable("TABLE", "BACKUP", "CREATED (UTC)", "AGE", "SIZE", "STATUS", "TYPE");
        list.backups().forEach(backup -> row(table, backup, list.finishedAt()));
        String note =
                list.backups().stream().anyMatch(backup -> backup.sizeBytes() == 0) ? Amounts.SIZE_NOTE + "\n" : "";
        return table + "\n" + note + problems + closing(list) + "\n";
    }

    private void row(TextTable table, ListedBackup backup, Instant now) {
        String created = Times.iso(backup.createdAt());
        String age = Times.age(Duration.between(backup.createdAt(), now));
        String size = Amounts.sizeCell(backup.sizeBytes());
        if (arns) {
            table.row(
                    backup.tableName(),
                    backup.name(),
                    created,
                    age,
                    size,
                    backup.status(),
                    backup.type(),
                    backup.arn());
        } else {
            table.row(backup.tableName(), backup.name(), created, age, size, backup.status(), backup.type());
        }
    }

    private static String closing(CatalogueReport list) {
        long tables =
                list.backups().stream().map(ListedBackup::tableName).distinct().count();
        return Amounts.count(list.backups().size(), "backup") + " of " + Amounts.count(tables, "table") + " in "
                + list.region() + ", " + Amounts.size(total(list)) + ".";
    }

    private static long total(CatalogueReport list) {
        return list.backups().stream().mapToLong(ListedBackup::sizeBytes).sum();
    }

    @Override
    public Object json(CatalogueReport list) {
        List<Item> items = list.backups().stream()
                .map(backup -> new Item(
                        BackupItem.of(backup),
                        Duration.between(backup.createdAt(), list.finishedAt()).toSeconds()))
                .toList();
        return new Document(
                "list",
                list.verdict(),
                list.region(),
                list.finishedAt().truncatedTo(ChronoUnit.MILLIS),
                items,
                total(list),
                OptionRendering.in(list.problems()),
                OptionRendering.in(list.warnings()));
    }

    @Override
    public Verdict verdict(CatalogueReport list) {
        return list.verdict();
    }

    @Override
    public int exitCode(CatalogueReport list) {
        return ExitCode.of(list.verdict(), !list.backups().isEmpty());
    }

    record Document(
            String command,
            Verdict result,
            String region,
            Instant listedAt,
            List<Item> backups,
            long sizeBytes,
            List<String> problems,
            List<String> warnings) {}

    record Item(@JsonUnwrapped BackupItem backup, long ageSeconds) {}
}
