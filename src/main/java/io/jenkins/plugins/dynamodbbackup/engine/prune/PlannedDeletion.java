package io.jenkins.plugins.dynamodbbackup.engine.prune;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.util.Optional;

/**
 * A backup that a prune has decided to delete.
 *
 * @param reason why the plan deletes it
 * @param outcome once its deletion was answered, with its message; absent: it is not known whether it was sent
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PlannedDeletion(
        ListedBackup backup, Message reason, Optional<Outcome> outcome, Optional<Message> message) {}
