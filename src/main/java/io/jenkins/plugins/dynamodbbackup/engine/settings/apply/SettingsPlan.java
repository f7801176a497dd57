package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.InvalidSettingException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be done about each setting: the original compared with the table, without a call (spec 2.2). */
public final class SettingsPlan {

    private final SettingsFile original;
    private final SettingsChoice choice;
    private final Map<SettingName, Message> overridden;
    private final TableReading target;
    private final TableArn arn;
    private final Renames renames;
    private final Instant now;

    private SettingsPlan(
            SettingsFile original,
            SettingsChoice choice,
            Map<SettingName, Message> overridden,
            TableReading target,
            TableArn from,
            TableArn arn,
            Instant now) {
        this.original = original;
        this.choice = choice;
        this.overridden = overridden;
        this.target = target;
        this.arn = arn;
        this.renames = new Renames(from, arn, original.streamArn(), target.streamArn());
        this.now = now;
    }

    /**
     * In the order in which settings are applied.
     *
     * @param overridden settings that the user's request decides, each with the reason
     * @param now by AWS's clock
     */
    public static List<PlannedSetting> of(
            SettingsFile original,
            SettingsChoice choice,
            Map<SettingName, Message> overridden,
            TableReading target,
            Instant now) {
        Optional<TableArn> from = TableArn.parse(original.tableArn());
        Optional<TableArn> to = TableArn.parse(target.arn());
        TableArn known = from.or(() -> to).orElseGet(() -> new TableArn("aws", "", "", original.table()));
        SettingsPlan plan = new SettingsPlan(
                original, choice, overridden, target, known, to.orElseGet(() -> known.withTable(target.name())), now);
        List<PlannedSetting> settings = new ArrayList<>();
        boolean stream = false;
        for (SettingName name : SettingName.values()) {
            PlannedSetting setting = plan.setting(name, stream);
            stream |= name == SettingName.STREAM && setting.state() == SettingState.APPLY;
            settings.add(setting);
        }
        return settings;
    }

    private PlannedSetting setting(SettingName name, boolean streamComes) {
        Optional<JsonNode> wanted = original.settings().value(name).map(value -> renamed(name, value));
        Optional<JsonNode> current = target.settings().value(name);
        Difference difference;
        try {
            difference = difference(name, wanted, current, streamComes);
        } catch (InvalidSettingException damaged) {
            difference = new Difference(SettingState.FAILED, Optional.of(damaged.reason()), List.of());
        }
        return new PlannedSetting(name, wanted, current, difference.state(), difference.reason(), difference.changes());
    }

    private Difference difference(
            SettingName name, Optional<JsonNode> wanted, Optional<JsonNode> current, boolean streamComes) {
        if (!choice.contains(name)) {
            return new Difference(SettingState.NOT_CHOSEN, Optional.empty(), List.of());
        }
        if (wanted.isEmpty()) {
            Message why = Optional.ofNullable(original.settings().unread().get(name))
                    .orElseGet(() -> Message.of("settings.notRecorded"));
            return new Difference(SettingState.UNREAD, Optional.of(why), List.of());
        }
        if (wanted.get().isNull()) {
            return current.map(value -> value.isNull() || nothing(name, value)).orElse(true)
                    ? Difference.same()
                    : new Difference(SettingState.LEFT, Optional.empty(), List.of());
        }
        if (overridden.containsKey(name)) {
            return Difference.notPossible(overridden.get(name));
        }
        if (name == SettingName.REPLICAS) {
            return Difference.notPossible(Message.of("settings.replicas"));
        }
        if (current.isEmpty()) {
            Message why = Optional.ofNullable(target.settings().unread().get(name))
                    .orElseGet(() -> Message.of("settings.notRecorded"));
            return new Difference(SettingState.FAILED, Optional.of(why), List.of());
        }
        return compare(name, wanted.get(), current.get(), streamComes);
    }

    /** What a new table has by itself is not left on purpose. */
    private static boolean nothing(SettingName name, JsonNode value) {
        return switch (name) {
            case TAGS ->
                TableDifferences.names(value).stream().allMatch(key -> key.startsWith(TableDifferences.ORIGIN));
            case WARM_THROUGHPUT -> true;
            default -> false;
        };
    }

    private Difference compare(SettingName name, JsonNode wanted, JsonNode current, boolean streamComes) {
        Comparison to = new Comparison(target, arn, renames, now, streamComes);
        TableDifferences table = new TableDifferences(to);
        AccessDifferences access = new AccessDifferences(to);
        return switch (name) {
            case TAGS -> table.tags(wanted, current);
            case PITR -> table.recovery(wanted, current);
            case TTL -> table.timeToLive(wanted, current);
            case STREAM -> table.stream(wanted, current);
            case TABLE_CLASS -> table.tableClass(wanted, current);
            case ENCRYPTION -> table.encryption(wanted, current);
            case ON_DEMAND_THROUGHPUT -> table.onDemandThroughput(wanted, current);
            case WARM_THROUGHPUT -> table.warmThroughput(wanted, current);
            case RESOURCE_POLICY -> access.resourcePolicy(wanted, current);
            case STREAM_POLICY -> access.streamPolicy(wanted, current);
            case CONTRIBUTOR_INSIGHTS -> access.insights(wanted, current);
            case KINESIS -> access.kinesis(wanted, current);
            case AUTO_SCALING -> new ScalingDifferences(to).of(wanted, current);
            case DELETION_PROTECTION -> current.asBoolean() ? Difference.same() : table.protection();
            case REPLICAS -> Difference.notPossible(Message.of("settings.replicas"));
        };
    }

    private JsonNode renamed(SettingName name, JsonNode value) {
        return switch (name) {
            case RESOURCE_POLICY, STREAM_POLICY -> renames.policy(value);
            case AUTO_SCALING -> renames.scaling(withoutServiceRole(value));
            default -> value;
        };
    }

    /** AWS chooses its own service-linked role, and to name it needs the permission to hand it on. */
    private static JsonNode withoutServiceRole(JsonNode scaling) {
        JsonNode kept = scaling.deepCopy();
        kept.path("targets").forEach(target -> {
            if (target.path("RoleARN").asText().contains(":role/aws-service-role/")) {
                Comparison.object(target).remove("RoleARN");
            }
        });
        return kept;
    }
}
