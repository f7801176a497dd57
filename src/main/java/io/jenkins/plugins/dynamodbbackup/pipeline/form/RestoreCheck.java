package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceChoice;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Checks the fields of a restore for a form. */
final class RestoreCheck {

    private static final String ANY_REGION = "us-east-1";

    private RestoreCheck() {}

    /** A parsed value of a field. */
    interface Written<T> {
        T read() throws BadRequestException;
    }

    /** Checks the overrides with otherwise valid parameters. */
    static FormValidation shown(Written<RestoreOverrides> overrides, String field) {
        return in(
                        ANY_REGION,
                        () -> new RestoreRequest(
                                new RestoreSource.Latest("orders"),
                                Optional.empty(),
                                RestoreRequest.DEFAULT_TARGET,
                                overrides.read(),
                                VerifyLevel.SCHEMA,
                                RestoreRequest.DEFAULT_TIMEOUT,
                                false,
                                RestoreRequest.Mode.NEW,
                                SettingsChoice.ALL,
                                Rollback.NONE,
                                WorkLimits.DEFAULT,
                                false))
                .shown(field);
    }

    static FormCheck of(SourceChoice which, Optional<String> region) {
        return in(where(which, region), () -> RestoreRequest.of(which.source()));
    }

    /** Checks the region of the source, with an otherwise valid source. */
    static FormCheck of(Optional<String> sourceRegion, Optional<String> backupArn, Optional<String> region) {
        RestoreSource source = backupArn
                .filter(arn -> BackupArn.parse(arn).isPresent())
                .<RestoreSource>map(RestoreSource.ByArn::new)
                .orElseGet(() -> new RestoreSource.Latest("orders"));
        return in(
                region.or(() -> sourceRegion.filter(
                                it -> AwsTarget.partitionOfRegion(it).isPresent()))
                        .orElse(ANY_REGION),
                () -> new RestoreRequest(
                        source,
                        sourceRegion,
                        RestoreRequest.DEFAULT_TARGET,
                        RestoreOverrides.NONE,
                        VerifyLevel.SCHEMA,
                        RestoreRequest.DEFAULT_TIMEOUT,
                        false,
                        RestoreRequest.Mode.NEW,
                        SettingsChoice.ALL,
                        Rollback.NONE,
                        WorkLimits.DEFAULT,
                        false));
    }

    private static FormCheck in(String region, Written<RestoreRequest> written) {
        return () -> written.read().targetTable(Map.of(), AwsTarget.of(region, Optional.empty()), Instant.now());
    }

    /** The region of the builds of this job; empty if it is not known or the user must not see it. */
    static Optional<String> region(@CheckForNull Item item, String written) {
        return FormCheck.given(written)
                .or(() -> TableLooks.allowed(item)
                        ? Optional.ofNullable(DynamoDbBackupConfiguration.get().getRegion())
                        : Optional.empty());
    }

    /** If the region is not known, an ARN can be of any region. */
    private static String where(SourceChoice which, Optional<String> region) {
        return region.or(() -> which.backupArn()
                        .flatMap(BackupArn::parse)
                        .map(BackupArn::table)
                        .map(TableArn::region))
                .orElse(ANY_REGION);
    }
}
