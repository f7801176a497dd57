package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.EnableKinesisStreamingDestinationRequest;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoverySpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.utils.builder.Buildable;

class SdkJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Message DYNAMODB = ApiOperation.UPDATE_TABLE.service();
    private static final Message AUTO_SCALING = ApiOperation.PUT_SCALING_POLICY.service();

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static Arguments setting(String name, Supplier<SdkPojo> builder, String tree) {
        return Arguments.of(name, builder, tree);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                setting(
                        "point-in-time recovery",
                        PointInTimeRecoverySpecification::builder,
                        "{'PointInTimeRecoveryEnabled': true, 'RecoveryPeriodInDays': 35}"),
                setting(
                        "time to live",
                        TimeToLiveSpecification::builder,
                        "{'Enabled': true, 'AttributeName': 'ex\\npires'}"),
                setting(
                        "stream",
                        UpdateTableRequest::builder,
                        "{'StreamSpecification': {'StreamEnabled': true, 'StreamViewType': 'NEW_IMAGE'}}"),
                setting("table class", UpdateTableRequest::builder, "{'TableClass': 'STANDARD_INFREQUENT_ACCESS'}"),
                setting("a table class of the future", UpdateTableRequest::builder, "{'TableClass': 'FROZEN'}"),
                setting(
                        "encryption",
                        UpdateTableRequest::builder,
                        "{'SSESpecification': {'Enabled': true, 'SSEType': 'KMS', 'KMSMasterKeyId': 'alias/shop'}}"),
                setting(
                        "throughput of a table",
                        UpdateTableRequest::builder,
                        "{'OnDemandThroughput': {'MaxReadRequestUnits': 10, 'MaxWriteRequestUnits': -1},"
                                + " 'WarmThroughput': {'ReadUnitsPerSecond': 5000000000, 'WriteUnitsPerSecond': 4001}}"),
                setting(
                        "throughput of an index",
                        UpdateTableRequest::builder,
                        "{'GlobalSecondaryIndexUpdates': [{'Update': {'IndexName': 'byDate',"
                                + " 'OnDemandThroughput': {'MaxReadRequestUnits': 10},"
                                + " 'WarmThroughput': {'ReadUnitsPerSecond': 13000}}}]}"),
                setting("deletion protection", UpdateTableRequest::builder, "{'DeletionProtectionEnabled': true}"),
                setting(
                        "replicas",
                        UpdateTableRequest::builder,
                        "{'ReplicaUpdates': [{'Create': {'RegionName': 'us-east-1'}}]}"),
                setting(
                        "Kinesis",
                        EnableKinesisStreamingDestinationRequest::builder,
                        "{'StreamArn': 'arn:aws:kinesis:eu-west-1:111122223333:stream/changes',"
                                + " 'EnableKinesisStreamingConfiguration': {"
                                + "'ApproximateCreationDateTimePrecision': 'MICROSECOND'}}"),
                setting(
                        "scalable target",
                        RegisterScalableTargetRequest::builder,
                        "{'ServiceNamespace': 'dynamodb', 'ResourceId': 'table/orders',"
                                + " 'ScalableDimension': 'dynamodb:table:ReadCapacityUnits', 'MinCapacity': 1,"
                                + " 'MaxCapacity': 9, 'SuspendedState': {'DynamicScalingInSuspended': false}}"),
                setting(
                        "scaling policy",
                        PutScalingPolicyRequest::builder,
                        "{'PolicyName': 'p', 'PolicyType': 'TargetTrackingScaling',"
                                + " 'TargetTrackingScalingPolicyConfiguration': {'TargetValue': 70.0,"
                                + " 'PredefinedMetricSpecification': {"
                                + "'PredefinedMetricType': 'DynamoDBReadCapacityUtilization'},"
                                + " 'ScaleInCooldown': 60, 'DisableScaleIn': true}}"),
                setting(
                        "step scaling",
                        PutScalingPolicyRequest::builder,
                        "{'StepScalingPolicyConfiguration': {'StepAdjustments': ["
                                + "{'MetricIntervalLowerBound': 0.5, 'ScalingAdjustment': -1}]}}"),
                setting(
                        "scheduled action",
                        PutScheduledActionRequest::builder,
                        "{'ScheduledActionName': 'night', 'Schedule': 'cron(0 22 * * ? *)', 'Timezone': 'Etc/UTC',"
                                + " 'StartTime': '2026-03-01T10:00:00.123Z',"
                                + " 'ScalableTargetAction': {'MinCapacity': 1, 'MaxCapacity': 2}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void aTreeComesBackEqual(String name, Supplier<SdkPojo> builder, String text) {
        ObjectNode tree = json(text);

        SdkPojo filled = (SdkPojo) ((Buildable) SdkJson.fill(builder.get(), tree)).build();
        ObjectNode back = SdkJson.tree(DYNAMODB, filled);

        assertThat((Object) back).isEqualTo(tree);
        assertThat(back.toString()).hasSameSizeAs(tree.toString());
    }

    @Test
    void whatAwsDoesNotSendIsLeftOutAndAnEmptyListIsKept() {
        assertThat(SdkJson.tree(DYNAMODB, TableDescription.builder().build())).isEqualTo(json("{}"));
        assertThat(SdkJson.tree(DYNAMODB, null)).isEqualTo(json("{}"));
        assertThat(SdkJson.tree(
                        DYNAMODB,
                        TableDescription.builder()
                                .replicas(List.of())
                                .creationDateTime(Instant.parse("2026-03-01T10:00:00Z"))
                                .build()))
                .isEqualTo(json("{'CreationDateTime': '2026-03-01T10:00:00Z', 'Replicas': []}"));
    }

    @Test
    void nullInATreeIsAFieldThatIsNotSent() {
        assertThat(SdkJson.fill(TimeToLiveSpecification.builder(), json("{'Enabled': true, 'AttributeName': null}"))
                        .build())
                .isEqualTo(TimeToLiveSpecification.builder().enabled(true).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Enabled': true, 'Colour': 'red'} | Colour",
                "{'StreamSpecification': {'Streams': 1}} | StreamSpecification.Streams",
                "{'GlobalSecondaryIndexUpdates': [{'Update': {'Name': 'x'}}]}"
                        + " | GlobalSecondaryIndexUpdates.Update.Name",
            })
    void anUnknownFieldIsNamed(String text, String field) {
        assertThatThrownBy(() -> SdkJson.fill(builderFor(text), json(text)))
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        invalid ->
                                assertThat(invalid.reason()).isEqualTo(Message.of("aws.setting.unknownField", field)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Enabled': 'true'} | Enabled | \"true\"",
                "{'AttributeName': 7} | AttributeName | 7",
                "{'TableClass': {'TableClass': 'STANDARD'}} | TableClass | {\"TableClass\":\"STANDARD\"}",
                "{'StreamSpecification': true} | StreamSpecification | true",
                "{'GlobalSecondaryIndexUpdates': {}} | GlobalSecondaryIndexUpdates | {}",
                "{'OnDemandThroughput': {'MaxReadRequestUnits': 1.5}}"
                        + " | OnDemandThroughput.MaxReadRequestUnits | 1.5",
                "{'OnDemandThroughput': {'MaxReadRequestUnits': 99999999999999999999}}"
                        + " | OnDemandThroughput.MaxReadRequestUnits | 99999999999999999999",
                "{'StartTime': 'tomorrow'} | StartTime | \"tomorrow\"",
            })
    void aValueOfAnotherTypeIsNamed(String text, String field, String value) {
        assertThatThrownBy(() -> SdkJson.fill(builderFor(text), json(text)))
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        invalid -> assertThat(invalid.reason())
                                .isEqualTo(Message.of("aws.setting.invalidField", field, value)));
    }

    private static SdkPojo builderFor(String text) {
        if (text.contains("Enabled") || text.contains("AttributeName")) {
            return TimeToLiveSpecification.builder();
        }
        return text.contains("StartTime") ? PutScheduledActionRequest.builder() : UpdateTableRequest.builder();
    }

    @Test
    void aTextThatAwsNeverSendsIsRefusedWithTheServiceThatShouldHaveSentIt() {
        assertThatThrownBy(() -> SdkJson.tree(
                        AUTO_SCALING,
                        ScalingPolicy.builder().policyName("p\u001b[2J").build()))
                .isInstanceOfSatisfying(
                        ForeignAnswerException.class,
                        foreign -> assertThat(foreign.reason())
                                .isEqualTo(Message.of(
                                        "aws.answer.invalid",
                                        AUTO_SCALING,
                                        Message.foreign("PolicyName"),
                                        "p\u001b[2J")));
        assertThat(SdkJson.tree(
                        DYNAMODB,
                        AttributeDefinition.builder().attributeName("a\nb").build()))
                .isEqualTo(json("{'AttributeName': 'a\\nb'}"));
    }
}
