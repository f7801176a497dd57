package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A backup run as JSON. Every selected table is in exactly one of the two lists, so a failure cannot be mistaken for a
 * backup.
 */
@JsonPropertyOrder({"command", "result", "partial", "region", "startedAt", "finishedAt", "seconds"})
record BackupDocument(
        String command,
        Verdict result,
        boolean partial,
        String region,
        Instant startedAt,
        Instant finishedAt,
        long seconds,
        List<Backup> backups,
        List<Failure> failures,
        List<String> problems,
        List<String> warnings) {

    /** A table with a backup: outcome OK or REQUESTED. */
    record Backup(
            String table,
            Optional<String> arn,
            String name,
            Optional<String> status,
            Optional<Instant> createdAt,
            long sizeBytes,
            Outcome outcome,
            String sentence,
            String key,
            List<String> duplicates) {}

    /** A table without a confirmed backup; it has an ARN if AWS may still complete the backup. */
    record Failure(
            String table,
            String reason,
            String key,
            Outcome outcome,
            String name,
            Optional<String> arn,
            Optional<String> status,
            List<String> duplicates) {}

    static BackupDocument of(BackupReport report) {
        return new BackupDocument(
                "backup",
                report.verdict(),
                report.partial(),
                report.region(),
                report.startedAt().truncatedTo(ChronoUnit.MILLIS),
                report.finishedAt().truncatedTo(ChronoUnit.MILLIS),
                Duration.between(report.startedAt(), report.finishedAt()).toSeconds(),
                report.results().stream()
                        .filter(BackupResult::good)
                        .map(BackupDocument::backup)
                        .toList(),
                report.results().stream()
                        .filter(result -> !result.good())
                        .map(BackupDocument::failure)
                        .toList(),
                OptionRendering.in(report.problems()),
                OptionRendering.in(report.warnings()));
    }

    private static Backup backup(BackupResult result) {
        return new Backup(
                result.table(),
                result.arn(),
                result.name(),
                result.status(),
                result.createdAt(),
                result.sizeBytes(),
                result.outcome(),
                OptionRendering.in(result.message()),
                result.message().key(),
                result.duplicates());
    }

    private static Failure failure(BackupResult result) {
        return new Failure(
                result.table(),
                OptionRendering.in(result.message()),
                result.message().key(),
                result.outcome(),
                result.name(),
                result.arn(),
                result.status(),
                result.duplicates());
    }
}
