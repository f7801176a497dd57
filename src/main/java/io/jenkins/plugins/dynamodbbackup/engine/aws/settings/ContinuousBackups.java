package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoverySpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;

/** DescribeContinuousBackups and UpdateContinuousBackups: point-in-time recovery (spec 2.2, 3.4). */
public final class ContinuousBackups {

    private ContinuousBackups() {}

    /**
     * Answers with the PointInTimeRecoveryDescription: PointInTimeRecoveryStatus, and while that is ENABLED
     * RecoveryPeriodInDays, EarliestRestorableDateTime, LatestRestorableDateTime.
     */
    public static AwsCall<ObjectNode> describe(String table) {
        DescribeContinuousBackupsRequest request =
                DescribeContinuousBackupsRequest.builder().tableName(table).build();
        return JsonCall.of(
                ApiOperation.DESCRIBE_CONTINUOUS_BACKUPS,
                table,
                clients -> recovery(
                        clients.dynamoDb().describeContinuousBackups(request).continuousBackupsDescription()));
    }

    /**
     * Answers as {@link #describe} does.
     *
     * @param specification PointInTimeRecoverySpecification: PointInTimeRecoveryEnabled, RecoveryPeriodInDays (1 to 35)
     * @throws InvalidSettingException if it does not fit the call
     */
    public static AwsCall<ObjectNode> update(String table, ObjectNode specification) {
        UpdateContinuousBackupsRequest request = UpdateContinuousBackupsRequest.builder()
                .tableName(table)
                .pointInTimeRecoverySpecification(
                        SdkJson.fill(PointInTimeRecoverySpecification.builder(), specification)
                                .build())
                .build();
        return JsonCall.of(
                ApiOperation.UPDATE_CONTINUOUS_BACKUPS,
                table,
                clients -> recovery(
                        clients.dynamoDb().updateContinuousBackups(request).continuousBackupsDescription()));
    }

    private static SdkPojo recovery(ContinuousBackupsDescription description) {
        return description == null ? null : description.pointInTimeRecoveryDescription();
    }
}
