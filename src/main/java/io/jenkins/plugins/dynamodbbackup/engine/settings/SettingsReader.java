package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTagsOfResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContinuousBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContributorInsights;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.KinesisDestinations;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ResourcePolicy;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.TableDescription;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.TimeToLive;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads all settings of one table. A setting that cannot be read says why; only a table that cannot be described at all
 * fails the whole.
 */
public final class SettingsReader {

    private static final List<String> ACTIVE_STREAMS = List.of("ACTIVE", "ENABLING");

    private final Dispatcher aws;
    private final AutoScalingListing scaling;
    private final Instant deadline;
    private final BiConsumer<SettingName, AwsError> failed;
    private final Consumer<TableReading> whenRead;
    private final ObjectNode description;
    private final DescribedSettings table;
    private final Map<SettingName, JsonNode> values;
    private final Map<SettingName, Message> unread = new EnumMap<>(SettingName.class);
    private int open = 1;

    private SettingsReader(
            Dispatcher aws,
            AutoScalingListing scaling,
            Instant deadline,
            ObjectNode description,
            BiConsumer<SettingName, AwsError> failed,
            Consumer<TableReading> whenRead) {
        this.aws = aws;
        this.scaling = scaling;
        this.deadline = deadline;
        this.failed = failed;
        this.whenRead = whenRead;
        this.description = description;
        this.table = new DescribedSettings(description);
        this.values = table.values();
    }

    /**
     * @param scaling shared by all tables that are read together; knows their region
     * @param failed told of every setting that could not be read
     * @param whenRead called once; failed when the table cannot be described
     */
    public static void submit(
            Dispatcher aws,
            String table,
            AutoScalingListing scaling,
            Instant deadline,
            BiConsumer<SettingName, AwsError> failed,
            Consumer<Answer<TableReading>> whenRead) {
        aws.submit(
                scaling.here(TableDescription.of(table)),
                deadline,
                answer -> answer.handle(
                        described -> new SettingsReader(
                                        aws,
                                        scaling,
                                        deadline,
                                        described,
                                        failed,
                                        read -> whenRead.accept(new Answer.Value<>(read)))
                                .read(),
                        error -> whenRead.accept(Answer.failed(error))));
    }

    private void read() {
        readTags();
        read(SettingName.PITR, ContinuousBackups.describe(table.name()), SettingsReader::recovery);
        read(SettingName.TTL, TimeToLive.describe(table.name()), SettingsReader::timeToLive);
        read(SettingName.RESOURCE_POLICY, ResourcePolicy.get(table.arn()), SettingsReader::policy);
        if (table.streamArn().isEmpty()) {
            values.put(SettingName.STREAM_POLICY, NullNode.getInstance());
        } else {
            read(SettingName.STREAM_POLICY, ResourcePolicy.get(table.streamArn()), SettingsReader::policy);
        }
        readInsights();
        read(SettingName.KINESIS, KinesisDestinations.describe(table.name()), SettingsReader::destinations);
        readScaling();
        done();
    }

    private <T> void read(SettingName name, AwsCall<T> call, Function<T, JsonNode> value) {
        open++;
        aws.submit(scaling.here(call), deadline, answer -> {
            answer.handle(read -> values.put(name, value.apply(read)), error -> unread(name, error));
            done();
        });
    }

    private void unread(SettingName name, AwsError error) {
        values.remove(name);
        unread.putIfAbsent(name, error.sentence());
        failed.accept(name, error);
    }

    private void done() {
        open--;
        if (open == 0) {
            whenRead.accept(new TableReading(description, new TableSettings(values, unread)));
        }
    }

    private void readTags() {
        Optional<TableArn> arn = TableArn.parse(table.arn());
        if (arn.isEmpty()) {
            unread.put(SettingName.TAGS, Message.of("settings.noArn"));
            return;
        }
        open++;
        ListTagsOfResource.submit(aws, arn.get(), scaling.region(), deadline, answer -> {
            answer.handle(tags -> values.put(SettingName.TAGS, tags(tags)), error -> unread(SettingName.TAGS, error));
            done();
        });
    }

