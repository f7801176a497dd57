package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is said of tables while an operation waits for them. */
public final class LiveMessages {

    private static final int NAMED = 5;

    /** Much longer than any pause between two looks. */
    private static final Duration NEWS = Duration.ofMinutes(3);

    private LiveMessages() {}

    public static Message notRequested() {
        return Message.of("operation.state.notRequested");
    }

    public static Message requested() {
        return Message.of("operation.state.requested");
    }

    public static Message toBeDeleted() {
        return Message.of("operation.state.toBeDeleted");
    }

    /** A line for the log after a long wait. */
    static Message stillRunning(Duration waited, Instant now, LiveOperation live) {
        Message line = Message.of("operation.stillRunning", waited, live.status());
        Optional<Instant> silentSince =
                live.lookedAt().filter(last -> last.plus(NEWS).isBefore(now));
        Message told = tables(live).map(line::and).orElse(line);
        return silentSince
                .map(last -> told.and(Message.of("operation.stillRunning.noAnswer", last)))
                .orElse(told);
    }

    /** Those that wait for the longest time come first. */
    private static Optional<Message> tables(LiveOperation live) {
        List<Message> open = live.tables().stream()
                .filter(LiveTable::open)
                .sorted(Comparator.comparing(table -> table.since().orElse(Instant.MAX)))
                .map(LiveMessages::table)
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("operation.stillRunning.tables", new Argument.Several(open, false, NAMED)));
    }

    private static Message table(LiveTable table) {
        Argument name = Argument.table(table.table());
        return table.since()
                .map(since -> Message.of("operation.stillRunning.table.since", name, table.state(), since))
                .orElseGet(() -> Message.of("operation.stillRunning.table", name, table.state()));
    }
}
