package io.jenkins.plugins.dynamodbbackup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Brings 100,000 items back of which one in a hundred has changed: in place, and with a tool that restores a dump. */
final class RollBackBenchmark {

    private static final int ITEMS = Integer.getInteger("bench.damaged", 100_000);
    private static final int DAMAGED = 100;
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");

    /** The script dynamodump.py of dynamodump (github.com/bchew/dynamodump), with the packages that it needs. */
    private static final Optional<String> DYNAMODUMP = Optional.ofNullable(System.getProperty("bench.dynamodump"));

    private RollBackBenchmark() {}

    static void run() throws IOException, InterruptedException {
        try (LocalDynamoDb db = LocalDynamoDb.start()) {
            Items.fill(db, EngineRollBack.COPY, ITEMS, Items::item);
            Items.fill(db, EngineRollBack.LIVE, ITEMS, Items::item);
            Path dumps = Files.createTempDirectory("dumps");
            if (DYNAMODUMP.isPresent()) {
                dynamodump(db, dumps, "backup", EngineRollBack.COPY);
            }
            int damaged = damage(db);
            AtomicLong read = Items.countReads(db);
            db.calls().clear();
            JsonNode figures = ChildProcess.measure(
                    "128m", EngineRollBack.class, db.endpoint().toString(), String.valueOf(ITEMS));
            report(db, figures, damaged, read.get());
            db.rules().clear();
            if (DYNAMODUMP.isPresent()) {
                damage(db);
                dump(db, dumps);
            }
        }
    }

    /** A third of them changed, a third deleted, and a third new. */
    private static int damage(LocalDynamoDb db) {
        List<String> changed = new ArrayList<>();
        int damaged = 0;
        for (int number = 0; number < ITEMS; number += DAMAGED, damaged++) {
            switch (damaged % 3) {
                case 0 -> changed.add(Items.item(number, "y".repeat(200)));
                case 1 -> db.seed().delete(EngineRollBack.LIVE, "{\"id\":{\"S\":\"item-%07d\"}}".formatted(number));
                default -> changed.add(Items.item(ITEMS + number));
            }
        }
        db.seed().put(EngineRollBack.LIVE, changed);
        return damaged;
    }

    private static void report(LocalDynamoDb db, JsonNode figures, int damaged, long read) {
        long writes = db.calls().entries().stream()
                .map(CallLog.Entry::operation)
                .filter(WRITES::contains)
                .count();
        System.out.printf("(g) rolling back %,d items of which %,d differ%n", ITEMS, damaged);
        System.out.printf("  writes             %.3f times the differences (%d)%n", (double) writes / damaged, writes);
        System.out.printf("  items read         %.3f times those of both tables (%d)%n", read / 2.0 / ITEMS, read);
        System.out.printf(
                "  time               %.1f s, of which %.1f s to compare%n",
                figures.get("allSeconds").asDouble(),
                figures.get("compareSeconds").asDouble());
        System.out.printf(
                "  capacity units     %.0f read, %.0f written%n",
                figures.get("readUnits").asDouble(), figures.get("writeUnits").asDouble());
        System.out.printf(
                "  as the copy        %s, left %d%n",
                same(db), figures.get("left").asLong());
    }

    private static boolean same(LocalDynamoDb db) {
        return Set.copyOf(db.seed().items(EngineRollBack.COPY))
                .equals(Set.copyOf(db.seed().items(EngineRollBack.LIVE)));
    }

    private static void dump(LocalDynamoDb db, Path dumps) throws IOException, InterruptedException {
        db.calls().clear();
        long started = System.nanoTime();
        dynamodump(db, dumps, "restore", EngineRollBack.LIVE);
        System.out.printf(
                "  dynamodump         %.1f s, %d calls of BatchWriteItem, at least %d write units; as the copy %s%n",
                (System.nanoTime() - started) / 1e9, db.calls().count("BatchWriteItem"), ITEMS, same(db));
    }

    private static void dynamodump(LocalDynamoDb db, Path dumps, String mode, String table)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "python3",
                DYNAMODUMP.orElseThrow(),
                "--mode",
                mode,
                "--region",
                LocalDynamoDb.REGION,
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(db.endpoint().getPort()),
                "--accessKey",
                "local",
                "--secretKey",
                "local",
                "--srcTable",
                EngineRollBack.COPY,
                "--dumpPath",
                dumps.toString(),
                "--log",
                "WARNING"));
        if (mode.equals("restore")) {
            command.addAll(List.of("--destTable", table, "--dataOnly", "--skipThroughputUpdate", "--noConfirm"));
        }
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("dynamodump ended with " + exit);
        }
    }
}
