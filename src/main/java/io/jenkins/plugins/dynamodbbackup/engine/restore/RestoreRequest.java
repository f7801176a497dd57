package io.jenkins.plugins.dynamodbbackup.engine.restore;

import java.time.Duration;

/**
 * What the user asked for: one backup restored to a new table.
 *
 * @param targetTable template of the new table's name with {@code ${TABLE}}, {@code ${TIMESTAMP}} and environment variables
 * @param timeout until the restored table is ACTIVE and verified
 */
public record RestoreRequest(
        RestoreSource source, String targetTable, RestoreOverrides overrides, VerifyLevel verify, Duration timeout) {

    public static final String DEFAULT_TARGET = "${TABLE}-restored-${TIMESTAMP}";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(720);

    /** The defaults of the product for this source. */
    public static RestoreRequest of(RestoreSource source) {
        return new RestoreRequest(source, DEFAULT_TARGET, RestoreOverrides.NONE, VerifyLevel.SCHEMA, DEFAULT_TIMEOUT);
    }
}
