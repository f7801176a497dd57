package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes the rules of a prune and their risks.
 *
 * @param keep valid rules, at least one
 */
public record RetentionWords(KeepCounts keep) {

    /** Those that the rules are read from. */
    static final Set<String> FIELDS = Stream.concat(
                    Stream.of(KeepParameter.values()).map(KeepParameter::word), Stream.of("minKeep", "timeZone"))
            .collect(Collectors.toUnmodifiableSet());

    private Optional<Integer> keepLast() {
        return keep.count(KeepParameter.KEEP_LAST);
    }

    private Optional<Integer> keepDays() {
        return keep.count(KeepParameter.KEEP_DAYS);
    }

    /** How many of the newest stay at any age. */
    private int newest() {
        return Math.max(keepLast().orElse(0), keep.minKeep());
    }

    String sentence() {
        return periods().map(more -> plain() + " " + more).orElseGet(this::plain);
    }

    /** How far back the backups go with one backup a day, which the message mentions. */
    private String plain() {
        if (keepDays().isEmpty()) {
            return periods().isPresent()
                    ? Messages.RetentionWords_newestAndPeriods(newest())
                    : Messages.RetentionWords_newest(newest());
        }
        int days = keepDays().get();
        return keepLast().isEmpty()
                ? Messages.RetentionWords_days(days, keep.minKeep(), Math.max(days, keep.minKeep()))
                : Messages.RetentionWords_both(newest(), days, Math.max(days, newest()));
    }

    private Optional<String> periods() {
        List<String> periods = new ArrayList<>();
        keep.count(KeepParameter.KEEP_DAILY)
                .map(Messages::RetentionWords_perDay)
                .ifPresent(periods::add);
        keep.count(KeepParameter.KEEP_WEEKLY)
                .map(Messages::RetentionWords_perWeek)
                .ifPresent(periods::add);
        keep.count(KeepParameter.KEEP_MONTHLY)
                .map(Messages::RetentionWords_perMonth)
                .ifPresent(periods::add);
        keep.count(KeepParameter.KEEP_YEARLY)
                .map(Messages::RetentionWords_perYear)
                .ifPresent(periods::add);
        return periods.isEmpty()
                ? Optional.empty()
                : Optional.of(Messages.RetentionWords_periods(String.join(", ", periods), keep.timeZone()));
    }

    /** Warnings about valid rules that may keep fewer backups than intended. */
    List<String> dangers() {
        List<String> dangers = new ArrayList<>();
        if (periods().isEmpty() && keepDays().isEmpty() && newest() == 1) {
            dangers.add(Messages.RetentionWords_onlyOne());
        }
        if (periods().isEmpty() && keepDays().isPresent() && newest() == 1) {
            dangers.add(Messages.RetentionWords_whenBackupsStop(keepDays().get()));
        }
        if (keepLast().isPresent() && keepLast().get() < keep.minKeep()) {
            dangers.add(Messages.RetentionWords_minKeepWins(
                    keep.minKeep(), keepLast().get()));
        }
        return dangers;
    }
}
