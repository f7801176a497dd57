package io.jenkins.plugins.dynamodbbackup.engine.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one table's backup.
 *
 * @param backupName saved before CreateBackup is sent: the only thing a backup is found by after a lost answer
 * @param arn as soon as AWS gave it
 * @param answerLost whether a request may have taken effect without an answer: then another backup of this name may be
 *     its work. Names are not unique, so without a lost answer a backup of this name with another ARN is of another run
 * @param outcome once nothing more is to be done for this table, with its message
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TableProgress(
        String table,
        String backupName,
        Optional<String> arn,
        Optional<String> status,
        Optional<Instant> createdAt,
        long sizeBytes,
        List<String> duplicates,
        boolean answerLost,
        Optional<Outcome> outcome,
        Optional<Message> message) {

    static TableProgress intended(String table, String backupName) {
        return new TableProgress(
                table,
                backupName,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
