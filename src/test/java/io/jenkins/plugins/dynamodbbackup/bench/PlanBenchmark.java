package io.jenkins.plugins.dynamodbbackup.bench;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PrunePlan;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.retention.TableFact;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Plans a prune over 100,000 listed backups: 1,000 tables with 100 daily ones each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 0)
@Measurement(iterations = 8)
public class PlanBenchmark {

    private static final int TABLES = 1000;
    private static final int BACKUPS = 100;
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final String ACCOUNT = "111122223333";

    private RetentionPolicy policy;
    private List<ListedBackup> listed;
    private Map<String, TableFact> facts;

    static void run() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(PlanBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    @Setup
    public void listBackups() throws Exception {
        policy = RetentionPolicy.parse(
                new PruneRequest(
                        TableQuery.of("*"),
                        KeepCounts.of(1, KeepCounts.UTC)
                                .with(KeepParameter.KEEP_LAST, Optional.of(7))
                                .with(KeepParameter.KEEP_DAYS, Optional.of(30)),
                        Optional.empty(),
                        false,
                        List.of("release-*"),
                        TABLES * BACKUPS,
                        false,
                        true),
                NameTemplate::isTableAndTimestamp);
        listed = new ArrayList<>();
        facts = new HashMap<>();
        for (int table = 0; table < TABLES; table++) {
            String name = "table-%04d".formatted(table);
            facts.put(name, new TableFact.Live("id-" + table));
            for (int day = 0; day < BACKUPS; day++) {
                listed.add(backup(name, "id-" + table, NOW.minus(Duration.ofDays(day))));
            }
        }
    }

    private static ListedBackup backup(String table, String id, Instant createdAt) {
        String tableArn = "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/" + table;
        return new ListedBackup(
                table,
                Optional.of(id),
                Optional.of(tableArn),
                tableArn + "/backup/0%d-0a1b2c3d".formatted(createdAt.toEpochMilli()),
                NameTemplate.TABLE_AND_TIMESTAMP.name(table, createdAt),
                createdAt,
                ListedBackup.AVAILABLE,
                ListedBackup.USER,
                1_000_000);
    }

    /** The first of the measured iterations is the one that counts for a user: nothing is compiled yet. */
    @Benchmark
    public PrunePlan plan() {
        return PrunePlan.plan(
                policy, listed, facts, new PruneContext(NOW, NOW, NOW, Set.of(), "eu-west-1", Optional.of(ACCOUNT)));
    }
}
