package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Faults, restarts and slow states at random over many tables. A failure names its seed, and that seed alone plays it
 * again: see {@link Seeds}.
 */
class BackupRandomTest {

    private static final int RUNS = 600;
    private static final ProgressJson<BackupProgress> JSON = new ProgressJson<>(BackupProgress.class);

    /** AWS' documented calls a second for one account and region (spec 1.8). */
    private static final Map<String, Integer> DOCUMENTED = Map.of("CreateBackup", 50, "ListBackups", 5);

    @Test
    void keepsItsPromisesWhateverHappens() throws Exception {
        Set<Verdict> verdicts = new HashSet<>();
        Set<Outcome> outcomes = new HashSet<>();
        Seeds seeds = Seeds.of(RUNS);
        seeds.play(seed -> {
            BackupReport report = play(seed);
            verdicts.add(report.verdict());
            report.results().forEach(result -> outcomes.add(result.outcome()));
        });
        if (seeds.enough()) {
            assertThat(verdicts)
                    .as("the runs end in different ways, or they prove little")
                    .contains(Verdict.SUCCESS, Verdict.FAILURE, Verdict.UNSTABLE);
            assertThat(outcomes).contains(Outcome.OK, Outcome.FAILED, Outcome.TIMED_OUT);
        }
    }

    private BackupReport play(int seed) throws Exception {
        Random random = new Random(seed);
        boolean crowd = random.nextInt(10) == 0;
        int tables = crowd ? 60 + random.nextInt(60) : 1 + random.nextInt(12);
        try (Simulation aws = new Simulation(seed, builder -> builder.rates(Rates.aws()))) {
            for (int i = 0; i < tables; i++) {
                aws.db().seed().table(name(i), 1);
            }
            slowStates(aws, random, tables);
            faults(aws, random);
            AtomicReference<String> saved = new AtomicReference<>();
            BackupOperation operation = BackupOperation.start(
                    request(random),
                    Map.of(),
                    aws.session(deathOrNone(random)),
                    SettingsFiles.NONE,
                    progress -> saved.set(JSON.write(progress)),
                    aws.journal());
            BackupReport report = liveThroughDeaths(aws, operation, saved, random);
            check(aws, report, tables, "seed " + seed);
            return report;
        }
    }

    private static String name(int i) {
        return "table-%03d".formatted(i);
    }

    private static BackupRequest request(Random random) {
        return new BackupRequest(
                TableQuery.of("table-*"),
                random.nextBoolean() ? BackupRequest.DEFAULT_NAME : "${TABLE}-nightly",
                Duration.ofMinutes(random.nextInt(3) == 0 ? 2 : 30),
                true,
                random.nextBoolean() ? OnPartialFailure.FAILURE : OnPartialFailure.UNSTABLE,
                true);
    }

    private static void slowStates(Simulation aws, Random random, int tables) {
        for (int i = 0; i < 3; i++) {
            aws.db().behaviour().backup(name(random.nextInt(tables)), Duration.ofSeconds(random.nextInt(400)));
        }
        if (random.nextInt(4) == 0) {
            aws.db().behaviour().backupsUnavailable(1 + random.nextInt(5));
        }
        if (random.nextInt(5) == 0) {
            aws.db().seed().tableStatus(name(random.nextInt(tables)), "CREATING");
        }
        if (random.nextInt(6) == 0) {
            aws.db().clockSkew(Duration.ofSeconds(random.nextInt(400) - 200));
        }
    }

    private static void faults(Simulation aws, Random random) {
        List<Effect> create = List.of(
                Effect.dropAfter(),
                Effect.dropBefore(),
                Effect.errorAfter("InternalServerError"),
                Effect.errorBefore("InternalServerError"),
                Effect.errorBefore("TableInUseException"),
                Effect.errorBefore("LimitExceededException"),
                Effect.throttled(),
                Effect.delay(Duration.ofSeconds(8)));
        int kinds = random.nextInt(4);
        for (int i = 0; i < kinds; i++) {
            aws.db()
                    .rules()
                    .on("CreateBackup")
                    .probability(random.nextDouble() * 0.5)
                    .then(create.get(random.nextInt(create.size())));
        }
        if (random.nextInt(5) == 0) {
            aws.db().rules().on("CreateBackup").table(name(random.nextInt(10))).then(Effect.denied());
        }
        List<Effect> list = List.of(
                Effect.dropBefore(),
                Effect.errorBefore("ServiceUnavailable"),
                Effect.throttled(),
                Effect.cutPage(1 + random.nextInt(3)),
                Effect.emptyPage());
        if (random.nextBoolean()) {
            aws.db()
                    .rules()
                    .on("List*")
                    .probability(random.nextDouble() * 0.4)
                    .then(list.get(random.nextInt(list.size())));
        }
        if (random.nextInt(25) == 0) {
            aws.db().rules().on("ListBackups").between(2, 40).then(Effect.denied());
        }
    }

