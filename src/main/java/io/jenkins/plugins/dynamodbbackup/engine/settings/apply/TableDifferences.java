package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TagResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContinuousBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.TimeToLive;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings of the table itself: how the wanted value differs from the current one, and what to call (spec 2.2). */
final class TableDifferences {

    /** Tags by which a restore tells where its table comes from: those of an earlier restore are not the original's. */
    static final String ORIGIN = "dynamodb-backup:";

    private final Comparison table;

    TableDifferences(Comparison table) {
        this.table = table;
    }

    /** All at once, because the tags are locked for a moment after each call; other tags of the table stay. */
    Difference tags(JsonNode wanted, JsonNode current) {
        Map<String, String> tags = new TreeMap<>();
        wanted.properties().forEach(tag -> {
            if (!tag.getKey().startsWith(ORIGIN)) {
                tags.put(tag.getKey(), tag.getValue().asText());
            }
        });
        boolean same = tags.entrySet().stream()
                .allMatch(tag -> current.path(tag.getKey()).asText(null) != null
                        && current.path(tag.getKey()).asText().equals(tag.getValue()));
        return same
                ? Difference.same()
                : Difference.apply(new SettingsChange(
                        SettingName.TAGS, "", TagResource.of(table.arn().toString(), tags)));
    }

    /** A shorter period would discard what can be restored today. */
    Difference recovery(JsonNode wanted, JsonNode current) {
        int days = wanted.path("RecoveryPeriodInDays").asInt();
        int has = current.path("RecoveryPeriodInDays").asInt();
        if (!current.isNull() && has == days) {
            return Difference.same();
        }
        if (has > days) {
            return Difference.left(Message.of("settings.left.period"));
        }
        return Difference.apply(new SettingsChange(
                SettingName.PITR, "", ContinuousBackups.update(table.table(), Comparison.object(wanted))));
    }

    Difference timeToLive(JsonNode wanted, JsonNode current) {
        if (!current.isNull()) {
            String attribute = current.path("AttributeName").asText();
            return attribute.equals(wanted.path("AttributeName").asText())
                    ? Difference.same()
                    : Difference.notPossible(Message.of("settings.otherAttribute", attribute));
        }
        return Difference.apply(
                new SettingsChange(SettingName.TTL, "", TimeToLive.update(table.table(), Comparison.object(wanted))));
    }

    Difference stream(JsonNode wanted, JsonNode current) {
        if (!current.isNull()) {
            String view = current.path("StreamViewType").asText();
            return view.equals(wanted.path("StreamViewType").asText())
                    ? Difference.same()
                    : Difference.notPossible(Message.of("settings.otherView", view));
        }
        return Difference.apply(table.update(SettingName.STREAM, "StreamSpecification", wanted));
    }

    Difference tableClass(JsonNode wanted, JsonNode current) {
        return wanted.equals(current)
                ? Difference.same()
                : Difference.apply(table.update(SettingName.TABLE_CLASS, "TableClass", wanted));
    }

    Difference encryption(JsonNode wanted, JsonNode current) {
        String key = wanted.path("KMSMasterKeyArn").asText();
        if (!current.isNull()
                && (key.isEmpty() || current.path("KMSMasterKeyArn").asText().equals(key))) {
            return Difference.same();
        }
        if (key.startsWith("arn:") && !key.contains(":kms:" + table.arn().region() + ":")) {
            return Difference.notPossible(Message.of("settings.otherRegion.key", key));
        }
        ObjectNode change = Comparison.object().put("Enabled", true).put("SSEType", "KMS");
        if (!key.isEmpty()) {
            change.put("KMSMasterKeyId", key);
        }
        return Difference.apply(table.update(SettingName.ENCRYPTION, "SSESpecification", change));
    }

    Difference onDemandThroughput(JsonNode wanted, JsonNode current) {
        return table.target().onDemand()
                ? throughput(SettingName.ON_DEMAND_THROUGHPUT, "OnDemandThroughput", wanted, current, false)
                : Difference.notPossible(Message.of("settings.provisioned"));
    }

    /** It can only be raised. */
    Difference warmThroughput(JsonNode wanted, JsonNode current) {
        return throughput(SettingName.WARM_THROUGHPUT, "WarmThroughput", wanted, current, true);
    }

    private Difference throughput(
            SettingName name, String field, JsonNode wanted, JsonNode current, boolean onlyRaised) {
        List<SettingsChange> changes = new ArrayList<>();
        JsonNode ofTable = units(wanted.path("table"), current.path("table"), onlyRaised);
        if (!ofTable.isEmpty()) {
            changes.add(table.update(name, field, ofTable));
        }
        JsonNode indexes = wanted.path("indexes");
        for (String index : names(indexes)) {
            JsonNode ofIndex =
                    units(indexes.path(index), current.path("indexes").path(index), onlyRaised);
            if (table.hasIndex(index) && !ofIndex.isEmpty()) {
                changes.add(table.updateIndex(name, index, field, ofIndex));
            }
        }
        return Difference.apply(changes, table.missing(names(indexes)));
    }

    /** Empty when nothing is missing; otherwise all units, none of them lower than it is. */
    private static ObjectNode units(JsonNode wanted, JsonNode current, boolean onlyRaised) {
        ObjectNode units = Comparison.object();
        boolean differs = false;
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            long value = field.getValue().asLong();
            long has = current.path(field.getKey()).asLong();
            differs |= onlyRaised ? has < value : has != value;
            units.put(field.getKey(), onlyRaised ? Math.max(value, has) : value);
        }
        return differs ? units : Comparison.object();
    }

    Difference protection() {
        return Difference.apply(
                table.update(SettingName.DELETION_PROTECTION, "DeletionProtectionEnabled", BooleanNode.TRUE));
    }

    static Set<String> names(JsonNode object) {
        Map<String, Boolean> names = new TreeMap<>();
        for (Iterator<String> fields = object.fieldNames(); fields.hasNext(); ) {
            names.put(fields.next(), true);
        }
        return names.keySet();
    }
}
