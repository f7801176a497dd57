package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableSettings;
import java.util.EnumMap;
import java.util.Map;

/** What a restored table will have by itself, so that it can be said before the restore what will be applied (spec 2.1). */
public final class NewTable {

    private static final long READ_UNITS = 12_000;
    private static final long WRITE_UNITS = 4_000;

    private NewTable() {}

    /** @param onDemand whether it will be in on-demand mode */
    public static TableReading of(SettingsFile original, TableArn arn, boolean onDemand) {
        ObjectNode table = Comparison.object();
        if (original.definition().isObject()) {
            table.setAll((ObjectNode) original.definition().deepCopy());
        }
        table.put("TableName", arn.table()).put("TableArn", arn.toString()).put("TableStatus", "ACTIVE");
        table.putObject("BillingModeSummary").put("BillingMode", onDemand ? "PAY_PER_REQUEST" : "PROVISIONED");
        Map<SettingName, JsonNode> values = new EnumMap<>(SettingName.class);
        for (SettingName name : SettingName.values()) {
            values.put(
                    name,
                    switch (name) {
                        case TABLE_CLASS -> TextNode.valueOf("STANDARD");
                        case ENCRYPTION, ON_DEMAND_THROUGHPUT ->
                            original.settings().value(name).orElse(NullNode.getInstance());
                        case WARM_THROUGHPUT -> warm(table, onDemand);
                        default -> NullNode.getInstance();
                    });
        }
        return new TableReading(table, new TableSettings(values, Map.of()));
    }

    /** AWS's defaults for on-demand tables; the provisioned units otherwise. */
    private static ObjectNode warm(JsonNode table, boolean onDemand) {
        ObjectNode warm = Comparison.object();
        warm.set("table", units(table, onDemand));
        ObjectNode indexes = warm.putObject("indexes");
        table.path("GlobalSecondaryIndexes")
                .forEach(index -> indexes.set(index.path("IndexName").asText(), units(index, onDemand)));
        return warm;
    }

    private static ObjectNode units(JsonNode of, boolean onDemand) {
        JsonNode provisioned = of.path("ProvisionedThroughput");
        return Comparison.object()
                .put(
                        "ReadUnitsPerSecond",
                        onDemand
                                ? READ_UNITS
                                : provisioned.path("ReadCapacityUnits").asLong())
                .put(
                        "WriteUnitsPerSecond",
                        onDemand
                                ? WRITE_UNITS
                                : provisioned.path("WriteCapacityUnits").asLong());
    }
}
