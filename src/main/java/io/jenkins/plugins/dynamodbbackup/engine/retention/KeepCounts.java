package io.jenkins.plugins.dynamodbbackup.engine.retention;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which backups of a table stay, as the user writes it.
 *
 * @param counts of the rules that are switched on
 * @param minKeep newest AVAILABLE backups of a table that stay whatever the rules say; at least 1
 * @param timeZone of the calendar rules, such as {@code Europe/Berlin}
 */
public record KeepCounts(Map<KeepParameter, Integer> counts, int minKeep, String timeZone) {

    public static final int DEFAULT_MIN_KEEP = 1;
    public static final String UTC = "UTC";

    /** No rule. */
    public static final KeepCounts NONE = of(DEFAULT_MIN_KEEP, UTC);

    public KeepCounts {
        counts = Map.copyOf(counts);
    }

    public static KeepCounts of(int minKeep, String timeZone) {
        return new KeepCounts(Map.of(), minKeep, timeZone);
    }

    /** The same with this rule, if there is a count. */
    public KeepCounts with(KeepParameter parameter, Optional<Integer> count) {
        Map<KeepParameter, Integer> more = new EnumMap<>(KeepParameter.class);
        more.putAll(counts);
        count.ifPresent(number -> more.put(parameter, number));
        return new KeepCounts(more, minKeep, timeZone);
    }

    public Optional<Integer> count(KeepParameter parameter) {
        return Optional.ofNullable(counts.get(parameter));
    }
}