    /** Tags that begin with {@code aws:} are AWS's own and cannot be set by others. */
    private static JsonNode tags(Map<String, String> tags) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(tags).forEach((key, value) -> {
            if (!key.startsWith("aws:")) {
                json.put(key, value);
            }
        });
        return orOff(json);
    }

    /** Only PointInTimeRecoveryStatus tells: ContinuousBackupsStatus is always ENABLED (spec 2.2). */
    private static JsonNode recovery(ObjectNode described) {
        if (!described.path("PointInTimeRecoveryStatus").asText().equals("ENABLED")) {
            return NullNode.getInstance();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("PointInTimeRecoveryEnabled", true);
        if (described.hasNonNull("RecoveryPeriodInDays")) {
            json.set("RecoveryPeriodInDays", described.get("RecoveryPeriodInDays"));
        }
        return json;
    }

    private static JsonNode timeToLive(ObjectNode described) {
        return described.path("TimeToLiveStatus").asText().startsWith("ENABL")
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("Enabled", true)
                        .set("AttributeName", described.get("AttributeName"))
                : NullNode.getInstance();
    }

    /** As JSON, so that it can be compared line by line; as plain text if it is not JSON. */
    private static JsonNode policy(Optional<String> policy) {
        if (policy.isEmpty()) {
            return NullNode.getInstance();
        }
        try {
            return SettingsJson.MAPPER.readTree(policy.get());
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(policy.get());
        }
    }

    private void readInsights() {
        ObjectNode modes = JsonNodeFactory.instance.objectNode();
        ObjectNode indexes = JsonNodeFactory.instance.objectNode();
        values.put(SettingName.CONTRIBUTOR_INSIGHTS, NullNode.getInstance());
        readInsights(Optional.empty(), mode -> modes.set("table", mode), modes, indexes);
        for (String index : table.globalIndexes()) {
            readInsights(Optional.of(index), mode -> indexes.set(index, mode), modes, indexes);
        }
    }

    private void readInsights(Optional<String> index, Consumer<JsonNode> keep, ObjectNode modes, ObjectNode indexes) {
        open++;
        aws.submit(scaling.here(ContributorInsights.describe(table.name(), index)), deadline, answer -> {
            answer.handle(
                    described -> {
                        if (described.path("ContributorInsightsStatus").asText().startsWith("ENABL")) {
                            keep.accept(
                                    described.hasNonNull("ContributorInsightsMode")
                                            ? described.get("ContributorInsightsMode")
                                            : BooleanNode.TRUE);
                        }
                    },
                    error -> unread(SettingName.CONTRIBUTOR_INSIGHTS, error));
            if (!indexes.isEmpty()) {
                modes.set("indexes", indexes);
            }
            if (!unread.containsKey(SettingName.CONTRIBUTOR_INSIGHTS)) {
                values.put(SettingName.CONTRIBUTOR_INSIGHTS, orOff(modes));
            }
            done();
        });
    }

    /** Only those that were active are to be enabled again (spec 2.2). */
    private static JsonNode destinations(ArrayNode described) {
        Map<String, JsonNode> active = new TreeMap<>();
        for (JsonNode destination : described) {
            if (ACTIVE_STREAMS.contains(destination.path("DestinationStatus").asText())) {
                active.put(
                        destination.path("StreamArn").asText(),
                        ((ObjectNode) destination.deepCopy())
                                .retain("StreamArn", "ApproximateCreationDateTimePrecision"));
            }
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        active.values().forEach(json::add);
        return json.isEmpty() ? NullNode.getInstance() : json;
    }

    /** Tables in on-demand mode are not scaled by Application Auto Scaling (spec 2.2). */
    private void readScaling() {
        if (TableDefinition.onDemand(description)) {
            values.put(SettingName.AUTO_SCALING, NullNode.getInstance());
            return;
        }
        open++;
        scaling.of(table.name(), table.globalIndexes(), deadline, answer -> {
            answer.handle(
                    found -> values.put(SettingName.AUTO_SCALING, orOff(found)),
                    error -> unread(SettingName.AUTO_SCALING, error));
            done();
        });
    }

    private static JsonNode orOff(ObjectNode json) {
        return json.isEmpty() ? NullNode.getInstance() : json;
    }
}
