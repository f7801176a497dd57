package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;

/** DescribeBackup (spec 1.1). AWS ignores the region inside the ARN (spec 0.5): compare it before calling. */
public final class DescribeBackup {

    private DescribeBackup() {}

    public static AwsCall<DescribedBackup> of(String backupArn) {
        return new AwsCall<>(
                ApiOperation.DESCRIBE_BACKUP,
                backupArn,
                clients -> SdkValues.backup(clients.dynamoDb()
                        .describeBackup(request -> request.backupArn(backupArn))
                        .backupDescription()));
    }
}
