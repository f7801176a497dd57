package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Every call the service got, for tests and measurements. */
public final class CallLog {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One call.
     *
     * @param at when it came, by the service's clock
     * @param resource the table or ARN it named, or ""
     * @param outcome "OK", an error code, or "dropped"
     */
    public record Entry(Instant at, Site site, String operation, String resource, String outcome) {}

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Entry> entries(String operation) {
        return select(entry -> entry.operation().equals(operation));
    }

    /** Calls of an operation, whatever came of them. */
    public int count(String operation) {
        return entries(operation).size();
    }

    public int count(String operation, String outcome) {
        return select(e -> e.operation().equals(operation) && e.outcome().equals(outcome))
                .size();
    }

    /** Calls refused because they came too fast. */
    public int throttled() {
        return select(entry -> entry.outcome().equals("ThrottlingException")).size();
    }

    public int throttled(String operation) {
        return count(operation, "ThrottlingException");
    }

    /** The most calls of an operation that came within any one second. */
    public int busiestSecond(String operation) {
        Deque<Instant> window = new ArrayDeque<>();
        int most = 0;
        for (Instant at : entries(operation).stream().map(Entry::at).sorted().toList()) {
            window.addLast(at);
            while (!window.getFirst().isAfter(at.minus(Duration.ofSeconds(1)))) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }

    public synchronized void clear() {
        entries.clear();
    }

    private synchronized List<Entry> select(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }
}
