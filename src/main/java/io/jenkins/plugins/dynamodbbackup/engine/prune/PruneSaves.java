package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** When the progress is kept: the plan before the first deletion, outcomes now and then, and the end. */
final class PruneSaves {

    /** All that a lost save costs is a look at AWS, so thousands of deletions need not save thousands of times. */
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(5);

    private final EventLoop loop;
    private final ProgressStore<PruneProgress> store;
    private final Journal journal;
    private final Supplier<PruneProgress> progress;
    private Instant savedAt = Instant.MIN;

    PruneSaves(EventLoop loop, ProgressStore<PruneProgress> store, Journal journal, Supplier<PruneProgress> progress) {
        this.loop = loop;
        this.store = store;
        this.journal = journal;
        this.progress = progress;
    }

    /** @return why it could not be kept */
    Optional<String> save() {
        savedAt = loop.now();
        try {
            store.save(progress.get());
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(ProgressStore.why(failed));
        }
    }

    void saveSoon(boolean last) {
        if (last || !loop.now().isBefore(savedAt.plus(BETWEEN_SAVES))) {
            save().ifPresent(why -> journal.say("The progress could not be saved (" + why
                    + "); the prune goes on, the plan that was saved before is enough to resume it."));
        }
    }
}
