package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a table that is CREATING is being restored from, as RestoreSummary shows it (spec 2.1).
 *
 * @param backupArn empty for a point in time
 * @param time of the backup, or the point in time
 */
public record RestoreOrigin(Optional<String> backupArn, Optional<String> tableArn, Optional<Instant> time) {}
