package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableSettings;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One setting compared with what the table has: what is changed, what is left, and why. */
class SettingsPlanTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String FROM = "arn:aws:dynamodb:eu-west-1:111122223333:table/shop";
    private static final String TO = "arn:aws:dynamodb:eu-west-1:111122223333:table/copy";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "tags; {\"a\":\"1\"}; null; APPLY",
                "tags; {\"a\":\"1\"}; {\"a\":\"1\",\"b\":\"2\"}; SAME",
                "tags; {\"a\":\"1\"}; {\"a\":\"2\"}; APPLY",
                "tags; {\"dynamodb-backup:source-table\":\"x\"}; null; SAME",
                "tags; null; {\"dynamodb-backup:source-table\":\"x\"}; SAME",
                "tags; null; {\"a\":\"1\"}; LEFT",
                "pitr; {\"PointInTimeRecoveryEnabled\":true,\"RecoveryPeriodInDays\":7}; null; APPLY",
                "pitr; {\"PointInTimeRecoveryEnabled\":true,\"RecoveryPeriodInDays\":7};"
                        + " {\"PointInTimeRecoveryEnabled\":true,\"RecoveryPeriodInDays\":7}; SAME",
                "pitr; {\"PointInTimeRecoveryEnabled\":true,\"RecoveryPeriodInDays\":7};"
                        + " {\"PointInTimeRecoveryEnabled\":true,\"RecoveryPeriodInDays\":35}; LEFT",
                "ttl; {\"Enabled\":true,\"AttributeName\":\"e\"}; null; APPLY",
                "ttl; {\"Enabled\":true,\"AttributeName\":\"e\"}; {\"Enabled\":true,\"AttributeName\":\"e\"}; SAME",
                "ttl; {\"Enabled\":true,\"AttributeName\":\"e\"}; {\"Enabled\":true,\"AttributeName\":\"f\"}; NOT_POSSIBLE",
                "ttl; null; {\"Enabled\":true,\"AttributeName\":\"f\"}; LEFT",
                "stream; {\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}; null; APPLY",
                "stream; {\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"};"
                        + " {\"StreamEnabled\":true,\"StreamViewType\":\"KEYS_ONLY\"}; NOT_POSSIBLE",
                "tableClass; \"STANDARD\"; \"STANDARD\"; SAME",
                "tableClass; \"STANDARD_INFREQUENT_ACCESS\"; \"STANDARD\"; APPLY",
                "encryption; {\"SSEType\":\"KMS\",\"KMSMasterKeyArn\":\"arn:aws:kms:eu-west-1:111122223333:key/1\"}; null; APPLY",
                "encryption; {\"SSEType\":\"KMS\",\"KMSMasterKeyArn\":\"arn:aws:kms:us-east-1:111122223333:key/1\"}; null;"
                        + " NOT_POSSIBLE",
                "encryption; {\"SSEType\":\"KMS\",\"KMSMasterKeyArn\":\"arn:aws:kms:eu-west-1:111122223333:key/1\"};"
                        + " {\"SSEType\":\"KMS\",\"KMSMasterKeyArn\":\"arn:aws:kms:eu-west-1:111122223333:key/1\"}; SAME",
                "onDemandThroughput; {\"table\":{\"MaxReadRequestUnits\":9}}; null; APPLY",
                "onDemandThroughput; {\"table\":{\"MaxReadRequestUnits\":9}}; {\"table\":{\"MaxReadRequestUnits\":9}}; SAME",
                "warmThroughput; {\"table\":{\"ReadUnitsPerSecond\":9}}; {\"table\":{\"ReadUnitsPerSecond\":12}}; SAME",
                "warmThroughput; {\"table\":{\"ReadUnitsPerSecond\":19}}; {\"table\":{\"ReadUnitsPerSecond\":12}}; APPLY",
                "warmThroughput; {\"indexes\":{\"gone\":{\"ReadUnitsPerSecond\":19}}}; null; NOT_POSSIBLE",
                "resourcePolicy; {\"Version\":\"1\"}; null; APPLY",
                "resourcePolicy; {\"Version\":\"1\"}; {\"Version\":\"2\"}; LEFT",
                "streamPolicy; {\"Version\":\"1\"}; null; NOT_POSSIBLE",
                "contributorInsights; {\"table\":\"THROTTLED_KEYS\"}; null; APPLY",
                "contributorInsights; {\"indexes\":{\"by-day\":\"THROTTLED_KEYS\",\"gone\":\"THROTTLED_KEYS\"}}; null; APPLY",
                "contributorInsights; {\"indexes\":{\"gone\":\"THROTTLED_KEYS\"}}; null; NOT_POSSIBLE",
                "kinesis; [{\"StreamArn\":\"arn:aws:kinesis:eu-west-1:111122223333:stream/a\"}]; null; APPLY",
                "kinesis; [{\"StreamArn\":\"arn:aws:kinesis:us-east-1:111122223333:stream/a\"}]; null; NOT_POSSIBLE",
                "kinesis; [{\"StreamArn\":\"arn:aws:kinesis:eu-west-1:999988887777:stream/a\"}]; null; NOT_POSSIBLE",
                "autoScaling; {\"targets\":[{\"ResourceId\":\"table/shop\",\"ScalableDimension\":\"d\"}]}; null; NOT_POSSIBLE",
                "deletionProtection; true; null; APPLY",
                "deletionProtection; true; true; SAME",
                "deletionProtection; null; true; LEFT",
                "replicas; [{\"RegionName\":\"us-east-1\"}]; null; NOT_POSSIBLE",
                "replicas; null; null; SAME",
            })
    void oneSetting(String name, String wanted, String current, SettingState state) throws Exception {
        PlannedSetting setting = plan(name, wanted, current, true);
        assertThat(setting.state()).isEqualTo(state);
        assertThat(setting.changes().isEmpty()).isEqualTo(state != SettingState.APPLY);
    }

    @Test
    void autoScalingIsOfProvisionedTables() throws Exception {
        String target = "{\"ResourceId\":\"table/shop\",\"ScalableDimension\":\"dynamodb:table:ReadCapacityUnits\","
                + "\"MinCapacity\":1,\"MaxCapacity\":9,\"RoleARN\":\"arn:aws:iam::1:role/aws-service-role/x\"}";
        String policy = "{\"ResourceId\":\"table/shop\",\"ScalableDimension\":\"dynamodb:table:ReadCapacityUnits\","
                + "\"PolicyName\":\"Read:table/shop\"}";
        String wanted = "{\"targets\":[" + target + "],\"policies\":[" + policy + "]}";
        PlannedSetting setting = plan("autoScaling", wanted, "null", false);
        assertThat(setting.changes())
                .extracting(change -> change.call().operation().apiName(), SettingsChange::part)
                .containsExactly(
                        tuple(
                                "RegisterScalableTarget",
                                "table/copy dynamodb:table:ReadCapacityUnits dynamodb:table:ReadCapacityUnits"),
                        tuple("PutScalingPolicy", "table/copy dynamodb:table:ReadCapacityUnits Read:table/copy"));
        String has = wanted.replace("table/shop", "table/copy").replace("x\"", "y\"");
        assertThat(plan("autoScaling", wanted, has, false).state()).isEqualTo(SettingState.SAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "at(2026-02-01T00:00:00);;SAME",
                "at(2026-04-01T00:00:00);;APPLY",
                "cron(0 6 * * ? *);;APPLY",
                "cron(0 6 * * ? *);2026-02-01T00:00:00Z;SAME",
                "cron(0 6 * * ? *);2026-04-01T00:00:00Z;APPLY",
            })
    void anActionWhoseTimeIsOverIsNotMadeAgain(String schedule, String end, SettingState state) throws Exception {
        String action = "{\"ResourceId\":\"table/shop\",\"ScalableDimension\":\"dynamodb:table:ReadCapacityUnits\","
                + "\"ScheduledActionName\":\"n\",\"Schedule\":\"" + schedule
                + "\",\"StartTime\":\"2026-01-01T00:00:00Z\""
                + (end == null ? "" : ",\"EndTime\":\"" + end + "\"") + "}";
        assertThat(plan("autoScaling", "{\"scheduledActions\":[" + action + "]}", "null", false)
                        .state())
                .isEqualTo(state);
    }

    @Test
    void aValueThatAwsWouldNotUnderstandIsNamed() throws Exception {
        PlannedSetting setting = plan("stream", "{\"StreamEnabled\":true,\"Colour\":\"red\"}", "null", true);
        assertThat(setting.state()).isEqualTo(SettingState.FAILED);
        assertThat(setting.reason().orElseThrow().toString()).contains("Colour");
    }

    @Test
    void whatTheRequestDecidesWins() throws Exception {
        Message why = Message.of("restore.settings.override", "kmsKey");
        List<PlannedSetting> settings = SettingsPlan.of(
                file("encryption", "{\"SSEType\":\"KMS\"}"),
                SettingsChoice.ALL,
                Map.of(SettingName.ENCRYPTION, why),
                table("encryption", "null", true),
                NOW);
        assertThat(settings.get(SettingName.ENCRYPTION.ordinal()))
                .returns(SettingState.NOT_POSSIBLE, PlannedSetting::state)
                .returns(Optional.of(why), PlannedSetting::reason);
    }

    @Test
    void settingsComeInTheOrderThatAwsNeeds() throws Exception {
        assertThat(SettingsPlan.of(file("ttl", "null"), SettingsChoice.ALL, Map.of(), table("ttl", "null", true), NOW))
                .extracting(PlannedSetting::name)
                .containsExactly(SettingName.values());
    }

    /** The stream must be there before its policy; its ARN is not known yet. */
    @Test
    void thePolicyOfAStreamWaitsForTheStream() throws Exception {
        SettingsFile file = file("stream", "{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}");
        Map<SettingName, JsonNode> values = new EnumMap<>(file.settings().values());
        values.put(SettingName.STREAM_POLICY, JSON.readTree("{\"Version\":\"1\"}"));
        SettingsFile both = new SettingsFile(
                file.table(),
                file.tableArn(),
                file.tableId(),
                file.streamArn(),
                file.backupArn(),
                file.readAt(),
                "",
                file.definition(),
                new TableSettings(values, Map.of()));
        PlannedSetting policy = SettingsPlan.of(both, SettingsChoice.ALL, Map.of(), table("stream", "null", true), NOW)
                .get(SettingName.STREAM_POLICY.ordinal());
        assertThat(policy.state()).isEqualTo(SettingState.APPLY);
        assertThat(policy.changes()).isEmpty();
    }

    private static PlannedSetting plan(String name, String wanted, String current, boolean onDemand)
            throws JsonProcessingException {
        SettingName setting = SettingName.of(name).orElseThrow();
        return SettingsPlan.of(file(name, wanted), SettingsChoice.ALL, Map.of(), table(name, current, onDemand), NOW)
                .get(setting.ordinal());
    }

    private static SettingsFile file(String name, String value) throws JsonProcessingException {
        return new SettingsFile(
                "shop",
                FROM,
                Optional.of("id"),
                Optional.empty(),
                Optional.empty(),
                NOW,
                "",
                JSON.createObjectNode(),
                new TableSettings(values(name, value), Map.of()));
    }

    private static Map<SettingName, JsonNode> values(String name, String value) throws JsonProcessingException {
        Map<SettingName, JsonNode> values = new EnumMap<>(SettingName.class);
        for (SettingName each : SettingName.values()) {
            values.put(each, NullNode.getInstance());
        }
        values.put(SettingName.of(name).orElseThrow(), JSON.readTree(value));
        return values;
    }

    private static TableReading table(String name, String value, boolean onDemand) throws JsonProcessingException {
        ObjectNode table = JSON.createObjectNode().put("TableName", "copy").put("TableArn", TO);
        table.putObject("BillingModeSummary").put("BillingMode", onDemand ? "PAY_PER_REQUEST" : "PROVISIONED");
        table.putArray("GlobalSecondaryIndexes").addObject().put("IndexName", "by-day");
        return new TableReading(table, new TableSettings(values(name, value), Map.of()));
    }
}
