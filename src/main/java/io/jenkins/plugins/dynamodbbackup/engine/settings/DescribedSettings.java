package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The settings that DescribeTable tells, and its indexes and ARNs. */
final class DescribedSettings {

    private static final JsonNode OFF = NullNode.getInstance();

    private final JsonNode table;

    /** @param table as DescribeTable shows it, in AWS's field names */
    DescribedSettings(JsonNode table) {
        this.table = table;
    }

    Map<SettingName, JsonNode> values() {
        Map<SettingName, JsonNode> values = new EnumMap<>(SettingName.class);
        values.put(SettingName.STREAM, stream());
        values.put(
                SettingName.TABLE_CLASS,
                TextNode.valueOf(
                        table.path("TableClassSummary").path("TableClass").asText("STANDARD")));
        values.put(SettingName.ENCRYPTION, encryption());
        values.put(SettingName.ON_DEMAND_THROUGHPUT, throughput("OnDemandThroughput"));
        values.put(SettingName.WARM_THROUGHPUT, throughput("WarmThroughput"));
        values.put(
                SettingName.DELETION_PROTECTION,
                table.path("DeletionProtectionEnabled").asBoolean() ? BooleanNode.TRUE : OFF);
        values.put(SettingName.REPLICAS, replicas());
        return values;
    }

    String name() {
        return table.path("TableName").asText();
    }

    String arn() {
        return table.path("TableArn").asText();
    }

    /** Empty while the table has no stream; the ARN of a stream that was switched off stays in the description. */
    String streamArn() {
        return stream().isNull() ? "" : table.path("LatestStreamArn").asText();
    }

    List<String> globalIndexes() {
        return StreamSupport.stream(table.path("GlobalSecondaryIndexes").spliterator(), false)
                .map(index -> index.path("IndexName").asText())
                .sorted()
                .toList();
    }

    private JsonNode stream() {
        JsonNode stream = table.path("StreamSpecification");
        return stream.path("StreamEnabled").asBoolean() ? stream.deepCopy() : OFF;
    }

    /** With the key that DynamoDB owns there is no description of it. */
    private JsonNode encryption() {
        JsonNode encryption = table.path("SSEDescription");
        return List.of("ENABLED", "ENABLING", "UPDATING")
                        .contains(encryption.path("Status").asText())
                ? kept(encryption, "SSEType", "KMSMasterKeyArn")
                : OFF;
    }

    /** Of the table and of its global indexes, in read and write units only. */
    private JsonNode throughput(String field) {
        ObjectNode throughput = JsonNodeFactory.instance.objectNode();
        units(table.path(field), throughput, "table");
        ObjectNode indexes = JsonNodeFactory.instance.objectNode();
        StreamSupport.stream(table.path("GlobalSecondaryIndexes").spliterator(), false)
                .sorted((a, b) -> a.path("IndexName")
                        .asText()
                        .compareTo(b.path("IndexName").asText()))
                .forEach(index -> units(
                        index.path(field), indexes, index.path("IndexName").asText()));
        if (!indexes.isEmpty()) {
            throughput.set("indexes", indexes);
        }
        return throughput.isEmpty() ? OFF : throughput;
    }

    /** AWS answers -1 where there is no maximum. */
    private static void units(JsonNode described, ObjectNode into, String as) {
        ObjectNode units = JsonNodeFactory.instance.objectNode();
        described.properties().forEach(field -> {
            if (field.getValue().isNumber() && field.getValue().asLong() >= 0) {
                units.set(field.getKey(), field.getValue());
            }
        });
        if (!units.isEmpty()) {
            into.set(as, units);
        }
    }

    private JsonNode replicas() {
        ArrayNode replicas = JsonNodeFactory.instance.arrayNode();
        StreamSupport.stream(table.path("Replicas").spliterator(), false)
                .sorted((a, b) -> a.path("RegionName")
                        .asText()
                        .compareTo(b.path("RegionName").asText()))
                .map(replica -> kept(
                        replica,
                        "RegionName",
                        "KMSMasterKeyId",
                        "ProvisionedThroughputOverride",
                        "OnDemandThroughputOverride",
                        "ReplicaTableClassSummary"))
                .forEach(replicas::add);
        return replicas.isEmpty() ? OFF : replicas;
    }

    private static ObjectNode kept(JsonNode from, String... fields) {
        ObjectNode kept = from.deepCopy();
        return kept.retain(fields);
    }
}
