package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.daily;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.table;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ends the process at every moment that matters and goes on from what was saved. */
class PruneResumeTest {

    private static final int TABLES = 3;
    private static final int BACKUPS = 9;
    private static final int KEPT = 2;
    private static final ProgressJson<PruneProgress> JSON = new ProgressJson<>(PruneProgress.class);

    private final List<String> saved = new ArrayList<>();
    private final Set<String> planned = new HashSet<>();
    private final Set<String> staying = new HashSet<>();

    private Simulation seeded() {
        return seeded(LocalDynamoDb.ACCOUNT);
    }

    private Simulation seeded(String account) {
        Simulation aws = new Simulation(1, builder -> builder.account(account));
        saved.clear();
        planned.clear();
        staying.clear();
        for (int i = 0; i < TABLES; i++) {
            List<String> backups = table(aws, "orders-" + i, BACKUPS);
            staying.addAll(backups.subList(0, KEPT));
            planned.addAll(backups.subList(KEPT, BACKUPS));
        }
        staying.addAll(table(aws, "customers", 4));
        return aws;
    }

    private PruneOperation start(Simulation aws, java.util.concurrent.Executor process) throws Exception {
        return PruneOperation.start(
                keepLast(KEPT, "orders-*"),
                aws.session(process),
                SettingsFiles.NONE,
                progress -> saved.add(JSON.write(progress)),
                aws.journal());
    }

    private static boolean dies(Simulation aws, PruneOperation doomed) {
        try {
            aws.run(doomed);
            return false;
        } catch (Death death) {
            return true;
        }
    }

    private PruneReport resume(Simulation aws) throws Exception {
        aws.clock().advance(Duration.ofSeconds(20));
        return aws.run(PruneOperation.resume(
                JSON.read(saved.get(saved.size() - 1)),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {},
                aws.journal()));
    }

    private void resumesToThePlanAndNothingElse(Simulation aws, String when) throws Exception {
        PruneReport report = resume(aws);

        assertThat(report.verdict()).as(when).isEqualTo(Verdict.SUCCESS);
        assertThat(there(aws)).as(when).isEqualTo(staying);
        assertThat(report.deleted())
                .as(when)
                .extracting(result -> result.backup().arn())
                .containsExactlyInAnyOrderElementsOf(planned);
        assertThat(report.kept()).as(when).hasSize(TABLES * KEPT);
    }

