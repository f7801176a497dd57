package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes the rules of a prune and their risks.
 *
 * @param keepLast at least 1, like {@code keepDays}
 * @param minKeep for every table, whatever the rules say
 */
public record RetentionWords(Optional<Integer> keepLast, Optional<Integer> keepDays, int minKeep) {

    /** How far back the backups go with one backup a day, which the message mentions. */
    String sentence() {
        int newest = Math.max(keepLast.orElse(0), minKeep);
        if (keepDays.isEmpty()) {
            return Messages.RetentionWords_newest(newest);
        }
        int days = keepDays.get();
        return keepLast.isEmpty()
                ? Messages.RetentionWords_days(days, minKeep, Math.max(days, minKeep))
                : Messages.RetentionWords_both(newest, days, Math.max(days, newest));
    }

    /** Warnings about valid rules that may keep fewer backups than intended. */
    List<String> dangers() {
        List<String> dangers = new ArrayList<>();
        int newest = Math.max(keepLast.orElse(0), minKeep);
        if (keepDays.isEmpty() && newest == 1) {
            dangers.add(Messages.RetentionWords_onlyOne());
        }
        if (keepDays.isPresent() && newest == 1) {
            dangers.add(Messages.RetentionWords_whenBackupsStop(keepDays.get()));
        }
        if (keepLast.isPresent() && keepLast.get() < minKeep) {
            dangers.add(Messages.RetentionWords_minKeepWins(minKeep, keepLast.get()));
        }
        return dangers;
    }
}
