package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Tells how the deletions go: one by one while a reader can follow, then in numbers. */
final class PruneVoice {

    private static final int MOST_TOLD_ONE_BY_ONE = 50;
    private static final Duration BETWEEN_NUMBERS = Duration.ofSeconds(15);

    private final EventLoop loop;
    private final Journal journal;
    private final Collection<Deletion> deletions;
    private Instant numbersToldAt;
    private int failuresTold;

    PruneVoice(EventLoop loop, Journal journal, Collection<Deletion> deletions) {
        this.loop = loop;
        this.journal = journal;
        this.deletions = deletions;
        this.numbersToldAt = loop.now();
    }

    void settled(Deletion deletion) {
        boolean few = deletions.size() <= MOST_TOLD_ONE_BY_ONE;
        if (few || !deletion.ok() && ++failuresTold <= MOST_TOLD_ONE_BY_ONE) {
            journal.say(deletion.backup().tableName() + ", " + deletion.backup().name() + ": "
                    + deletion.progress().sentence());
        } else if (!loop.now().isBefore(numbersToldAt.plus(BETWEEN_NUMBERS))) {
            numbersToldAt = loop.now();
            journal.say(numbers() + " so far.");
        }
    }

    /** Such as {@code Deleted 12 of 14 backups}. */
    String numbers() {
        long gone = deletions.stream().filter(Deletion::ok).count();
        return "Deleted " + gone + " of " + Amounts.count(deletions.size(), "backup");
    }
}
