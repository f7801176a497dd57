package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceChoice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the fields of a restore for a form. */
final class RestoreCheck {

    static final String ANY_TABLE = "orders";

    private static final String ANY_REGION = "us-east-1";

    private RestoreCheck() {}

    /** A parsed value of a field. */
    interface Written<T> {
        T read() throws BadRequestException;
    }

    /** Checks the overrides with otherwise valid parameters. */
    static FormValidation shown(Written<RestoreOverrides> overrides, String field) {
        return in(ANY_REGION, () -> request(anySource("", ""), Optional.empty(), overrides.read()))
                .shown(field);
    }

    static FormCheck of(SourceChoice which, Optional<String> region) {
        return in(where(which, region), () -> RestoreRequest.of(which.source()));
    }

    /** Checks the region of the source, with an otherwise valid source. */
    static FormCheck of(Optional<String> sourceRegion, Optional<String> backupArn, Optional<String> region) {
        return in(
                region.or(() -> sourceRegion.filter(
                                it -> AwsTarget.partitionOfRegion(it).isPresent()))
                        .orElse(ANY_REGION),
                () -> request(anySource("", backupArn.orElse("")), sourceRegion, RestoreOverrides.NONE));
    }

    /** Checks what is to be changed in a live table; nothing where the mode changes none. */
    static FormCheck ofLive(@CheckForNull String mode, RestoreSource source, Rollback rollback) {
        return in(ANY_REGION, () -> request(source, mode(mode), rollback, false, false));
    }

    static boolean changesLiveTable(@CheckForNull String mode) {
        return Stream.of(RestoreRequest.Mode.IN_PLACE, RestoreRequest.Mode.REPLACE)
                .anyMatch(live -> live.word().equalsIgnoreCase(mode));
    }

    /** Checks whether this can be a trial. */
    static FormCheck ofDrill(boolean drill, @CheckForNull String mode, boolean dryRun) {
        return in(ANY_REGION, () -> request(anySource("", ""), mode(mode), Rollback.NONE, dryRun, drill));
    }

    private static RestoreRequest.Mode mode(@CheckForNull String written) throws BadRequestException {
        Optional<String> given = FormCheck.given(written);
        return given.isPresent() ? RestoreRequest.Mode.of(given.get()) : RestoreRequest.Mode.NEW;
    }

    /** The given backup or table, if it is valid, or another one. */
    static RestoreSource anySource(String table, String backupArn) {
        return FormCheck.given(backupArn)
                .filter(arn -> BackupArn.parse(arn).isPresent())
                .<RestoreSource>map(RestoreSource.ByArn::new)
                .orElseGet(() -> new RestoreSource.Latest(FormCheck.given(table).orElse(ANY_TABLE)));
    }

    private static RestoreRequest request(
            RestoreSource source, Optional<String> sourceRegion, RestoreOverrides overrides) {
        RestoreRequest any = RestoreRequest.of(source);
        return new RestoreRequest(
                source,
                sourceRegion,
                any.targetTable(),
                overrides,
                any.verify(),
                any.timeout(),
                any.dryRun(),
                any.mode(),
                any.settings(),
                any.rollback(),
                any.limits(),
                any.drill());
    }

    private static RestoreRequest request(
            RestoreSource source, RestoreRequest.Mode mode, Rollback rollback, boolean dryRun, boolean drill) {
        RestoreRequest any = RestoreRequest.of(source);
        return new RestoreRequest(
                source,
                any.sourceRegion(),
                any.targetTable(),
                any.overrides(),
                any.verify(),
                any.timeout(),
                dryRun,
                mode,
                any.settings(),
                rollback,
                any.limits(),
                drill);
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
