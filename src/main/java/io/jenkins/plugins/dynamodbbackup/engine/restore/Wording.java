package io.jenkins.plugins.dynamodbbackup.engine.restore;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;

/** How names, times and numbers read in a sentence. */
final class Wording {

    private static final int MOST_NAMES = 8;

    private Wording() {}

    /** In quotes, with commas; the end of a long list is only counted. */
    static String names(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown =
                names.stream().limit(MOST_NAMES).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    static String items(long count) {
        return count == 1 ? "1 item" : count + " items";
    }

    /** To the second, in UTC. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The two largest units. */
    static String duration(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : Math.max(time.toSeconds(), 0) + " s";
    }
}
