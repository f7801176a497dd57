package io.jenkins.plugins.dynamodbbackup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import java.io.IOException;
import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Backs up many tables against AWS' documented rates and 40 ms latency, in a process of its own. */
final class BackupBenchmark {

    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final double CREATES_PER_SECOND = 50;
    private static final int TABLES = 2500;

    /** One after the other, 2,500 tables take most of an hour: the ratio to the floor is the same for fewer. */
    private static final int TABLES_ONE_BY_ONE = 100;

    private BackupBenchmark() {}

    static void engine() throws IOException, InterruptedException {
        run("(a) the engine", EngineBackup.class, TABLES);
    }

    static void oneByOne() throws IOException, InterruptedException {
        run("(b) one call after the other", OneByOneBackup.class, TABLES_ONE_BY_ONE);
    }

    private static void run(String title, Class<?> main, int tables) throws IOException, InterruptedException {
        try (LocalDynamoDb db = LocalDynamoDb.builder()
                .inMemory()
                .latency(LATENCY)
                .rates(Rates.aws())
                .build()) {
            db.behaviour().tables(tables + 10);
            db.seed().table("orders", 1);
            for (int i = 0; i < tables; i++) {
                db.seed().table("table-%04d".formatted(i), 1);
            }
            JsonNode figures = ChildProcess.measure("96m", main, db.endpoint().toString());
            report(title, tables, figures, db.calls());
        }
    }

    private static void report(String title, int tables, JsonNode figures, CallLog calls) {
        double floor = tables / CREATES_PER_SECOND;
        double seconds = figures.get("seconds").asDouble();
        TreeMap<String, Long> byOperation = calls.entries().stream()
                .collect(Collectors.groupingBy(CallLog.Entry::operation, TreeMap::new, Collectors.counting()));
        long creates = calls.count("CreateBackup");
        System.out.printf("%s: %d tables%n", title, tables);
        System.out.printf(
                "  wall time          %.2f times the floor of %.0f s that 50 CreateBackup a second set (%.1f s)%n",
                seconds / floor, floor, seconds);
        System.out.printf(
                "  AVAILABLE          %d of %d%n", figures.get("available").asLong(), tables);
        System.out.printf("  calls              %s%n", byOperation);
        System.out.printf(
                "  beyond the creates %d, warm-up included%n", calls.entries().size() - creates);
        System.out.printf("  refused as too fast %d%n", calls.throttled());
        System.out.printf(
                "  heap               at most %.1f MB beyond the %.1f MB in use before (limit 96 MB)%n",
                figures.get("peakBeyondMb").asDouble(),
                figures.get("baselineMb").asDouble());
        System.out.printf(
                "  threads for calls  at most %d%n", figures.get("callThreads").asInt());
    }
}
