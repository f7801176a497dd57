package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Crowd;
import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Operations that come and go at random in one process, some stopped, some with credentials that end, some that hang:
 * each of the others keeps its promises as if it were alone. A failure names its seed: see {@link Seeds}.
 */
class SharedLookRandomTest {

    private static final int RUNS = 200;

    private final Map<Integer, BackupOperation> operations = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);

    @Test
    void nobodyHarmsAnother() throws Exception {
        Seeds seeds = Seeds.of(RUNS);
        seeds.play(seed -> {
            operations.clear();
            sizes.clear();
            play(seed);
        });
        if (seeds.enough()) {
            assertThat(verdicts)
                    .as("the runs end in different ways, or they prove little")
                    .contains(Verdict.SUCCESS, Verdict.FAILURE, Verdict.ABORTED);
        }
    }

    private void play(int seed) throws Exception {
        Random random = new Random(seed);
        try (Simulation aws = new Simulation(seed, builder -> builder.rates(Rates.aws()))) {
            Crowd crowd = new Crowd(aws.clock());
            int members = 2 + random.nextInt(10);
            for (int i = 0; i < members; i++) {
                join(aws, crowd, i, random);
            }
            faults(aws, random);
            Instant now = Simulation.START;
            for (int i = 0; i < members; i++) {
                now = now.plusMillis(random.nextInt(40_000));
                crowd.runUntil(now);
                switch (random.nextInt(5)) {
                    case 0 -> crowd.stop(i);
                    case 1 -> aws.db().expireToken("AKID" + i);
                    case 2 -> crowd.forget(i);
                    default -> {
                        // It stays as it is.
                    }
                }
            }
            crowd.run();
            assertThat(aws.db().calls().busiestSecond("ListBackups"))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(5);
            operations.forEach((member, operation) -> check(aws, member, operation.report(), "seed " + seed));
        }
    }

    private void join(Simulation aws, Crowd crowd, int member, Random random) {
        int tables = random.nextBoolean() ? 1 : 1 + random.nextInt(4);
        for (int i = 0; i < tables; i++) {
            aws.db().seed().table("%d-table-%d".formatted(member, i), 1);
        }
        sizes.put(member, tables);
        aws.db().behaviour().backup(member + "-*", Duration.ofSeconds(random.nextInt(300)));
        AwsSession session = aws.session(LocalDynamoDb.REGION, "AKID" + member);
        BackupRequest request = new BackupRequest(
                TableQuery.of(member + "-*"),
                BackupRequest.DEFAULT_NAME,
                Duration.ofMinutes(1 + random.nextInt(10)),
                true,
                OnPartialFailure.FAILURE,
                true);
        crowd.add(Simulation.START.plusMillis(random.nextInt(60_000)), () -> {
            BackupOperation operation = BackupOperation.start(
                    request, Map.of(), session, SettingsFiles.NONE, progress -> {}, aws.journal());
            operations.put(member, operation);
            return operation;
        });
    }

    private static void faults(Simulation aws, Random random) {
        List<Effect> effects = List.of(
                Effect.dropAfter(),
                Effect.dropBefore(),
                Effect.errorBefore("InternalServerError"),
                Effect.throttled(),
                Effect.delay(Duration.ofSeconds(8)));
        if (random.nextBoolean()) {
            aws.db()
                    .rules()
                    .on(random.nextBoolean() ? "CreateBackup" : "ListBackups")
                    .probability(random.nextDouble() * 0.5)
                    .then(effects.get(random.nextInt(effects.size())));
        }
        if (random.nextInt(3) == 0) {
            aws.db().rules().on("ListBackups").probability(0.2).then(Effect.cutPage(1 + random.nextInt(2)));
        }
        if (random.nextInt(10) == 0) {
            aws.db().rules().on("ListBackups").between(4, 8).then(Effect.denied());
        }
    }

    private void check(Simulation aws, int member, BackupReport report, String seed) {
        verdicts.add(report.verdict());
        List<StoredBackup> mine = aws.db().backups().stream()
                .filter(backup -> backup.tableName().startsWith(member + "-"))
                .toList();
        Map<String, StoredBackup> byArn =
                mine.stream().collect(Collectors.toMap(StoredBackup::arnText, backup -> backup));
        long good = 0;
        for (BackupResult result : report.results()) {
            if (result.outcome() == Outcome.OK) {
                good++;
                assertThat(byArn).as(seed).containsKey(result.arn().orElseThrow());
                assertThat(byArn.get(result.arn().orElseThrow()).available())
                        .as(seed)
                        .isBeforeOrEqualTo(aws.clock().instant());
            }
        }
        assertThat(report.verdict() == Verdict.SUCCESS)
                .as("%s: green exactly when all is there, member %d", seed, member)
                .isEqualTo(good == sizes.get(member));
        boolean sawAll = report.results().stream()
                .noneMatch(result -> result.message().key().equals("backup.unconfirmed")
                        || result.message().key().startsWith("backup.stopped"));
        if (sawAll) {
            Set<String> reported = report.results().stream()
                    .flatMap(result -> Stream.concat(result.arn().stream(), result.duplicates().stream()))
                    .collect(Collectors.toSet());
            assertThat(reported).as("%s, member %d", seed, member).containsAll(byArn.keySet());
        }
    }
}
