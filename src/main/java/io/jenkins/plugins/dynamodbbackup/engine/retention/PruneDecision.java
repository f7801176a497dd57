package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/**
 * What a plan means to do with one backup.
 *
 * @param delete false: it stays
 * @param reason such as {@code older than 30 days (keepDays) and not among the newest 7 (keepLast)}
 */
public record PruneDecision(ListedBackup backup, boolean delete, Message reason) {}
