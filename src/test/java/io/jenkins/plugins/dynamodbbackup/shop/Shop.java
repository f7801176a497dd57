package io.jenkins.plugins.dynamodbbackup.shop;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The data of a small shop: five tables that differ in keys, indexes, billing, streams, time to live and items. */
public enum Shop {
    ORDERS("shop-orders", 6000, """
            {"KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"}, {"AttributeName": "number", "KeyType": "RANGE"}],
             "AttributeDefinitions": [{"AttributeName": "customer", "AttributeType": "S"},
               {"AttributeName": "number", "AttributeType": "N"}, {"AttributeName": "state", "AttributeType": "S"}],
             "GlobalSecondaryIndexes": [{"IndexName": "by-state", "Projection": {"ProjectionType": "ALL"},
               "KeySchema": [{"AttributeName": "state", "KeyType": "HASH"}]}],
             "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"}}
            """, n ->
            """
            {"customer": {"S": "customer-%d"}, "number": {"N": "%d"}, "state": {"S": "%s"}, "paid": {"BOOL": %b},
             "lines": {"L": [{"M": {"sku": {"S": "sku-%d"}, "count": {"N": "%d"}, "price": {"N": "%d.99"}}}]}}
            """.formatted(n % 700, n, n % 3 == 0 ? "SHIPPED" : "OPEN", n % 2 == 0, n % 90, 1 + n % 5, n % 300)),
    PRODUCTS("shop-products", 4000, """
            {"KeySchema": [{"AttributeName": "sku", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "sku", "AttributeType": "S"}]}
            """, n -> """
            {"sku": {"S": "sku-%d"}, "name": {"S": "Gr\\u00fc\\u00dfe aus %d \\u2014 \\u6771\\u4eac"}, "sizes": {"NS": ["%d", "%d.5"]},
             "colours": {"SS": ["red", "green-%d"]}, "gone": {"NULL": true},
             "details": {"M": {"weight": {"N": "1E-%d"}, "parts": {"L": [{"S": "a"}, {"N": "1"}, {"BOOL": false}]}}}}
            """.formatted(n, n, n, n, n % 7, n % 100)),
    SESSIONS("shop-sessions", 5000, """
            {"KeySchema": [{"AttributeName": "token", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "token", "AttributeType": "B"}]}
            """, n ->
            """
            {"token": {"B": "%s"}, "expires": {"N": "%d"}, "keys": {"BS": ["%s", "%s"]}}
            """.formatted(base64("token-" + n), 4_000_000_000L + n, base64("a" + n), base64("b" + n))),
    EVENTS("shop-events", 4000, """
            {"KeySchema": [{"AttributeName": "device", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}],
             "AttributeDefinitions": [{"AttributeName": "device", "AttributeType": "S"},
               {"AttributeName": "at", "AttributeType": "N"}, {"AttributeName": "severity", "AttributeType": "N"}],
             "LocalSecondaryIndexes": [{"IndexName": "by-severity",
               "KeySchema": [{"AttributeName": "device", "KeyType": "HASH"}, {"AttributeName": "severity", "KeyType": "RANGE"}],
               "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["text"]}}],
             "BillingMode": "PROVISIONED",
             "ProvisionedThroughput": {"ReadCapacityUnits": 100, "WriteCapacityUnits": 50}}
            """, n -> """
            {"device": {"S": "device-%d"}, "at": {"N": "%d"}, "severity": {"N": "%d"}, "text": {"S": "event %d"}}
            """.formatted(n % 40, 1_700_000_000L + n, n % 6, n)),
    SETTINGS("shop-settings", 1000, """
            {"KeySchema": [{"AttributeName": "key", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "key", "AttributeType": "N"}]}
            """, n -> """
            {"key": {"N": "%d"}, "value": {"S": "%s"}}
            """.formatted(n, "x".repeat(n % 500 + 1)));

    private final String table;
    private final int items;
    private final String createTable;
    private final IntFunction<String> item;

    Shop(String table, int items, String createTable, IntFunction<String> item) {
        this.table = table;
        this.items = items;
        this.createTable = createTable;
        this.item = item;
    }

    public String table() {
        return table;
    }

    /** How many days ago each table got a backup: every night of the last week, and once in each of the weeks before. */
    private static final List<Integer> DAYS_AGO = List.of(1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35, 42, 49, 56);

    /** Backups that each table has already. */
    public static final int BACKUPS = DAYS_AGO.size();

    /** The oldest of them. */
    public static final int WEEKS = 8;

    /** Makes the tables, their items, and for each table its old backups, each a little larger than the one before. */
    public static int open(LocalDynamoDb db, DynamoDbClient client, Instant now) {
        int all = 0;
        for (Shop shop : values()) {
            List<String> items =
                    IntStream.range(0, shop.items).mapToObj(shop.item).toList();
            db.seed().table(shop.table, shop.createTable, items);
            long size = client.describeTable(request -> request.tableName(shop.table))
                    .table()
                    .tableSizeBytes();
            for (int day : DAYS_AGO) {
                db.seed().backup(nightly(shop.table, now.minus(Duration.ofDays(day)), size * (100 - day) / 100));
            }
            all += shop.items;
        }
        client.updateTimeToLive(request -> request.tableName(SESSIONS.table)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
        return all;
    }

    private static BackupSeed nightly(String table, Instant at, long size) {
        return BackupSeed.of(table, at).name(OldNames.of(table, at)).sizeBytes(size);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
