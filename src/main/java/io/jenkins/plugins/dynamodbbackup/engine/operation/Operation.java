package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/**
 * Long work that never sleeps and never waits for AWS. Whoever runs it calls {@link #advance} when it asks to be called,
 * or when {@link #onAnswer} reports that an answer arrived; all from one thread at a time.
 *
 * @param <P> its progress: a small value that can be saved and resumed from at any point
 * @param <R> its report
 */
public interface Operation<P, R> extends AutoCloseable {

    /** Does everything that is due now and returns when to call again. */
    Next advance();

    /** All that must be known to go on in another process. */
    P progress();

    /** What has happened up to now; final once {@link #advance} answered {@link Next.Finished}. */
    R report();

    /** A short lower-case phrase such as {@code waiting for 12 of 250 backups}; free of any call. */
    Message status();

    /** What can be seen of it just now; free of any call. */
    default LiveOperation live() {
        return LiveOperation.of(status());
    }

    /** Ends the work at once, within the call, and leaves in the report what goes on in AWS without us. */
    void stop();

    /** @param wake called from any thread when an answer of AWS has arrived; must return quickly */
    void onAnswer(Runnable wake);

    /** Gives up calls under way. Closes no client. */
    @Override
    void close();
}
