package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.file.LineFolder;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTables;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table {@code orders} with a backup of its seven items, and damage done to it since. */
final class InPlaceFixture implements AutoCloseable {

    static final String COPY = "orders-in-place-20260301T100001";

    final RestoreFixture aws = RestoreFixture.withItems();
    final String arn;
    final Map<String, Map<String, AttributeValue>> original;

    InPlaceFixture(Path folder) {
        aws.host = new OperationHost(SettingsFiles.NONE, new LineFolder(folder), LocalWorker.ALONE, ScratchTables.NONE);
        arn = aws.realBackup("orders", "nightly");
        original = items("orders");
    }

    /** One item deleted, one changed, one that is new. */
    InPlaceFixture damaged() {
        try (DynamoDbClient client = aws.client()) {
            client.deleteItem(it -> it.tableName("orders").key(Map.of("id", AttributeValue.fromS("item-1"))));
        }
        put("item-2", 99);
        put("item-new", 1);
        return this;
    }

    void put(String id, int n) {
        try (DynamoDbClient client = aws.client()) {
            client.putItem(it -> it.tableName("orders")
                    .item(Map.of("id", AttributeValue.fromS(id), "n", AttributeValue.fromN(String.valueOf(n)))));
        }
    }

    /** By their keys. */
    Map<String, Map<String, AttributeValue>> items(String table) {
        try (DynamoDbClient client = aws.client()) {
            return client.scan(it -> it.tableName(table).consistentRead(true)).items().stream()
                    .collect(Collectors.toMap(
                            item -> item.get("id").s(), item -> item, (one, other) -> one, TreeMap::new));
        }
    }

    int n(String id) {
        return Integer.parseInt(items("orders").get(id).get("n").n());
    }

    @Override
    public void close() {
        aws.close();
    }
}
