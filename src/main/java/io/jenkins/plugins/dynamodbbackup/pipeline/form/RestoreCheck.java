package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.SourceChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.VerifyLevel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a form says about the fields of a restore. */
final class RestoreCheck {

    private static final String ANY_REGION = "us-east-1";

    private RestoreCheck() {}

    /** Something that a user wrote, read. */
    interface Written<T> {
        T read() throws BadRequestException;
    }

    /** What is wrong with the overrides, where everything else is in order. */
    static FormValidation shown(Written<RestoreOverrides> overrides, String field) {
        return in(
                        ANY_REGION,
                        () -> new RestoreRequest(
                                new RestoreSource.Latest("orders"),
                                RestoreRequest.DEFAULT_TARGET,
                                overrides.read(),
                                VerifyLevel.SCHEMA,
                                RestoreRequest.DEFAULT_TIMEOUT))
                .shown(field);
    }

    static FormCheck of(SourceChoice which, Optional<String> region) {
        return in(where(which, region), () -> RestoreRequest.of(which.source()));
    }

    private static FormCheck in(String region, Written<RestoreRequest> written) {
        return () -> written.read().targetTable(Map.of(), AwsTarget.of(region, Optional.empty()), Instant.now());
    }

    /** Where a build of this job would run; empty when nobody says so, or not to whoever looks. */
    static Optional<String> region(@CheckForNull Item item, String written) {
        return FormCheck.given(written)
                .or(() -> TableLooks.allowed(item)
                        ? Optional.ofNullable(DynamoDbBackupConfiguration.get().getRegion())
                        : Optional.empty());
    }

    /** Where nobody says in which region it will run, an ARN may be of any. */
    private static String where(SourceChoice which, Optional<String> region) {
        return region.or(() -> which.backupArn()
                        .flatMap(BackupArn::parse)
                        .map(BackupArn::table)
                        .map(TableArn::region))
                .orElse(ANY_REGION);
    }
}
