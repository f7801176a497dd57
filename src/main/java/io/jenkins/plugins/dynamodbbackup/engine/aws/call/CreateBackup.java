package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.util.Optional;

/** CreateBackup (spec 1.3): not idempotent, names are not unique, and the answer can get lost. */
public final class CreateBackup {

    private CreateBackup() {}

    public static AwsCall<ListedBackup> of(String table, String backupName) {
        return new AwsCall<>(ApiOperation.CREATE_BACKUP, table, clients -> {
            var details = clients.dynamoDb()
                    .createBackup(request -> request.tableName(table).backupName(backupName))
                    .backupDetails();
            return SdkValues.backup(details, table, Optional.empty(), Optional.empty());
        });
    }
}
