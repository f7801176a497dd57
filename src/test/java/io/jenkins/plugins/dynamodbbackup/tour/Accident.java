package io.jenkins.plugins.dynamodbbackup.tour;

import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** What a bad deployment does to the data. */
final class Accident {

    private static final int DELETED = 100;
    private static final int CHANGED = 50;

    private Accident() {}

    /** Deletes some items of every table, changes others, and drops one table altogether. */
    static String happen(DynamoDbClient client) {
        for (Shop shop : Shop.values()) {
            if (shop != Shop.SETTINGS) {
                spoil(client, shop.table());
            }
        }
        client.deleteTable(request -> request.tableName(Shop.SETTINGS.table()));
        return "In four tables " + DELETED + " items each were deleted and " + CHANGED + " changed; "
                + Shop.SETTINGS.table() + " was dropped altogether.";
    }

    private static void spoil(DynamoDbClient client, String table) {
        List<String> keys = client.describeTable(request -> request.tableName(table)).table().keySchema().stream()
                .map(KeySchemaElement::attributeName)
                .toList();
        List<Map<String, AttributeValue>> items =
                client.scanPaginator(request -> request.tableName(table)).items().stream()
                        .limit(DELETED + CHANGED)
                        .toList();
        for (int i = 0; i < items.size(); i++) {
            Map<String, AttributeValue> key = new HashMap<>(items.get(i));
            key.keySet().retainAll(keys);
            if (i < DELETED) {
                client.deleteItem(request -> request.tableName(table).key(key));
            } else {
                client.updateItem(
                        request -> request.tableName(table).key(key).attributeUpdates(Map.of("spoilt", SPOILT)));
            }
        }
    }

    private static final AttributeValueUpdate SPOILT = AttributeValueUpdate.builder()
            .action(AttributeAction.PUT)
            .value(AttributeValue.fromBool(true))
            .build();
}
