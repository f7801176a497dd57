package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Says how the deletions proceed: a line for each while they are few, then numbers. */
final class DeletionJournal {

    private static final int MOST_TOLD_ONE_BY_ONE = 50;
    private static final Duration BETWEEN_NUMBERS = Duration.ofSeconds(15);

    private final PruneOperation run;
    private final Supplier<List<Deletion>> deletions;
    private Instant numbersToldAt;
    private int failuresTold;

    DeletionJournal(PruneOperation run, Supplier<List<Deletion>> deletions) {
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
            run.say(PruneSentences.line(deletion.backup(), deletion.message().orElseThrow()));
        } else if (!run.now().isBefore(numbersToldAt.plus(BETWEEN_NUMBERS))) {
            numbersToldAt = run.now();
            run.say(numbers("prune.progress.soFar"));
        }
    }

    /** @param key of a text with the number of backups deleted and of those to delete */
    Message numbers(String key) {
        long deleted = deletions.get().stream().filter(Deletion::ok).count();
        return Message.of(key, deleted, deletions.get().size());
    }
}
