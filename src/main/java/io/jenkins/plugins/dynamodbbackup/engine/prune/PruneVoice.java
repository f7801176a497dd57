package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Tells how the deletions go: one by one while a reader can follow, then in numbers. */
final class PruneVoice {

    private static final int MOST_TOLD_ONE_BY_ONE = 50;
    private static final Duration BETWEEN_NUMBERS = Duration.ofSeconds(15);

    private final PruneOperation run;
    private final Supplier<List<Deletion>> deletions;
    private Instant numbersToldAt;
    private int failuresTold;

    PruneVoice(PruneOperation run, Supplier<List<Deletion>> deletions) {
        this.run = run;
        this.deletions = deletions;
        this.numbersToldAt = run.now();
    }

    void begin() {
        numbersToldAt = run.now();
    }

    void settled(Deletion deletion) {
        boolean few = deletions.get().size() <= MOST_TOLD_ONE_BY_ONE;
        if (few || !deletion.ok() && ++failuresTold <= MOST_TOLD_ONE_BY_ONE) {
            run.say(deletion.backup().tableName() + ", " + deletion.backup().name() + ": "
                    + deletion.progress().sentence());
        } else if (!run.now().isBefore(numbersToldAt.plus(BETWEEN_NUMBERS))) {
            numbersToldAt = run.now();
            run.say(numbers() + " so far.");
        }
    }

    /** Such as {@code Deleted 12 of 14 backups}. */
    String numbers() {
        long gone = deletions.get().stream().filter(Deletion::ok).count();
        return "Deleted " + gone + " of " + Amounts.count(deletions.get().size(), "backup");
    }
}
