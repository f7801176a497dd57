package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Saves its progress, says a line, and is finished; or never is, and is then interrupted as by Ctrl-C.
 *
 * @param <R> its report
 */
final class FakeOperation<R> implements Operation<String, R> {

    private static final int TURNS = 100;

    static final String PROGRESS = "{\"asked\":[\"orders\"]}";

    private final R report;
    private final ProgressStore<String> store;
    private final Journal journal;
    private final boolean endless;
    private final Optional<RuntimeException> failure;
    private final Optional<Runnable> waiting;
    private int advanced;

    FakeOperation(
            R report,
            ProgressStore<String> store,
            Journal journal,
            boolean endless,
            Optional<RuntimeException> failure,
            Optional<Runnable> waiting) {
        this.report = report;
        this.store = store;
        this.journal = journal;
        this.endless = endless;
        this.failure = failure;
        this.waiting = waiting;
    }

    @Override
    public Next advance() {
        waiting.ifPresent(Runnable::run);
        if (waiting.isPresent() && advanced++ < TURNS) {
            return new Next.CallAgain(Instant.EPOCH);
        }
        if (advanced++ > 0 && !endless) {
            failure.ifPresent(thrown -> {
                throw thrown;
            });
            return new Next.Finished();
        }
        try {
            store.save(PROGRESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        journal.say(Message.foreign("orders: asked for a backup."));
        if (endless) {
            Thread.currentThread().interrupt();
        }
        return new Next.CallAgain(Instant.EPOCH);
    }

    @Override
    public String progress() {
        return PROGRESS;
    }

    @Override
    public R report() {
        return report;
    }

    @Override
    public Message status() {
        return Message.foreign("waiting for 1 of 1 backups");
    }

    @Override
    public void stop() {}

    @Override
    public void onAnswer(Runnable wake) {}

    @Override
    public void close() {}
}
