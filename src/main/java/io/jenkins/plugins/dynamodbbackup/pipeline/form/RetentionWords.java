package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a prune in words, and what is dangerous about them.
 *
 * @param keepLast at least 1; so is {@code keepDays}
 * @param minKeep of every table, whatever the rules say
 */
public record RetentionWords(Optional<Integer> keepLast, Optional<Integer> keepDays, int minKeep) {

    /** With one backup a day, how long the way back is: the usual rhythm, named in the sentence. */
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

    /** Rules that work, and may leave less than was meant. */
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
