package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The local DynamoDB as a program of its own; see docs/local-dynamodb.md. */
public final class Main {
    private static final List<String> NAMES =
            List.of("orders", "customers", "products", "invoices", "sessions", "carts", "payments", "shipments");

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(Options.HELP);
            return;
        }
        // Ctrl-C and SIGTERM end the process; all there is lives in its memory.
        LocalDynamoDb db;
        try {
            db = start(options);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            // DynamoDB Local's threads would keep the process alive.
            System.exit(1);
            return;
        }
        System.out.print(greeting(options, db));
        System.out.flush();
        new CountDownLatch(1).await();
    }

    static LocalDynamoDb start(Options options) {
        LocalDynamoDb.Builder builder = LocalDynamoDb.builder()
                .port(options.port())
                .account(options.account())
                .region(options.region())
                .latency(options.latency())
                .rates(options.awsRates() ? Rates.aws() : Rates.off());
        LocalDynamoDb db = options.memoryOnly() ? builder.inMemory().build() : builder.build();
        if (options.awsTimes()) {
            db.behaviour().likeAws();
        } else {
            db.behaviour().restore(options.restore());
        }
        db.behaviour().backup(options.backup());
        for (int n = 0; n < options.tables(); n++) {
            db.seed().table(n < NAMES.size() ? NAMES.get(n) : String.format("table-%04d", n), options.items());
        }
        db.endpoint();
        return db;
    }

    static String greeting(Options options, LocalDynamoDb db) {
        return """
                Local DynamoDB listens on %1$s with %2$d tables in account %3$s, region %4$s.
                Any credentials do. In another shell:

                  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=%4$s

                and give every command --endpoint-url %1$s. Stop with Ctrl-C; nothing is kept.
                """.formatted(db.endpoint(), options.tables(), options.account(), options.region());
    }
}
