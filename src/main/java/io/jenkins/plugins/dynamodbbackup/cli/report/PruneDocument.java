package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A prune as JSON. Every backup is in exactly one of the three lists. */
@JsonPropertyOrder({"command", "result", "partial", "region", "startedAt", "finishedAt", "seconds"})
record PruneDocument(
        String command,
        Verdict result,
        boolean partial,
        String region,
        Instant startedAt,
        Instant finishedAt,
        long seconds,
        boolean dryRun,
        List<Item> kept,
        List<Item> deleted,
        List<Failure> failures,
        long freedBytes,
        List<String> problems,
        List<String> warnings) {

    /** A kept or deleted backup, with the reason. */
    record Item(@JsonUnwrapped BackupItem backup, String reason, String key) {

        static Item of(PruneResult result) {
            return new Item(
                    BackupItem.of(result.backup()),
                    OptionRendering.in(result.reason()),
                    result.reason().key());
        }
    }

    /** A backup that was planned for deletion and still exists. */
    record Failure(@JsonUnwrapped BackupItem backup, Outcome outcome, String reason, String key) {

        static Failure of(PruneResult result) {
            return new Failure(
                    BackupItem.of(result.backup()),
                    result.outcome(),
                    OptionRendering.in(result.message()),
                    result.message().key());
        }
    }

    static PruneDocument of(PruneReport report) {
        List<PruneResult> deleted = report.deleted();
        return new PruneDocument(
                "prune",
                report.verdict(),
                report.partial(),
                report.region(),
                report.startedAt().truncatedTo(ChronoUnit.MILLIS),
                report.finishedAt().truncatedTo(ChronoUnit.MILLIS),
                Duration.between(report.startedAt(), report.finishedAt()).toSeconds(),
                report.dryRun(),
                report.kept().stream().map(Item::of).toList(),
                deleted.stream().map(Item::of).toList(),
                report.results().stream()
                        .filter(result -> result.delete() && !deleted.contains(result))
                        .map(Failure::of)
                        .toList(),
                report.freedBytes(),
                OptionRendering.in(report.problems()),
                OptionRendering.in(report.warnings()));
    }
}
