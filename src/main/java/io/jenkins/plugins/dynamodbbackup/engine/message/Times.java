package io.jenkins.plugins.dynamodbbackup.engine.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Spans and times as a message, a table or a page has them. A negative span, of two clocks that differ, counts as 0. */
public final class Times {

    private static final DateTimeFormatter IN_COLUMNS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int DAY = "yyyy-MM-dd".length();

    private Times() {}

    /** In one unit, rounded down: 20 s, 5 min, 47 h, 12 days. */
    public static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return seconds(age.toSeconds());
        }
        if (age.toHours() < 1) {
            return minutes(age.toMinutes());
        }
        return age.toHours() < 48 ? hours(age.toHours()) : Amounts.count(age.toDays(), "day");
    }

    /** In the two largest units, rounded down: 14 s, 3 min 20 s, 2 h 5 min; a second one of 0 is left out. */
    public static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return seconds(span.toSeconds());
        }
        if (span.toHours() < 1) {
            return minutes(span.toMinutes()) + (span.toSecondsPart() == 0 ? "" : " " + seconds(span.toSecondsPart()));
        }
        return hours(span.toHours()) + (span.toMinutesPart() == 0 ? "" : " " + minutes(span.toMinutesPart()));
    }

    /** See {@link #span(Duration)}. */
    public static String span(Instant from, Instant to) {
        return span(Duration.between(from, to));
    }

    /** ISO 8601 in UTC, to the second: 2026-11-22T16:00:00Z. */
    public static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** For a column that is headed UTC, to the second: 2026-11-22 16:00:00. */
    public static String utc(Instant time) {
        return IN_COLUMNS.format(time);
    }

    /** The first part of {@link #utc}, for narrow columns: 2026-11-22. */
    public static String day(Instant time) {
        return utc(time).substring(0, DAY);
    }

    /** The other part of {@link #utc}: 16:00:00. */
    public static String clock(Instant time) {
        return utc(time).substring(DAY + 1);
    }

    private static String seconds(long number) {
        return Math.max(0, number) + " s";
    }

    private static String minutes(long number) {
        return number + " min";
    }

    private static String hours(long number) {
        return number + " h";
    }
}
