package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
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
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports as operations in eu-west-1 give them. */
public final class Reports {

    public static final Instant BEGAN = Instant.parse("2026-03-01T02:00:00Z");
    private static final String REGION = "eu-west-1";
    private static final String TABLES = "arn:aws:dynamodb:" + REGION + ":111122223333:table/";

    private Reports() {}

    /** @param made also tells the backup from others of its table */
    public static BackupResult good(String table, Instant made, long sizeBytes) {
        return new BackupResult(
                table,
                Outcome.OK,
                Message.of("backup.available", Argument.backup(name(table, made))),
                name(table, made),
                Optional.of(arn(table, made)),
                Optional.of("AVAILABLE"),
                Optional.of(made),
                sizeBytes,
                List.of());
    }

    public static BackupResult failed(String table, String why) {
        return failed(table, Message.foreign(why));
    }

    public static BackupResult failed(String table, Message why) {
        return new BackupResult(
                table,
                Outcome.FAILED,
                why,
                name(table, BEGAN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of());
    }

    public static BackupReport backup(BackupResult... results) {
        return backup(List.of(results), List.of());
    }

    public static BackupReport backup(List<BackupResult> results, List<String> problems) {
        boolean good = problems.isEmpty() && results.stream().allMatch(result -> result.outcome() == Outcome.OK);
        return new BackupReport(
                good ? Verdict.SUCCESS : Verdict.FAILURE,
                REGION,
                BEGAN,
                BEGAN.plus(Duration.ofSeconds(75)),
                results,
                problems.stream().map(Message::foreign).toList(),
                List.of());
    }

    public static PruneResult kept(String table, Instant made, String reason) {
        return new PruneResult(
                summary(table, made, 2048),
                false,
                Message.foreign(reason),
                Outcome.SKIPPED,
                Message.of("prune.kept", Message.foreign(reason)));
    }

    public static PruneResult gone(String table, Instant made, Outcome outcome, String sentence) {
        return new PruneResult(
                summary(table, made, 1024),
                true,
                Message.of("retention.keepDays.not", 30, Argument.parameter("keepDays")),
                outcome,
                Message.foreign(sentence));
    }

    public static PruneReport prune(boolean dryRun, PruneResult... results) {
        return new PruneReport(
                Verdict.SUCCESS, REGION, dryRun, BEGAN, BEGAN.plusSeconds(3), List.of(results), List.of(), List.of());
    }

    public static RestoreReport restore(String target) {
        return restore(target, BEGAN, 4096);
    }

    /** @param made the backup that it came from */
    public static RestoreReport restore(String target, Instant made, long sizeBytes) {
        return new RestoreReport(
                Verdict.SUCCESS,
                Outcome.OK,
                Message.of("restore.active", Argument.table(target)),
                REGION,
                BEGAN,
                BEGAN.plus(Duration.ofMinutes(3)),
                Optional.of(target),
                Optional.of(TABLES + target),
                Optional.of(Records.chosen(summary("orders", made, sizeBytes))),
                Optional.of(new Verification(
                        VerifyLevel.SCHEMA, List.of(), Optional.empty(), Message.foreign("Keys are the same."))),
                List.of(Message.foreign("The origin tag could not be written.")),
                false,
                List.of(),
                Optional.empty(),
                ModeReport.NONE);
    }

    /** One that rolled the live table back, and left one item. */
    public static RestoreReport rollback(String file, String leftFile) {
        return with(new ModeReport(
                RestoreRequest.Mode.IN_PLACE,
                Optional.of(new ModeReport.Compared(
                        2000,
                        2000,
                        false,
                        3,
                        2,
                        7,
                        List.of(new ModeReport.Example(
                                "changed", "{\"id\":{\"S\":\"<b>17\"}}", List.of("price", "name"))),
                        Optional.of(file))),
                Optional.of(new ModeReport.Planned(10, 2, 12)),
                Optional.of(new ModeReport.Written(
                        9,
                        2,
                        1,
                        List.of(new ModeReport.Left("{\"id\":{\"S\":\"18\"}}", Message.foreign("changed since."))),
                        Optional.of(leftFile))),
                Optional.of(new ModeReport.SafetyBackup("orders-before", arn("orders", BEGAN))),
                Optional.of(new ModeReport.Copy("orders-in-place", true)),
                Optional.empty()));
    }

    public static RestoreReport drill(Duration recovery) {
        return with(new ModeReport(
                RestoreRequest.Mode.NEW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ModeReport.Copy("orders-drill", false)),
                Optional.of(new ModeReport.Drill(recovery, Optional.of(2000L)))));
    }

    private static RestoreReport with(ModeReport mode) {
        RestoreReport plain = restore("orders");
        return new RestoreReport(
                plain.verdict(),
                plain.outcome(),
                plain.message(),
                plain.region(),
                plain.startedAt(),
                plain.finishedAt(),
                plain.targetTable(),
                plain.targetArn(),
                plain.source(),
                plain.verification(),
                plain.notes(),
                plain.dryRun(),
                plain.preview(),
                plain.settings(),
                mode);
    }

    /** The dry run of a restore to a point in time; the table is of this size. */
    public static RestoreReport preview(String target) {
        Argument table = Argument.table(target);
        Instant time = BEGAN.minus(Duration.ofHours(3));
        return new RestoreReport(
                Verdict.SUCCESS,
                Outcome.SKIPPED,
                Message.of("restore.preview", table),
                REGION,
                BEGAN,
                BEGAN.plusSeconds(3),
                Optional.of(target),
                Optional.empty(),
                Optional.of(Records.pointInTime(time, 7)),
                Optional.empty(),
                List.of(),
                true,
                List.of(Message.of("restore.preview.noOverrides"), Message.of("restore.preview.free", table)),
                Optional.empty(),
                ModeReport.NONE);
    }

    /** As a build has them that wrote them. */
    public static BuildResults results(StoredOperation... operations) {
        try {
            Path build = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "results");
            BuildResults results = new BuildResults(List.of(), build.toFile());
            for (StoredOperation operation : operations) {
                results = results.with(operation);
            }
            return results;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String name(String table, Instant made) {
        return table + "-" + made.getEpochSecond();
    }

    public static String arn(String table, Instant made) {
        return TABLES + table + "/backup/" + String.format("%014d", made.toEpochMilli()) + "-0a1b2c3d";
    }

    private static ListedBackup summary(String table, Instant made, long sizeBytes) {
        return new ListedBackup(
                table,
                Optional.of("id"),
                Optional.of(TABLES + table),
                arn(table, made),
                name(table, made),
                made,
                "AVAILABLE",
                "USER",
                sizeBytes);
    }
}
