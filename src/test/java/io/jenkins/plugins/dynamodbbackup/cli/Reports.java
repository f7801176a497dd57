package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonCounts;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareRequest;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Records;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Verification;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports as the engine makes them. */
public final class Reports {

    public static final Instant START = Instant.parse("2026-11-22T16:38:00.123Z");
    private static final String TABLE_ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/";

    private Reports() {}

    public static String backupArn(String table, int number) {
        return TABLE_ARN + table + "/backup/01795366865123-0000000" + number;
    }

    public static BackupResult ok(String table, long sizeBytes) {
        return new BackupResult(
                table,
                Outcome.OK,
                Message.of("backup.available", Argument.backup(table + "20261122T163800")),
                table + "20261122T163800",
                Optional.of(backupArn(table, 1)),
                Optional.of("AVAILABLE"),
                Optional.of(START),
                sizeBytes,
                List.of());
    }

    public static BackupResult failed(String table) {
        return new BackupResult(
                table,
                Outcome.FAILED,
                Message.foreign("CreateBackup failed: AccessDeniedException. Allow dynamodb:CreateBackup."),
                table + "20261122T163800",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of());
    }

    public static BackupReport backup(Verdict verdict, List<BackupResult> results, String... problems) {
        return new BackupReport(
                verdict,
                "eu-west-1",
                START,
                START.plusSeconds(14),
                results,
                Stream.of(problems).map(Message::foreign).toList(),
                List.of());
    }

    public static BackupReport backupDone() {
        return backup(Verdict.SUCCESS, List.of(ok("orders", 1_234_567_890L)));
    }

    public static ListedBackup summary(String table, int number, Instant createdAt, long sizeBytes) {
        return new ListedBackup(
                table,
                Optional.empty(),
                Optional.of(TABLE_ARN + table),
                backupArn(table, number),
                table + "-nightly-" + number,
                createdAt,
                "AVAILABLE",
                "USER",
                sizeBytes);
    }

    public static RestoreReport restore(
            Verdict verdict, Outcome outcome, Message message, Optional<Verification> check, List<Message> notes) {
        return new RestoreReport(
                verdict,
                outcome,
                message,
                "eu-west-1",
                START,
                START.plusSeconds(3725),
                Optional.of("orders-restored"),
                Optional.of(TABLE_ARN + "orders-restored"),
                Optional.of(Records.chosen(summary("orders", 1, START.minusSeconds(86400), 1000))),
                check,
                notes,
                false,
                List.of(),
                Optional.empty(),
                ModeReport.NONE);
    }

    /** The same of a table that was rolled back in place, with one item that was left. */
    public static RestoreReport rolledBack() {
        RestoreReport it = restore(
                Verdict.UNSTABLE,
                Outcome.OK,
                Message.of("restore.inPlace.left", 1, "orders-left.jsonl"),
                Optional.empty(),
                List.of());
        return new RestoreReport(
                it.verdict(),
                it.outcome(),
                it.message(),
                it.region(),
                it.startedAt(),
                it.finishedAt(),
                Optional.of("orders"),
                Optional.of(TABLE_ARN + "orders"),
                it.source(),
                it.verification(),
                it.notes(),
                it.dryRun(),
                it.preview(),
                it.settings(),
                new ModeReport(
                        RestoreRequest.Mode.IN_PLACE,
                        Optional.of(new ModeReport.Compared(
                                7,
                                7,
                                false,
                                1,
                                0,
                                1,
                                List.of(new ModeReport.Example("changed", "{\"id\":{\"S\":\"a\"}}", List.of("price"))),
                                Optional.of("orders-differences.jsonl"))),
                        Optional.of(new ModeReport.Planned(2, 0, 3)),
                        Optional.of(new ModeReport.Written(
                                1,
                                0,
                                1,
                                List.of(new ModeReport.Left(
                                        "{\"id\":{\"S\":\"a\"}}", Message.of("compare.left.changed"))),
                                Optional.of("orders-left.jsonl"))),
                        Optional.of(new ModeReport.SafetyBackup("orders-before", "arn:b")),
                        Optional.of(new ModeReport.Copy("orders-in-place", false)),
                        Optional.empty()));
    }

    /** The same with what became of two settings. */
    public static RestoreReport withSettings(RestoreReport it) {
        return new RestoreReport(
                it.verdict(),
                it.outcome(),
                it.message(),
                it.region(),
                it.startedAt(),
                it.finishedAt(),
                it.targetTable(),
                it.targetArn(),
                it.source(),
                it.verification(),
                it.notes(),
                it.dryRun(),
                it.preview(),
                Optional.of(new SettingsReport(
                        SettingsOrigin.LIVE_TABLE,
                        Message.of("restore.settings.from.table", Argument.table("orders")),
                        List.of(
                                new SettingResult(
                                        SettingName.TAGS,
                                        Message.of("settings.value.tags", 2),
                                        Message.of("settings.value.tags", 2),
                                        SettingState.APPLIED,
                                        Optional.empty()),
                                new SettingResult(
                                        SettingName.TTL,
                                        Message.foreign("expires"),
                                        Message.foreign("-"),
                                        SettingState.FAILED,
                                        Optional.of(Message.of("settings.timeout")))))),
                ModeReport.NONE);
    }

