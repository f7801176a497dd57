package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The value of a setting in a few words, for a cell of a table. */
public final class SettingValue {

    public static final Message OFF = Message.foreign(TextTable.NOTHING);

    private SettingValue() {}

    /** @param value empty when it is not known */
    public static Message of(SettingName name, Optional<JsonNode> value) {
        return value.map(known -> known.isNull() ? OFF : on(name, known))
                .orElseGet(() -> Message.of("settings.value.unknown"));
    }

    private static Message on(SettingName name, JsonNode value) {
        return switch (name) {
            case TAGS -> Message.of("settings.value.tags", value.size());
            case PITR -> days(value);
            case TTL -> text(value.path("AttributeName"));
            case STREAM -> text(value.path("StreamViewType"));
            case TABLE_CLASS -> text(value);
            case ENCRYPTION -> key(value);
            case ON_DEMAND_THROUGHPUT ->
                withIndexes(value, units(value.path("table"), "MaxReadRequestUnits", "MaxWriteRequestUnits"));
            case WARM_THROUGHPUT ->
                withIndexes(value, units(value.path("table"), "ReadUnitsPerSecond", "WriteUnitsPerSecond"));
            case RESOURCE_POLICY, STREAM_POLICY -> policy(value);
            case CONTRIBUTOR_INSIGHTS -> withIndexes(value, mode(value.path("table")));
            case KINESIS -> names(value, "StreamArn");
            case AUTO_SCALING ->
                Message.of(
                        "settings.value.scaling",
                        value.path("targets").size(),
                        value.path("policies").size(),
                        value.path("scheduledActions").size());
            case DELETION_PROTECTION -> Message.of("settings.value.on");
            case REPLICAS -> names(value, "RegionName");
        };
    }

    private static Message days(JsonNode value) {
        return value.hasNonNull("RecoveryPeriodInDays")
                ? Message.of(
                        "settings.value.days", value.get("RecoveryPeriodInDays").asInt())
                : Message.of("settings.value.on");
    }

    private static Message text(JsonNode value) {
        return value.isValueNode() ? Message.foreign(value.asText()) : Message.of("settings.value.on");
    }

    /** The end of the key's ARN is its id. */
    private static Message key(JsonNode value) {
        String arn = value.path("KMSMasterKeyArn").asText();
        return arn.isEmpty() ? text(value.path("SSEType")) : Message.foreign(end(arn));
    }

    private static Optional<Message> units(JsonNode units, String read, String write) {
        return units.isObject()
                ? Optional.of(Message.of("settings.value.units", unit(units.path(read)), unit(units.path(write))))
                : Optional.empty();
    }

    private static String unit(JsonNode value) {
        return value.isNumber() ? value.asText() : TextTable.NOTHING;
    }

    private static Optional<Message> mode(JsonNode mode) {
        return mode.isMissingNode() ? Optional.empty() : Optional.of(text(mode));
    }

    private static Message withIndexes(JsonNode value, Optional<Message> ofTable) {
        List<Message> parts = new ArrayList<>(ofTable.stream().toList());
        if (!value.path("indexes").isEmpty()) {
            parts.add(Message.of("settings.value.indexes", value.path("indexes").size()));
        }
        return Message.of("settings.value.parts", Argument.list(parts));
    }

    private static Message policy(JsonNode policy) {
        return policy.path("Statement").isArray()
                ? Message.of(
                        "settings.value.statements", policy.path("Statement").size())
                : Message.of("settings.value.on");
    }

    private static Message names(JsonNode list, String field) {
        List<Argument> names = new ArrayList<>();
        list.forEach(entry -> names.add(new Argument.Text(end(entry.path(field).asText()))));
        return Message.of("settings.value.parts", Argument.list(names));
    }

    private static String end(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
