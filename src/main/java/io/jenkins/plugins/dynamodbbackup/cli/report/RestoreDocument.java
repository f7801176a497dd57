package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A restore as JSON. */
@JsonPropertyOrder({"command", "result", "partial", "region", "startedAt", "finishedAt", "seconds"})
record RestoreDocument(
        String command,
        Verdict result,
        boolean partial,
        String region,
        Instant startedAt,
        Instant finishedAt,
        long seconds,
        Outcome outcome,
        String sentence,
        Optional<String> tableName,
        Optional<String> tableArn,
        Optional<BackupItem> source,
        Optional<Check> verification,
        List<String> notes) {

    /** The findings of the verification. */
    record Check(String level, boolean passed, List<String> findings, Optional<Long> countedItems, String sentence) {

        static Check of(Verification check) {
            return new Check(
                    check.level().name().toLowerCase(Locale.ROOT),
                    check.passed(),
                    OptionWords.in(check.findings()),
                    check.countedItems(),
                    OptionWords.in(check.sentence()));
        }
    }

    static RestoreDocument of(RestoreReport report) {
        return new RestoreDocument(
                "restore",
                report.verdict(),
                report.partial(),
                report.region(),
                report.startedAt().truncatedTo(ChronoUnit.MILLIS),
                report.finishedAt().truncatedTo(ChronoUnit.MILLIS),
                Duration.between(report.startedAt(), report.finishedAt()).toSeconds(),
                report.outcome(),
                OptionWords.in(report.sentence()),
                report.targetTable(),
                report.targetArn(),
                report.source().map(BackupItem::of),
                report.verification().map(Check::of),
                OptionWords.in(report.notes()));
    }
}
