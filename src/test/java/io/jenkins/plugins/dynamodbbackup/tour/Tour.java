package io.jenkins.plugins.dynamodbbackup.tour;

import io.jenkins.plugins.dynamodbbackup.cli.run.AwsEngine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.shop.Items;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Backs up, damages, restores, compares and prunes a small shop on a local DynamoDB, as a user would from a shell. Ends
 * with 1 if anything differs from what the shop had.
 */
public final class Tour {

    private static final int KEEP_LAST = 7;

    private final List<String> wrong = new ArrayList<>();
    private final LocalDynamoDb db;
    private final DynamoDbClient client;
    private final Terminal terminal;

    private Tour(LocalDynamoDb db, DynamoDbClient client, Terminal terminal) {
        this.db = db;
        this.client = client;
        this.terminal = terminal;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        Path directory = Files.createTempDirectory("dynamodb-backup-tour");
        Path data = directory.resolve("data");
        Map<String, String> environment = Map.of("AWS_REGION", LocalDynamoDb.REGION, "XDG_DATA_HOME", data.toString());
        int code = 1;
        try (LocalDynamoDb db = LocalDynamoDb.builder().rates(Rates.aws()).build();
                DynamoDbClient client = DynamoDbClient.builder()
                        .region(Region.of(LocalDynamoDb.REGION))
                        .endpointOverride(db.endpoint())
                        .build();
                Engine engine = new AwsEngine(environment)) {
            db.behaviour().backup(Duration.ofSeconds(1)).restore(Duration.ofSeconds(3));
            code = new Tour(db, client, new Terminal(engine, environment, directory)).walk();
            delete(directory);
        } finally {
            System.out.flush();
            System.exit(code); // threads of DynamoDB Local would go on
        }
    }

    private int walk() throws Exception {
        say("A local DynamoDB listens on " + db.endpoint() + ".");
        int items = Shop.open(db, client, Instant.now());
        Map<String, Map<String, String>> before = new TreeMap<>();
        for (Shop shop : Shop.values()) {
            before.put(shop.table(), Items.of(client, shop.table()));
        }
        say("It holds five tables with " + items + " items, and " + Shop.BACKUPS + " backups of each, from the last "
                + Shop.WEEKS + " weeks.");

        say("1. A backup of every table of the shop, before a deployment:");
        expect(0, command("backup", "--tables", "shop-*"));

        say("2. The deployment goes wrong. " + Accident.happen(client));

        say("3. Every table is restored beside the old one, each from a shell of its own:");
        restoreAll();

        say("4. The restored tables, item by item and attribute by attribute, against the shop before the accident:");
        before.forEach(this::compare);

        say("5. Old backups go. First a look at what would be deleted:");
        List<StoredBackup> allBackups = db.backups();
        expect(0, prune("--dry-run"));
        check(db.backups().equals(allBackups), "The dry run deleted something.");
        say("6. The plan is good, so it is carried out:");
        expect(0, prune());
        checkPruned();

        say("7. What is left of one table:");
        expect(0, command("list", "--tables", Shop.ORDERS.table()));
        return end();
    }

    private void restoreAll() throws Exception {
        ExecutorService shells = Executors.newFixedThreadPool(Shop.values().length);
        try {
            List<Future<Terminal.Done>> restores = new ArrayList<>();
            for (Shop shop : Shop.values()) {
                restores.add(shells.submit(() -> terminal.type(withEndpoint(
                        "restore",
                        "--table",
                        shop.table(),
                        "--backup",
                        "latest",
                        "--target-table",
                        shop.table() + "-restored"))));
            }
            for (Future<Terminal.Done> restore : restores) {
                restore.get().show();
                expect(0, restore.get());
            }
        } finally {
            shells.shutdown();
        }
    }

    private void compare(String table, Map<String, String> before) {
        Map<String, String> after = Items.of(client, table + "-restored");
        long differences = Items.differences(before, after);
        System.out.printf(
                "   %-24s %,6d items, %,6d before, %s%n",
                table + "-restored",
                after.size(),
                before.size(),
                differences == 0 ? "all the same" : differences + " DIFFER");
        check(differences == 0, table + "-restored differs in " + differences + " items.");
    }

    /** The newest seven of each living table stay; the dropped table keeps all, as the last way back to it. */
    private void checkPruned() {
        for (Shop shop : Shop.values()) {
            long left = db.backups().stream()
                    .filter(backup -> backup.tableName().equals(shop.table())
                            && backup.type().equals("USER"))
                    .count();
            long wanted = shop == Shop.SETTINGS ? Shop.BACKUPS + 1 : KEEP_LAST;
            check(left == wanted, shop.table() + " has " + left + " backups left, " + wanted + " should be.");
        }
    }

    private Terminal.Done prune(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("prune", "--tables", "shop-*", "--exclude", "*-restored", "--keep-last", "" + KEEP_LAST));
        arguments.addAll(Arrays.asList(more));
        return command(arguments.toArray(String[]::new));
    }

    private Terminal.Done command(String... arguments) {
        Terminal.Done done = terminal.type(withEndpoint(arguments));
        done.show();
        return done;
    }

    private List<String> withEndpoint(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--endpoint-url");
        all.add(db.endpoint().toString());
        return all;
    }

    private void expect(int exitCode, Terminal.Done done) {
        check(done.exitCode() == exitCode, done.command() + " ended with " + done.exitCode() + ".");
    }

    private void check(boolean good, String otherwise) {
        if (!good) {
            wrong.add(otherwise);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.println();
    }

    private int end() {
        System.out.println();
        if (wrong.isEmpty()) {
            System.out.println("Everything is as it was before the accident.");
            return 0;
        }
        wrong.forEach(line -> System.out.println("WRONG: " + line));
        return 1;
    }
}
