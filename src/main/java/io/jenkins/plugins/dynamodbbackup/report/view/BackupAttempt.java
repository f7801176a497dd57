package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationHeader;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A table selected for backup by a build, and the result. */
record BackupAttempt(BackupRow row, OperationHeader head, BuildOperations build) {

    /** The attempts of a build. */
    static Stream<BackupAttempt> of(BuildOperations build) {
        return build.only(StoredBackup.class)
                .flatMap(backup -> backup.rows().stream().map(row -> new BackupAttempt(row, backup.head(), build)));
    }

    boolean good() {
        return row.good() && row.createdAt().isPresent();
    }

    /** Only for a good backup. */
    Instant createdAt() {
        return row.createdAt().orElseThrow();
    }

    /** Tables with the same name in different regions are different tables. */
    String place() {
        return row.table() + " " + region();
    }

    String region() {
        return arn().map(TableArn::region).orElse(head.region());
    }

    /** Empty if no ARN contains it. */
    String account() {
        return arn().map(TableArn::account).orElse("");
    }

    private Optional<TableArn> arn() {
        return BackupArn.parse(row.arn()).map(BackupArn::table);
    }
}
