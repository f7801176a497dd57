package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the user requests: one backup or point in time restored to a new table.
 *
 * @param sourceRegion of the backup or source table, where it is not that of the new table
 * @param targetTable template of the new table's name with {@code ${TABLE}}, {@code ${TIMESTAMP}} and environment variables
 * @param timeout until the restored table is ACTIVE and verified
 * @param dryRun only says what would be restored
 */
public record RestoreRequest(
        RestoreSource source,
        Optional<String> sourceRegion,
        String targetTable,
        RestoreOverrides overrides,
        VerifyLevel verify,
        Duration timeout,
        boolean dryRun) {

    public static final String DEFAULT_TARGET = "${TABLE}-restored-${TIMESTAMP}";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(720);

    /**
     * The name of the new table, once everything else that can be refused without a call was found in order.
     *
     * @param environment values of the variables that the template may use
     * @throws BadRequestException when the request cannot be carried out as written
     */
    public String targetTable(Map<String, String> environment, AwsTarget aws, Instant now) throws BadRequestException {
        return RequestCheck.targetTable(this, environment, aws, now);
    }

    /** The defaults of the product for this source. */
    public static RestoreRequest of(RestoreSource source) {
        return new RestoreRequest(
                source,
                Optional.empty(),
                DEFAULT_TARGET,
                RestoreOverrides.NONE,
                VerifyLevel.SCHEMA,
                DEFAULT_TIMEOUT,
                false);
    }

    /** A backup's ARN names its region; any other source is in sourceRegion or in the region of the restore. */
    Regions regions(String target) {
        Optional<String> ofArn = source instanceof RestoreSource.ByArn byArn
                ? BackupArn.parse(byArn.backupArn()).map(BackupArn::table).map(TableArn::region)
                : Optional.empty();
        return new Regions(ofArn.or(() -> sourceRegion).orElse(target), target);
    }
}