    public static RestoreReport restoreDone() {
        return restore(
                Verdict.SUCCESS,
                Outcome.OK,
                Message.of("restore.active", Argument.table("orders-restored")),
                Optional.of(new Verification(
                        VerifyLevel.SCHEMA,
                        List.of(),
                        Optional.empty(),
                        Message.of("restore.compared.same", Message.of("restore.schema.keys")))),
                List.of());
    }

    /** The dry run of a restore to a point in time. */
    public static RestoreReport preview() {
        Argument target = Argument.table("orders-restored");
        return new RestoreReport(
                Verdict.SUCCESS,
                Outcome.SKIPPED,
                Message.of("restore.preview", target),
                "eu-west-1",
                START,
                START.plusSeconds(3),
                Optional.of("orders-restored"),
                Optional.empty(),
                Optional.of(Records.pointInTime(Instant.parse("2026-11-22T16:33:00Z"), 7)),
                Optional.empty(),
                List.of(),
                true,
                List.of(Message.of("restore.preview.noOverrides"), Message.of("restore.preview.free", target)),
                Optional.empty(),
                ModeReport.NONE);
    }

    public static PruneResult kept(int number) {
        return new PruneResult(
                summary("orders", number, START.minusSeconds(3600), 500),
                false,
                Message.foreign("newest 1"),
                Outcome.SKIPPED,
                Message.foreign("stays."));
    }

    public static PruneResult gone(int number, Outcome outcome) {
        return new PruneResult(
                summary("orders", number, START.minusSeconds(12 * 86400), 2_000_000),
                true,
                Message.foreign("no rule keeps it"),
                outcome,
                Message.foreign(outcome == Outcome.OK ? "deleted." : "DeleteBackup failed: BackupInUseException."));
    }

    public static PruneReport prune(Verdict verdict, boolean dryRun, PruneResult... results) {
        return new PruneReport(
                verdict, "eu-west-1", dryRun, START, START.plusSeconds(2), List.of(results), List.of(), List.of());
    }

    public static CatalogueReport catalogue(Verdict verdict, List<ListedBackup> backups, String... problems) {
        return new CatalogueReport(
                verdict,
                "eu-west-1",
                START.minusSeconds(1),
                START,
                true,
                backups,
                Stream.of(problems).map(Message::foreign).toList(),
                List.of());
    }

    public static CatalogueReport notListed(String problem) {
        return new CatalogueReport(
                Verdict.FAILURE,
                "eu-west-1",
                START.minusSeconds(1),
                START,
                false,
                List.of(),
                List.of(Message.foreign(problem)),
                List.of());
    }

    public static PruneReport pruneDone() {
        return prune(Verdict.SUCCESS, false, kept(1), gone(2, Outcome.OK));
    }

    /** @param lines the first differences */
    public static CompareReport compareDone(Verdict verdict, ComparisonCounts counts, List<String> lines) {
        return new CompareReport(
                verdict,
                Outcome.OK,
                Message.foreign("The items were compared."),
                new CompareRequest(
                        "orders-restored",
                        "orders",
                        Optional.empty(),
                        Optional.of("eu-west-3"),
                        WorkLimits.DEFAULT,
                        0,
                        List.of(),
                        lines.isEmpty() ? "" : "/tmp/orders.jsonl",
                        false,
                        CompareRequest.DEFAULT_TIMEOUT),
                "eu-west-1",
                START,
                START.plusSeconds(61),
                counts,
                2_310_442,
                lines);
    }

    public static CompareReport compareDiffers() {
        return compareDone(
                Verdict.UNSTABLE,
                new ComparisonCounts(2_310_442, 2_310_440, 2, 0, 1, 9025.5, 9025.0),
                List.of(
                        "{\"difference\":\"missing\",\"key\":{\"id\":{\"S\":\"a\"}},"
                                + "\"left\":\"00112233445566778899aabbccddeeff\",\"leftBytes\":12}",
                        "{\"difference\":\"changed\",\"key\":{\"id\":{\"S\":\"b\"}},\"attributes\":[\"price\"],"
                                + "\"left\":\"00112233445566778899aabbccddeeff\",\"leftBytes\":12,"
                                + "\"right\":\"10112233445566778899aabbccddeeff\",\"rightBytes\":13}"));
    }
}
