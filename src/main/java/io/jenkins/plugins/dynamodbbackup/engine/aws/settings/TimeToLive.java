package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** DescribeTimeToLive and UpdateTimeToLive (spec 2.2). */
public final class TimeToLive {

    private TimeToLive() {}

    /** Answers with the TimeToLiveDescription: TimeToLiveStatus, AttributeName. */
    public static AwsCall<ObjectNode> describe(String table) {
        DescribeTimeToLiveRequest request =
                DescribeTimeToLiveRequest.builder().tableName(table).build();
        return JsonCall.of(
                ApiOperation.DESCRIBE_TIME_TO_LIVE,
                table,
                clients -> clients.dynamoDb().describeTimeToLive(request).timeToLiveDescription());
    }

    /**
     * Refused for up to an hour after the last change.
     *
     * @param specification TimeToLiveSpecification: Enabled, AttributeName
     * @throws InvalidSettingException if it does not fit the call
     */
    public static AwsCall<ObjectNode> update(String table, ObjectNode specification) {
        UpdateTimeToLiveRequest request = UpdateTimeToLiveRequest.builder()
                .tableName(table)
                .timeToLiveSpecification(SdkJson.fill(TimeToLiveSpecification.builder(), specification)
                        .build())
                .build();
        return JsonCall.of(
                ApiOperation.UPDATE_TIME_TO_LIVE,
                table,
                clients -> clients.dynamoDb().updateTimeToLive(request).timeToLiveSpecification());
    }
}
