package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of tables while an operation waits for them. */
public final class LiveSentences {

    private static final int NAMED = 5;

    /** Much longer than any pause between two looks. */
    private static final Duration NEWS = Duration.ofMinutes(3);

    private LiveSentences() {}

    public static String notRequested() {
        return "not requested yet";
    }

    public static String requested() {
        return "requested";
    }

    public static String notAccepted() {
        return "not accepted yet";
    }

    /** The request may have taken effect. */
    public static String noAnswer() {
        return "no answer yet";
    }

    public static String toBeDeleted() {
        return "to be deleted";
    }

    /** A line for the log after a long wait. */
    static String stillRunning(Duration waited, Instant now, LiveOperation live) {
        return "Still running after " + Times.span(waited) + ": " + live.status() + "." + tables(live)
                + live.lookedAt()
                        .filter(last -> last.plus(NEWS).isBefore(now))
                        .map(last -> " AWS last answered at " + Times.iso(last) + ".")
                        .orElse("");
    }

    /** Those that wait for the longest time. */
    private static String tables(LiveOperation live) {
        List<LiveTable> open = live.tables().stream()
                .filter(LiveTable::open)
                .sorted(Comparator.comparing(
                        table -> table.since().orElse(Instant.MAX)))
                .toList();
        if (open.isEmpty()) {
            return "";
        }
        Stream<String> named = open.stream().limit(NAMED).map(LiveSentences::table);
        Stream<String> more = open.size() > NAMED ? Stream.of((open.size() - NAMED) + " more") : Stream.empty();
        return " " + Stream.concat(named, more).collect(Collectors.joining("; ")) + ".";
    }

    private static String table(LiveTable table) {
        return table.table() + ": " + table.state()
                + table.since().map(since -> " since " + Times.iso(since)).orElse("");
    }
}
