package io.jenkins.plugins.dynamodbbackup.demo;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Runs in the top folder of the project after the plugin build has packed it, until a signal ends it. Nothing is kept:
 * every start begins with a new shop and a new Jenkins.
 */
public final class Demo {

    private static final int JENKINS_PORT = 8080;
    private static final int DYNAMODB_PORT = 8000;

    /** So old is a backup that examples/prune.Jenkinsfile protects by its name. */
    private static final Duration AUDIT = Duration.ofDays(100);

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        try {
            run(Path.of("").toAbsolutePath());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
        }
        System.exit(1); // threads of DynamoDB Local would go on
    }

    private static void run(Path project) throws Exception {
        LocalDynamoDb db = LocalDynamoDb.builder()
                .port(port("The local DynamoDB", DYNAMODB_PORT))
                .rates(Rates.aws())
                .build();
        db.behaviour().backup(Duration.ofSeconds(2)).restore(Duration.ofSeconds(5));
        int items = open(db);
        System.out.printf(
                "Local DynamoDB: %s, five tables with %,d items and %d backups of each, from the last %d weeks.%n",
                db.endpoint(), items, Shop.BACKUPS, Shop.WEEKS);

        int port = port("Jenkins", JENKINS_PORT);
        JenkinsHome home = new JenkinsHome(project);
        home.write(db.endpoint());
        System.out.println("Starting Jenkins ...");
        JenkinsProcess jenkins = JenkinsProcess.start(home, db.endpoint(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(jenkins::stop, "end of Jenkins"));
        jenkins.awaitReady();
        System.out.print(jobs());
        System.out.printf("Jenkins with the plugin: %s (Ctrl-C ends it)%n", jenkins.address());
        jenkins.awaitEnd();
    }

    /** Makes the shop, and returns how many items it has. */
    static int open(LocalDynamoDb db) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.of(LocalDynamoDb.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(db.inProcessHttpClient())
                .build()) {
            Instant now = Instant.now();
            int items = Shop.open(db, client, now);
            String table = Shop.ORDERS.table();
            db.seed().backup(BackupSeed.of(table, now.minus(AUDIT)).name(table + "-audit"));
            return items;
        }
    }

    static String jobs() throws IOException {
        try (InputStream text = Demo.class.getResourceAsStream("jobs.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The port wanted, or another where that is taken. */
    static int port(String who, int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                System.out.printf("Port %d is taken: %s listens on %d.%n", wanted, who, socket.getLocalPort());
                return socket.getLocalPort();
            }
        }
    }
}
