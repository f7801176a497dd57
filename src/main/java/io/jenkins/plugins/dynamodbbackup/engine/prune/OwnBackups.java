package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import java.util.Optional;

/**
 * Compares a backup's ARN with where the session is, for AWS does not: it ignores the region inside an ARN and deletes
 * the backup of that id in the region that it is asked in (spec 0.5, 1.5).
 */
final class OwnBackups {

    private final AwsSession session;

    OwnBackups(AwsSession session) {
        this.session = session;
    }

    boolean owns(ListedBackup backup) {
        Optional<TableArn> table = BackupArn.parse(backup.arn()).map(BackupArn::table);
        Optional<String> account = session.account()
                .or(() -> backup.tableArn().flatMap(TableArn::parse).map(TableArn::account));
        return table.filter(of -> of.partition().equals(session.target().partition()))
                .filter(of -> of.region().equals(session.target().region()))
                .filter(of -> of.table().equals(backup.tableName()))
                .filter(of -> of.account().equals(account.orElse(of.account())))
                .isPresent();
    }

    /** Where the session is. */
    Message place() {
        return PruneContext.place(session.target().region(), session.account());
    }
}
