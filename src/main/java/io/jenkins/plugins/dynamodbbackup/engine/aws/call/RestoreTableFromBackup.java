package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupRequest;

/** RestoreTableFromBackup with overrides (spec 3.1, 3.3). It is called in the region of the new table. */
public final class RestoreTableFromBackup {

    private RestoreTableFromBackup() {}

    /** Answers with the new table, CREATING. */
    public static AwsCall<TableDetails> of(String backupArn, String targetTable, TableOverrides overrides) {
        RestoreTableFromBackupRequest.Builder builder =
                RestoreTableFromBackupRequest.builder().backupArn(backupArn).targetTableName(targetTable);
        overrides.on(
                builder::billingModeOverride,
                builder::provisionedThroughputOverride,
                builder::globalSecondaryIndexOverride,
                builder::localSecondaryIndexOverride,
                builder::sseSpecificationOverride);
        RestoreTableFromBackupRequest request = builder.build();
        return new AwsCall<>(
                ApiOperation.RESTORE_TABLE_FROM_BACKUP,
                targetTable,
                clients -> SdkValues.table(
                        clients.dynamoDb().restoreTableFromBackup(request).tableDescription()));
    }
}
