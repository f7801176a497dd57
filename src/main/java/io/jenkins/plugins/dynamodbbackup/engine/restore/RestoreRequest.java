package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the user requests: one backup restored to a new table.
 *
 * @param targetTable template of the new table's name with {@code ${TABLE}}, {@code ${TIMESTAMP}} and environment variables
 * @param timeout until the restored table is ACTIVE and verified
 */
public record RestoreRequest(
        RestoreSource source, String targetTable, RestoreOverrides overrides, VerifyLevel verify, Duration timeout) {

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
        return new RestoreRequest(source, DEFAULT_TARGET, RestoreOverrides.NONE, VerifyLevel.SCHEMA, DEFAULT_TIMEOUT);
    }
}
