package io.jenkins.plugins.dynamodbbackup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;

/** Compares two tables in a process of its own, and scans the same tables without comparing them. */
final class CompareBenchmark {

    private static final String HEAP = "128m";
    private static final int ITEMS = Integer.getInteger("bench.items", 500_000);
    private static final int FEW = Integer.getInteger("bench.few", 100_000);
    private static final int MANY = Integer.getInteger("bench.many", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    /** The segments that a comparison has. */
    private static final int LEAST_SEGMENTS = 8;

    private static final int ITEMS_OF_A_SEGMENT = 100_000;

    /** Items of the pages of the scans; 0 for those of AWS, 1 MB each. */
    private static final int PAGE = Integer.getInteger("bench.page", 0);

    private CompareBenchmark() {}

    static void rate() throws IOException, InterruptedException {
        run("(e) comparing two equal tables", ITEMS, ITEMS, ROUNDS, false);
    }

    static void memory() throws IOException, InterruptedException {
        run("(f) comparing two equal tables", FEW, FEW, 1, false);
        run("(f) comparing tables, one of them in another order", FEW, FEW, 1, true);
        run("(f) comparing tables, one of them empty", FEW, 0, 1, false);
        run("(f) comparing two equal tables", MANY, MANY, 1, false);
    }

    private static void run(String title, int left, int right, int rounds, boolean shuffled)
            throws IOException, InterruptedException {
        try (LocalDynamoDb db = LocalDynamoDb.start()) {
            Items.fill(db, EngineCompare.LEFT, left, Items::item);
            Items.fill(db, EngineCompare.RIGHT, right, Items::item);
            Items.fill(db, "warm-up", 20_000, Items::item);
            Items.fill(db, "warm-up-too", 20_000, Items::item);
            if (shuffled) {
                Items.shuffle(db, EngineCompare.RIGHT);
            }
            report(
                    "%s, %,d and %,d items".formatted(title, left, right),
                    ChildProcess.measure(
                            HEAP,
                            EngineCompare.class,
                            db.endpoint().toString(),
                            String.valueOf(rounds),
                            String.valueOf(Math.max(LEAST_SEGMENTS, left / ITEMS_OF_A_SEGMENT)),
                            String.valueOf(PAGE)));
        }
    }

    private static void report(String title, JsonNode figures) {
        double scan = figures.get("scanSeconds").asDouble();
        double compare = figures.get("compareSeconds").asDouble();
        System.out.printf("%s%n", title);
        System.out.printf(
                "  rate               %.2f of that of a scan (%.1f s, and %.1f s)%n", scan / compare, compare, scan);
        System.out.printf(
                "  heap               at most %.1f MB beyond the %.1f MB in use before (limit %s)%n",
                figures.get("peakBeyondMb").asDouble(),
                figures.get("baselineMb").asDouble(),
                HEAP);
        System.out.printf("  result             %s%n", figures.get("message").asText());
    }
}
