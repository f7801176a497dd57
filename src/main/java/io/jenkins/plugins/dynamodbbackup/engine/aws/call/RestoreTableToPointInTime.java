package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableToPointInTimeRequest;

/** RestoreTableToPointInTime with overrides (spec 3.4). It is called in the region of the new table. */
public final class RestoreTableToPointInTime {

    private RestoreTableToPointInTime() {}

    /**
     * Answers with the new table, CREATING.
     *
     * @param sourceTableArn an ARN, because a name does not work from another region
     * @param time in whole seconds
     */
    public static AwsCall<TableDetails> of(
            String sourceTableArn, Instant time, String targetTable, TableOverrides overrides) {
        RestoreTableToPointInTimeRequest.Builder builder = RestoreTableToPointInTimeRequest.builder()
                .sourceTableArn(sourceTableArn)
                .restoreDateTime(time)
                .targetTableName(targetTable);
        overrides.on(
                builder::billingModeOverride,
                builder::provisionedThroughputOverride,
                builder::globalSecondaryIndexOverride,
                builder::localSecondaryIndexOverride,
                builder::sseSpecificationOverride);
        RestoreTableToPointInTimeRequest request = builder.build();
        return new AwsCall<>(
                ApiOperation.RESTORE_TABLE_TO_POINT_IN_TIME,
                targetTable,
                clients -> SdkValues.table(
                        clients.dynamoDb().restoreTableToPointInTime(request).tableDescription()));
    }
}
