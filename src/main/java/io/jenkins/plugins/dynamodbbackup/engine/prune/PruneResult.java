package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;

/**
 * What became of one backup.
 *
 * @param delete whether the plan deletes it
 * @param reason why the plan keeps or deletes it
 * @param outcome of a planned deletion: OK is deleted or already gone; SKIPPED stays, as everything in a dry run does
 * @param message what happened to it
 */
public record PruneResult(ListedBackup backup, boolean delete, Message reason, Outcome outcome, Message message) {}
