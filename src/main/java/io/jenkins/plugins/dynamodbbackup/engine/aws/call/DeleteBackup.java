package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;

/**
 * DeleteBackup (spec 1.5): done when it answers; a second one is BackupNotFound. AWS ignores the region inside the ARN
 * and deletes the real backup (spec 0.5): compare it before calling.
 */
public final class DeleteBackup {

    private DeleteBackup() {}

    /** Answers with the ARN of the deleted backup. */
    public static AwsCall<String> of(String backupArn) {
        return new AwsCall<>(ApiOperation.DELETE_BACKUP, backupArn, clients -> {
            clients.dynamoDb().deleteBackup(request -> request.backupArn(backupArn));
            return backupArn;
        });
    }
}
