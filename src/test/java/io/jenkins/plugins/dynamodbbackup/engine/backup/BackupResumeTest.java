package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends the process at every moment that matters and goes on from what was saved. */
class BackupResumeTest {

    private static final int TABLES = 7;
    private static final ProgressJson<BackupProgress> JSON = new ProgressJson<>(BackupProgress.class);

    private static BackupRequest request() {
        return new BackupRequest(
                TableQuery.of("orders-*"),
                "${TABLE}-${BUILD}-${TIMESTAMP}",
                Duration.ofMinutes(30),
                true,
                OnPartialFailure.FAILURE,
                true);
    }

    private static Simulation seeded() {
        Simulation aws = new Simulation();
        for (int i = 0; i < TABLES; i++) {
            aws.db().seed().table("orders-" + i, 1);
            aws.db().behaviour().backup("orders-" + i, Duration.ofSeconds(10 + 8 * i));
        }
        return aws;
    }

    @Test
    void diesAtEverySave() throws Exception {
        int saves = savesOfAWholeRun();
        assertThat(saves).isGreaterThan(5);
        for (int n = 1; n <= saves; n++) {
            try (Simulation aws = seeded()) {
                List<String> saved = new ArrayList<>();
                int last = n;
                BackupOperation doomed = BackupOperation.start(
                        request(),
                        Map.of("BUILD", "17"),
                        aws.session(),
                        SettingsFiles.NONE,
                        progress -> {
                            saved.add(JSON.write(progress));
                            if (saved.size() == last) {
                                throw new Death();
                            }
                        },
                        aws.journal());
                assertThat(dies(aws, doomed)).as("dies at save %d", n).isTrue();
                resumesToOneBackupEach(aws, saved.get(saved.size() - 1), "save " + n);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void diesAtEveryCallOfAws(Death.Moment moment) throws Exception {
        for (int n = 1; ; n++) {
            try (Simulation aws = seeded()) {
                List<String> saved = new ArrayList<>();
                BackupOperation doomed = BackupOperation.start(
                        request(),
                        Map.of("BUILD", "17"),
                        aws.session(Death.atCall(n, moment)),
                        SettingsFiles.NONE,
                        progress -> saved.add(JSON.write(progress)),
                        aws.journal());
                if (!dies(aws, doomed)) {
                    assertThat(n).as("calls of a whole run").isGreaterThan(TABLES);
                    return;
                }
                if (saved.isEmpty()) {
                    assertThat(aws.db().backups())
                            .as("nothing may be asked for before the names are saved")
                            .isEmpty();
                } else {
                    resumesToOneBackupEach(aws, saved.get(saved.size() - 1), moment + " " + n);
                }
            }
        }
    }

    @Test
    void goesOnFromAProgressSavedBeforeTheTablesWereKnown() throws Exception {
        try (Simulation aws = seeded()) {
            BackupOperation fresh = BackupOperation.start(
                    request(), Map.of("BUILD", "17"), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal());
            resumesToOneBackupEach(aws, JSON.write(fresh.progress()), "before the plan");
        }
    }

    @Test
    void aStoppedRunIsPickedUpAndSaysWhatGoesOn() throws Exception {
        try (Simulation aws = seeded()) {
            List<String> saved = new ArrayList<>();
            BackupOperation stopped = BackupOperation.start(
                    request(),
                    Map.of("BUILD", "17"),
                    aws.session(),
                    SettingsFiles.NONE,
                    progress -> saved.add(JSON.write(progress)),
                    aws.journal());
            aws.runUntil(stopped, Simulation.START.plusSeconds(8));
            stopped.stop();

            assertThat(stopped.report().verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(stopped.report().results())
                    .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.REQUESTED))
                    .allSatisfy(result -> assertThat(Said.of(result.message()))
                            .isEqualTo("backup.stopped.creating(" + result.name() + ")"));
            resumesToOneBackupEach(aws, saved.get(saved.size() - 1), "stop");
        }
    }

    @Test
    void whatAwsDidNotAnswerIsNotConfirmedAfterAStop() throws Exception {
        try (Simulation aws = seeded()) {
            aws.db().rules().on("CreateBackup").then(Effect.dropBefore());
            BackupOperation stopped = BackupOperation.start(
                    request(), Map.of("BUILD", "17"), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal());
            aws.runUntil(stopped, Simulation.START.plusSeconds(8));
            stopped.stop();

            assertThat(stopped.report().verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(stopped.report().results())
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.UNCONFIRMED))
                    .allSatisfy(result -> assertThat(Said.of(result.message()))
                            .isEqualTo("backup.stopped.unanswered(" + result.name() + ")"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LimitExceededException", "ThrottlingException"})
    void whatAwsRefusedIsNotMadeAfterAStop(String code) throws Exception {
        try (Simulation aws = seeded()) {
            aws.db().rules().on("CreateBackup").then(Effect.errorBefore(code));
            BackupOperation refused = BackupOperation.start(
                    request(), Map.of("BUILD", "17"), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal());
            aws.runUntil(refused, Simulation.START.plusSeconds(8));
            stopsWithoutBackups(refused);
        }
    }

    @Test
    void whatIsNotListedAfterARestartAndThenRefusedIsNotMade() throws Exception {
        try (Simulation aws = seeded()) {
            String saved = savedBeforeAnyRequest(aws);
            aws.db().rules().on("CreateBackup").then(Effect.errorBefore("LimitExceededException"));
            BackupOperation refused = BackupOperation.resume(
                    JSON.read(saved), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal());
            aws.runUntil(refused, aws.clock().instant().plusSeconds(60));
            stopsWithoutBackups(refused);
        }
    }

    private static void stopsWithoutBackups(BackupOperation refused) {
        refused.stop();
        assertThat(refused.report().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(refused.report().results())
                .hasSize(TABLES)
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED))
                .allSatisfy(
                        result -> assertThat(result.message()).isEqualTo(Message.of("backup.stopped.notRequested")));
    }

    @Test
    void aRunIsPickedUpOnlyInItsOwnRegion() throws Exception {
        try (Simulation aws = seeded()) {
            String saved = savedBeforeAnyRequest(aws);
            assertThatExceptionOfType(BadRequestException.class)
                    .isThrownBy(() -> BackupOperation.resume(
                            JSON.read(saved),
                            aws.session("us-east-1", Simulation.ACCESS_KEY),
                            SettingsFiles.NONE,
                            progress -> {},
                            aws.journal()))
                    .returns(
                            Message.of("operation.otherRegion", "backup", "eu-west-1", "us-east-1"),
                            BadRequestException::reason);
            assertThat(aws.db().backups()).isEmpty();
        }
    }

    @Test
    void aRunIsPickedUpOnlyInItsOwnAccount() throws Exception {
        try (Simulation aws = new Simulation(1, builder -> builder.account("AKIDOTHER", "999988887777"))) {
            aws.db().seed().table("orders-1", 1);
            String saved = savedBeforeAnyRequest(aws);
            BackupReport report = aws.run(BackupOperation.resume(
                    JSON.read(saved),
                    aws.session(LocalDynamoDb.REGION, "AKIDOTHER"),
                    SettingsFiles.NONE,
                    progress -> {},
                    aws.journal()));
            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(Said.all(report.problems()))
                    .containsExactly("operation.elsewhere(backup, 111122223333, 999988887777)");
            assertThat(aws.db().calls().count("CreateBackup")).isZero();
        }
    }

    @Test
    void withoutGoodCredentialsARunStaysAsItWasSaved() throws Exception {
        try (Simulation aws = seeded()) {
            String saved = savedBeforeAnyRequest(aws);
            aws.db().expireToken(Simulation.ACCESS_KEY);
            BackupReport report = aws.run(BackupOperation.resume(
                    JSON.read(saved),
                    aws.session(Runnable::run),
                    SettingsFiles.NONE,
                    progress -> {
                        throw new AssertionError("nothing is saved");
                    },
                    aws.journal()));
            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(Message.texts(report.problems()))
                    .singleElement()
                    .asString()
                    .startsWith("GetCallerIdentity failed: Expired");

            aws.db().renewToken(Simulation.ACCESS_KEY);
            resumesToOneBackupEach(aws, saved, "with renewed credentials");
        }
    }

    /** Seconds after the start: before the first answer, while backups are asked for, and while they are waited for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 30})
    void aTokenThatExpiresInTheMiddleLeavesARunToGoOnWith(int seconds) throws Exception {
        try (Simulation aws = seeded()) {
            aws.db().rules().on("CreateBackup").first(3).then(Effect.dropBefore());
            List<String> saved = new ArrayList<>();
            BackupOperation operation = BackupOperation.start(
                    request(),
                    Map.of("BUILD", "17"),
                    aws.session(),
                    SettingsFiles.NONE,
                    progress -> saved.add(JSON.write(progress)),
                    aws.journal());
            aws.runUntil(operation, Simulation.START.plusSeconds(seconds));
            aws.db().expireToken(Simulation.ACCESS_KEY);
            BackupReport report = aws.run(operation);

            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(Said.all(report.problems()))
                    .singleElement()
                    .asString()
                    .contains("ExpiredTokenException")
                    .endsWith(" + backup.left");
            assertThat(report.results())
                    .extracting(BackupResult::outcome)
                    .containsAnyOf(Outcome.REQUESTED, Outcome.UNCONFIRMED)
                    .doesNotContain(Outcome.FAILED);
            operation.stop();
            assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);

            aws.db().renewToken(Simulation.ACCESS_KEY);
            aws.db().rules().clear();
            resumesToOneBackupEach(aws, saved.get(saved.size() - 1), "with a new token");
        }
    }

    @Test
    void whatExpiredCredentialsAskedForWasNotMade() throws Exception {
        try (Simulation aws = seeded()) {
            aws.db().rules().on("CreateBackup").then(Effect.errorBefore("ExpiredTokenException"));
            BackupReport report = aws.run(BackupOperation.start(
                    request(),
                    Map.of("BUILD", "17"),
                    aws.session(),
                    SettingsFiles.NONE,
                    progress -> {},
                    aws.journal()));
            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(report.results())
                    .extracting(BackupResult::outcome)
                    .contains(Outcome.SKIPPED)
                    .doesNotContain(Outcome.FAILED);
        }
    }

    /** With the deadline over there is nothing left to wait for, and still something to look at. */
    @Test
    void credentialsMissingAtTheDeadlineLeaveARunToGoOnWith() throws Exception {
        try (Simulation aws = seeded()) {
            aws.db().behaviour().backup("orders-*", Duration.ofMinutes(29));
            List<String> saved = new ArrayList<>();
            BackupOperation operation = BackupOperation.start(
                    request(),
                    Map.of("BUILD", "17"),
                    aws.session(),
                    SettingsFiles.NONE,
                    progress -> saved.add(JSON.write(progress)),
                    aws.journal());
            aws.runUntil(operation, Simulation.START.plus(Duration.ofMinutes(28)));
            aws.db().rules().on("ListBackups").then(Effect.dropBefore());
            aws.runUntil(
                    operation, Simulation.START.plus(Duration.ofMinutes(30)).minusSeconds(1));
            aws.db().rules().clear();
            aws.db().expireToken(Simulation.ACCESS_KEY);
            assertThat(aws.run(operation).verdict()).isEqualTo(Verdict.ABORTED);

            aws.db().renewToken(Simulation.ACCESS_KEY);
            resumesToOneBackupEach(aws, saved.get(saved.size() - 1), "after the deadline");
        }
    }

    private static String savedBeforeAnyRequest(Simulation aws) throws Exception {
        List<String> saved = new ArrayList<>();
        BackupOperation doomed = BackupOperation.start(
                request(),
                Map.of("BUILD", "17"),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {
                    saved.add(JSON.write(progress));
                    throw new Death();
                },
                aws.journal());
        assertThat(dies(aws, doomed)).isTrue();
        return saved.get(0);
    }

    private static int savesOfAWholeRun() throws Exception {
        try (Simulation aws = seeded()) {
            List<BackupProgress> saves = new ArrayList<>();
            aws.run(BackupOperation.start(
                    request(), Map.of("BUILD", "17"), aws.session(), SettingsFiles.NONE, saves::add, aws.journal()));
            return saves.size();
        }
    }

    private static boolean dies(Simulation aws, BackupOperation doomed) {
        try {
            aws.run(doomed);
            return false;
        } catch (Death death) {
            return true;
        }
    }

    private static void resumesToOneBackupEach(Simulation aws, String saved, String when) throws Exception {
        aws.clock().advance(Duration.ofSeconds(20));
        BackupReport report = aws.run(BackupOperation.resume(
                JSON.read(saved), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal()));

        assertThat(report.verdict()).as(when).isEqualTo(Verdict.SUCCESS);
        assertThat(report.results())
                .as(when)
                .hasSize(TABLES)
                .allSatisfy(result -> assertThat(result.name()).startsWith(result.table() + "-17-20261122T0200"));
        assertThat(aws.db().backups()).as(when).hasSize(TABLES);
    }
}