    @Test
    void diesAtEverySave() throws Exception {
        for (int n = 1; ; n++) {
            try (Simulation aws = seeded()) {
                int last = n;
                PruneOperation doomed = PruneOperation.start(
                        keepLast(KEPT, "orders-*"),
                        aws.session(),
                        SettingsFiles.NONE,
                        progress -> {
                            saved.add(JSON.write(progress));
                            if (saved.size() == last) {
                                throw new Death();
                            }
                        },
                        aws.journal());
                if (!dies(aws, doomed)) {
                    assertThat(n).as("saves of a whole run").isGreaterThan(2);
                    return;
                }
                resumesToThePlanAndNothingElse(aws, "save " + n);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void diesAtEveryCallOfAws(Death.Moment moment) throws Exception {
        for (int n = 1; ; n++) {
            try (Simulation aws = seeded()) {
                if (!dies(aws, start(aws, Death.atCall(n, moment)))) {
                    assertThat(n).as("calls of a whole run").isGreaterThan(TABLES * (BACKUPS - KEPT));
                    return;
                }
                if (saved.isEmpty()) {
                    assertThat(there(aws)).containsAll(planned);
                } else {
                    resumesToThePlanAndNothingElse(aws, moment + " " + n);
                }
            }
        }
    }

    @Test
    void aTokenThatExpiresInTheMiddleLeavesARunToGoOnWith() throws Exception {
        try (Simulation aws = seeded()) {
            PruneOperation operation = start(aws, Runnable::run);
            aws.runUntil(operation, Simulation.START.plusSeconds(5));
            aws.db().expireToken(Simulation.ACCESS_KEY);
            PruneReport report = aws.run(operation);

            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(Said.all(report.problems()))
                    .singleElement()
                    .asString()
                    .contains("aws.error.what.said(ExpiredTokenException, ")
                    .endsWith(" + prune.left");
            assertThat(report.deleted()).isNotEmpty();
            assertThat(report.results())
                    .filteredOn(PruneResult::delete)
                    .extracting(PruneResult::outcome)
                    .containsOnly(Outcome.OK, Outcome.SKIPPED);
            operation.stop();
            assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);

            aws.db().renewToken(Simulation.ACCESS_KEY);
            resumesToThePlanAndNothingElse(aws, "with a new token");
        }
    }

    /** Whatever is in the way of the listing: the plan stays to be gone on with. */
    @Test
    void aListingThatFailsLeavesAResumedRunAsItWasSaved() throws Exception {
        try (Simulation aws = seeded()) {
            PruneReport report = resumeAfter(
                    aws, it -> it.db().rules().on("ListBackups").then(Effect.errorBefore("ExpiredTokenException")));
            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);

            aws.db().rules().clear();
            resumesToThePlanAndNothingElse(aws, "with a new token");
        }
    }

    /** Dies after some deletions, then the world changes, then the run goes on. */
    private PruneReport resumeAfter(Simulation aws, Consumer<Simulation> change) throws Exception {
        assertThat(dies(aws, start(aws, Death.atCall(15, Death.Moment.AFTER_THE_CALL))))
                .isTrue();
        change.accept(aws);
        return resume(aws);
    }

    @Test
    void deletesNothingThatOnlyTheNewPlanDeletes() throws Exception {
        try (Simulation aws = seeded()) {
            List<String> young = new ArrayList<>();
            PruneReport report = resumeAfter(aws, it -> {
                aws.clock().advance(Duration.ofMinutes(5));
                young.add(aws.db().seed().backup(daily("orders-0", 0)));
            });

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
            staying.addAll(young);
            assertThat(there(aws)).isEqualTo(staying);
            assertThat(report.kept())
                    .extracting(PruneResult::reason)
                    .containsOnlyOnce(Message.of("prune.notPlannedBefore"));
        }
    }

    @Test
    void keepsWhatTheNewPlanKeeps() throws Exception {
        try (Simulation aws = seeded()) {
            List<String> doomed = aws.db().backups().stream()
                    .filter(backup -> backup.tableName().equals("orders-1"))
                    .map(backup -> backup.arnText())
                    .filter(staying::contains)
                    .toList();
            PruneReport report =
                    resumeAfter(aws, it -> doomed.forEach(arn -> aws.db().seed().backupStatus(arn, "CREATING")));

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
            assertThat(there(aws)).containsAll(staying).hasSize(staying.size() + KEPT);
            assertThat(report.kept())
                    .extracting(result -> Said.of(result.message()))
                    .filteredOn(said -> said.startsWith("prune.keptNow"))
                    .hasSize(KEPT)
                    .containsOnly("prune.keptNow(retention.keepLast(2, keepLast))");
        }
    }

    @Test
    void aTableThatIsNoLongerSelectedLosesNothingMore() throws Exception {
        try (Simulation aws = seeded()) {
            Set<String> before = new HashSet<>();
            PruneReport report = resumeAfter(aws, it -> {
                before.addAll(there(aws));
                aws.db().seed().vanish("orders-2");
            });

            assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
            assertThat(there(aws))
                    .containsAll(before.stream()
                            .filter(arn -> arn.contains("/orders-2/"))
                            .toList());
            assertThat(report.kept())
                    .filteredOn(result -> result.backup().tableName().equals("orders-2"))
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.reason()).isEqualTo(Message.of("prune.notSelected")));
        }
    }

    @Test
    void aResumedRunIsNotStoppedByWhatThePlanWasAllowedBefore() throws Exception {
        try (Simulation aws = seeded()) {
            PruneOperation doomed = PruneOperation.start(
                    PruneFront.maxDeletes(keepLast(KEPT, "orders-*"), planned.size()),
                    aws.session(Death.atCall(15, Death.Moment.BEFORE_THE_CALL)),
                    SettingsFiles.NONE,
                    progress -> saved.add(JSON.write(progress)),
                    aws.journal());
            assertThat(dies(aws, doomed)).isTrue();
            for (int i = 0; i < TABLES; i++) {
                staying.add(aws.db().seed().backup(daily("orders-" + i, 0)));
            }

            assertThat(resume(aws).verdict()).isEqualTo(Verdict.SUCCESS);
            assertThat(there(aws)).isEqualTo(staying);
        }
    }

    @Test
    void aListingThatFailsNowSaysWhatIsKnown() throws Exception {
        try (Simulation aws = seeded()) {
            Set<String> before = new HashSet<>();
            PruneReport report = resumeAfter(aws, it -> {
                before.addAll(there(aws));
                aws.db().rules().on("ListBackups").then(Effect.denied());
            });

            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(Said.all(report.problems())).singleElement().asString().endsWith(" + prune.nothingMoreDeleted");
            assertThat(report.results())
                    .hasSameSizeAs(planned)
                    .filteredOn(result -> result.outcome() != Outcome.OK)
                    .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.UNCONFIRMED))
                    .allSatisfy(
                            result -> assertThat(result.message()).isEqualTo(Message.of("prune.unknown.interrupted")));
            assertThat(there(aws)).isEqualTo(before);
        }
    }

    /** Nothing was listed then, and what is not listed is not gone. */
    @Test
    void aSelectionThatTakesTooLongNowSaysWhatIsKnown() throws Exception {
        try (Simulation aws = seeded()) {
            PruneOperation stopped = PruneOperation.start(
                    PruneFront.protect(
                            keepLast(KEPT, "orders-*"),
                            IntStream.range(0, 20)
                                    .mapToObj(i -> "regex:" + "a*".repeat(290) + i)
                                    .toArray(String[]::new)),
                    aws.session(),
                    SettingsFiles.NONE,
                    progress -> saved.add(JSON.write(progress)),
                    aws.journal());
            aws.runUntil(stopped, Simulation.START.plusSeconds(3));
            stopped.stop();
            Set<String> before = there(aws);
            AwsRuntime tired = AwsRuntime.with(aws.clock(), new Random(1), Runnable::run, work -> {
                Thread.currentThread().interrupt();
                work.run();
                assertThat(Thread.interrupted()).isTrue();
            });

            PruneReport report = aws.run(PruneOperation.resume(
                    JSON.read(saved.get(saved.size() - 1)),
                    aws.session(tired),
                    SettingsFiles.NONE,
                    progress -> {},
                    aws.journal()));

            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(Message.keys(report.problems())).containsExactly("table.tooMuch");
            assertThat(there(aws)).isEqualTo(before);
            assertThat(report.deleted()).hasSize(planned.size() + staying.size() - before.size());
            assertThat(report.results())
                    .hasSameSizeAs(planned)
                    .filteredOn(result -> result.outcome() != Outcome.OK)
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.UNCONFIRMED));
        }
    }

    @Test
    void triesAgainWhatFailedBefore() throws Exception {
        try (Simulation aws = seeded()) {
            aws.db().rules().on("DeleteBackup").nth(3).then(Effect.errorBefore("BackupInUseException"));
            PruneReport first = aws.run(start(aws, Runnable::run));
            assertThat(first.verdict()).isEqualTo(Verdict.UNSTABLE);
            assertThat(there(aws)).hasSize(staying.size() + 1);

            resumesToThePlanAndNothingElse(aws, "after the end");
        }
    }

    @Test
    void aStoppedRunIsPickedUp() throws Exception {
        try (Simulation aws = seeded()) {
            PruneOperation stopped = start(aws, Runnable::run);
            aws.runUntil(stopped, Simulation.START.plusSeconds(3));
            stopped.stop();
            assertThat(stopped.report().verdict()).isEqualTo(Verdict.ABORTED);

            resumesToThePlanAndNothingElse(aws, "stop");
        }
    }

    @Test
    void goesOnFromAProgressSavedBeforeThePlan() throws Exception {
        try (Simulation aws = seeded()) {
            saved.add(JSON.write(start(aws, Runnable::run).progress()));
            resumesToThePlanAndNothingElse(aws, "before the plan");
        }
    }

    @Test
    void anotherAccountIsNotTakenForAnEmptyOne() throws Exception {
        try (Simulation aws = seeded()) {
            assertThat(dies(aws, start(aws, Death.atCall(15, Death.Moment.AFTER_THE_CALL))))
                    .isTrue();
        }
        String progress = saved.get(saved.size() - 1);
        try (Simulation other = seeded("999922223333")) {
            saved.add(progress);
            PruneReport report = resume(other);

            assertThat(report.verdict()).as("to be picked up where it began").isEqualTo(Verdict.ABORTED);
            assertThat(Said.all(report.problems())).containsExactly("prune.elsewhere");
            assertThat(there(other)).containsAll(planned).containsAll(staying);
        }
    }
}
