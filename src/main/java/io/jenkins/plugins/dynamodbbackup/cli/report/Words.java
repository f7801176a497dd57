package io.jenkins.plugins.dynamodbbackup.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Times, spans and sizes in few letters. */
final class Words {

    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB");
    static final String SIZE_NOTE =
            "Size '-': AWS' statistics, which lag about six hours, say 0. That says nothing about the content.\n";

    private Words() {}

    /** In powers of 1024, as the plan of a prune has it; 0 stands for statistics that are not there yet. */
    static String size(long bytes) {
        return bytes == 0 ? TextTable.NOTHING : bytes(bytes);
    }

    static String bytes(long bytes) {
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

    /** In one unit, rounded down: 20 s, 5 min, 3 h, 12 days. */
    static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " days";
    }

    /** In two units: 14 s, 3 min 20 s, 2 h 5 min. */
    static String took(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        if (span.toMinutes() < 1) {
            return Math.max(0, span.toSeconds()) + " s";
        }
        return span.toHours() < 1
                ? span.toMinutes() + " min " + span.toSecondsPart() + " s"
                : span.toHours() + " h " + span.toMinutesPart() + " min";
    }

    /** ISO 8601 in UTC, to the second. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String time(Optional<Instant> time) {
        return time.map(Words::time).orElse(TextTable.NOTHING);
    }

    /** A line for each. */
    static String warnings(List<String> warnings) {
        return warnings.stream()
                .map(warning -> "Warning: " + OptionWords.in(warning) + "\n")
                .collect(Collectors.joining());
    }

    /** 1 backup, 2 backups. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