    private static java.util.concurrent.Executor deathOrNone(Random random) {
        return random.nextInt(3) == 0
                ? Death.atCall(2 + random.nextInt(30), Death.Moment.values()[random.nextInt(2)])
                : Runnable::run;
    }

    private static BackupReport liveThroughDeaths(
            Simulation aws, BackupOperation first, AtomicReference<String> saved, Random random) throws Exception {
        BackupOperation operation = first;
        while (true) {
            try {
                return aws.run(operation);
            } catch (Death death) {
                aws.clock().advance(Duration.ofSeconds(random.nextInt(90)));
                operation = saved.get() == null
                        ? BackupOperation.start(
                                first.progress().request(),
                                Map.of(),
                                aws.session(deathOrNone(random)),
                                SettingsFiles.NONE,
                                progress -> saved.set(JSON.write(progress)),
                                aws.journal())
                        : BackupOperation.resume(
                                JSON.read(saved.get()),
                                aws.session(deathOrNone(random)),
                                SettingsFiles.NONE,
                                progress -> saved.set(JSON.write(progress)),
                                aws.journal());
            }
        }
    }

    private static void check(Simulation aws, BackupReport report, int tables, String seed) {
        assertEveryTableHasAnOutcome(report, tables, seed);
        assertOkMeansAvailable(aws, report, seed);
        assertNoBackupIsUnreported(aws, report, seed);
        assertGreenOnlyWhenAllAreGood(report, tables, seed);
        DOCUMENTED.forEach((operation, perSecond) -> assertThat(aws.db().calls().busiestSecond(operation))
                .as("%s: %s in one second", seed, operation)
                .isLessThanOrEqualTo(perSecond));
    }

    private static void assertEveryTableHasAnOutcome(BackupReport report, int tables, String seed) {
        if (report.results().isEmpty()) {
            assertThat(report.problems()).as(seed).isNotEmpty();
            return;
        }
        assertThat(report.results())
                .as(seed)
                .extracting(BackupResult::table)
                .containsExactlyElementsOf(IntStream.range(0, tables)
                        .mapToObj(BackupRandomTest::name)
                        .toList());
        assertThat(report.results())
                .as(seed)
                .allSatisfy(result ->
                        assertThat(result.message().toString()).endsWith(".").doesNotContain("null"));
    }

    private static void assertOkMeansAvailable(Simulation aws, BackupReport report, String seed) {
        Map<String, StoredBackup> stored =
                aws.db().backups().stream().collect(Collectors.toMap(StoredBackup::arnText, backup -> backup));
        assertThat(report.results())
                .as(seed)
                .filteredOn(result -> result.outcome() == Outcome.OK)
                .allSatisfy(result -> {
                    assertThat(stored).containsKey(result.arn().orElseThrow());
                    assertThat(stored.get(result.arn().orElseThrow()).tableName())
                            .isEqualTo(result.table());
                    assertThat(result.status()).contains("AVAILABLE");
                });
    }

    private static void assertNoBackupIsUnreported(Simulation aws, BackupReport report, String seed) {
        Set<String> reported = report.results().stream()
                .flatMap(result -> Stream.concat(result.arn().stream(), result.duplicates().stream()))
                .collect(Collectors.toSet());
        Set<String> unreadable = report.results().stream()
                .filter(result -> Set.of(Outcome.FAILED, Outcome.TIMED_OUT).contains(result.outcome())
                        && result.message().key().equals("backup.unconfirmed"))
                .map(BackupResult::table)
                .collect(Collectors.toSet());
        assertThat(aws.db().backups().stream()
                        .filter(backup -> !unreadable.contains(backup.tableName()))
                        .map(StoredBackup::arnText))
                .as("%s: every backup that was made is named in the report", seed)
                .allMatch(reported::contains);
    }

    private static void assertGreenOnlyWhenAllAreGood(BackupReport report, int tables, String seed) {
        long good = report.results().stream()
                .filter(result -> result.outcome() == Outcome.OK)
                .count();
        assertThat(report.verdict() == Verdict.SUCCESS)
                .as(seed)
                .isEqualTo(good == tables && report.problems().isEmpty());
    }
}
