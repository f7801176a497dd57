package io.jenkins.plugins.dynamodbbackup.report.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times, spans and sizes in few letters. */
public final class Figures {

    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int DAY = "yyyy-MM-dd".length();

    private Figures() {}

    /** In the powers of 1024 that AWS bills by. */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1023.95 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }

    /** In one unit, rounded down. */
    public static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return Messages.Figures_seconds(Math.max(0, age.toSeconds()));
        }
        if (age.toHours() < 1) {
            return Messages.Figures_minutes(age.toMinutes());
        }
        return age.toHours() < 48 ? Messages.Figures_hours(age.toHours()) : Messages.Figures_days(age.toDays());
    }

    /** In two units. */
    public static String took(Duration span) {
        if (span.toMinutes() < 1) {
            return Messages.Figures_seconds(Math.max(0, span.toSeconds()));
        }
        return span.toHours() < 1
                ? Messages.Figures_minutesAndSeconds(span.toMinutes(), span.toSecondsPart())
                : Messages.Figures_hoursAndMinutes(span.toHours(), span.toMinutesPart());
    }

    /** To the second, in UTC. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** The first part of a time, for narrow columns. */
    public static String day(Instant time) {
        return time(time).substring(0, DAY);
    }

    /** The other part of a time. */
    public static String clock(Instant time) {
        return time(time).substring(DAY + 1);
    }
}
