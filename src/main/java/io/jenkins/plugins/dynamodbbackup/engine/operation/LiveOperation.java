package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be seen of an operation while it runs.
 *
 * @param status a short lower-case phrase
 * @param lookedAt when AWS last answered, by our clock; absent: not yet
 * @param tables those that it works on, as soon as they are known
 */
public record LiveOperation(Message status, Optional<Instant> lookedAt, List<LiveTable> tables) {

    public LiveOperation {
        tables = List.copyOf(tables);
    }

    /** Of an operation that has not begun to look at AWS. */
    public static LiveOperation of(Message status) {
        return new LiveOperation(status, Optional.empty(), List.of());
    }
}
