package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Tables, backups, requests and faults at random, all from one seed. */
final class PruneWorld {

    private static final String EARLIER = "00000000-aaaa-bbbb-cccc-000000000000";

    private final Simulation aws;
    private final Random random;
    private final int tables;

    PruneWorld(Simulation aws, Random random) {
        this.aws = aws;
        this.random = random;
        this.tables = 1 + random.nextInt(oneIn(8) ? 20 : 5);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private static String name(int i) {
        return "table-%02d".formatted(i);
    }

    void seed() {
        for (int i = 0; i < tables; i++) {
            if (!oneIn(7)) {
                aws.db().seed().table(name(i));
            }
            backups(name(i), random.nextInt(13));
        }
        aws.db().seed().table("neighbour");
        backups("neighbour", 6);
    }

    private void backups(String table, int count) {
        int lastOfThisTable = oneIn(4) ? random.nextInt(13) : Integer.MAX_VALUE;
        for (int day = 1; day <= count; day++) {
            BackupSeed seed = between(table, day)
                    .type(oneIn(12) ? (oneIn(2) ? "SYSTEM" : "AWS_BACKUP") : "USER")
                    .status(oneIn(15) ? "CREATING" : "");
            aws.db().seed().backup(day > lastOfThisTable ? seed.tableId(EARLIER) : seed);
        }
    }

    /** Between the days, so that no rule of days changes its mind within a run. */
    private BackupSeed between(String table, int day) {
        Instant at = Simulation.START.minus(Duration.ofHours(24L * day - 6));
        return BackupSeed.of(table, at)
                .name(oneIn(9) ? "manual-" + day : NameTemplate.TABLE_AND_TIMESTAMP.name(table, at));
    }

    PruneRequest request() {
        Optional<Integer> keepLast = oneIn(4) ? Optional.empty() : Optional.of(1 + random.nextInt(4));
        Optional<Integer> keepDays =
                keepLast.isPresent() && !oneIn(4) ? Optional.empty() : Optional.of(1 + random.nextInt(6));
        KeepCounts keep = KeepCounts.of(1 + random.nextInt(3), KeepCounts.UTC)
                .with(KeepParameter.KEEP_LAST, keepLast)
                .with(KeepParameter.KEEP_DAYS, keepDays);
        if (oneIn(3)) {
            keep = keep.with(KeepParameter.values()[2 + random.nextInt(4)], Optional.of(1 + random.nextInt(4)));
        }
        return new PruneRequest(
                new TableQuery(
                        oneIn(4) ? existing() : List.of("table-*"),
                        oneIn(5) ? List.of(name(0)) : List.of(),
                        List.of(),
                        1),
                keep,
                oneIn(5) ? Optional.of("table-*") : Optional.empty(),
                false,
                oneIn(6) ? List.of("*20T080000") : List.of(),
                oneIn(8) ? 4 : 200,
                oneIn(3),
                oneIn(12));
    }

    private List<String> existing() {
        List<String> names = IntStream.range(0, tables)
                .mapToObj(PruneWorld::name)
                .filter(name -> aws.db().tables().contains(name))
                .toList();
        return names.isEmpty() || oneIn(10) ? List.of(name(0), "tabel-00") : names;
    }

    /** What refuses for good refuses one thing always; what passes hits any call. */
    void faults() {
        List<Effect> passing = List.of(
                Effect.dropAfter(),
                Effect.dropBefore(),
                Effect.errorAfter("InternalServerError"),
                Effect.errorBefore("InternalServerError"),
                Effect.errorBefore("LimitExceededException"),
                Effect.throttled(),
                Effect.delay(Duration.ofSeconds(8)));
        for (int i = random.nextInt(4); i > 0; i--) {
            aws.db()
                    .rules()
                    .on("DeleteBackup")
                    .probability(random.nextDouble() * 0.6)
                    .then(any(passing));
        }
        if (oneIn(3)) {
            aws.db().rules().on("DeleteBackup").table(anyBackup()).then(Effect.errorBefore("BackupInUseException"));
        }
        if (oneIn(6)) {
            aws.db()
                    .rules()
                    .on("DeleteBackup")
                    .table(name(random.nextInt(tables)))
                    .then(Effect.denied());
        }
        if (oneIn(20)) {
            aws.db().rules().on("DeleteBackup").then(Effect.errorBefore("UnrecognizedClientException"));
        }
        if (oneIn(6)) {
            aws.db()
                    .rules()
                    .on("DescribeTable")
                    .table(name(random.nextInt(tables)))
                    .then(Effect.denied());
        }
        if (oneIn(2)) {
            Effect listing = any(List.of(
                    Effect.dropBefore(),
                    Effect.errorBefore("ServiceUnavailable"),
                    Effect.throttled(),
                    Effect.cutPage(1 + random.nextInt(3)),
                    Effect.emptyPage()));
            aws.db().rules().on("List*").probability(random.nextDouble() * 0.5).then(listing);
        }
        if (oneIn(20)) {
            aws.db()
                    .rules()
                    .on("ListBackups")
                    .between(1 + random.nextInt(3), 40)
                    .then(Effect.denied());
        }
        if (oneIn(25)) { // after requests whose answers were lost, too
            aws.db()
                    .rules()
                    .on("DeleteBackup")
                    .between(2 + random.nextInt(10), 10_000)
                    .then(Effect.denied());
        }
        if (oneIn(8)) {
            aws.db().clockSkew(Duration.ofSeconds(random.nextInt(800) - 400));
        }
    }

    /** A process takes its time to come up; the pace of the one before is forgotten. */
    void restart() {
        aws.clock().advance(Duration.ofSeconds(2 + random.nextInt(90)));
    }

    /** What others do while nobody looks. */
    void change() {
        if (oneIn(3)) {
            aws.db().seed().backup(between(name(random.nextInt(tables)), 0));
        }
        if (oneIn(3)) {
            aws.db().seed().backupStatus(anyBackup(), "CREATING");
        }
    }

    Executor process() {
        return oneIn(2)
                ? Death.atCall(2 + random.nextInt(30), Death.Moment.values()[random.nextInt(2)])
                : Runnable::run;
    }

    Instant end() {
        return oneIn(12) ? Simulation.START.plusSeconds(1 + random.nextInt(8)) : Instant.MAX;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String anyBackup() {
        return any(
                aws.db().backups().stream().map(StoredBackup::arnText).sorted().toList());
    }
}
