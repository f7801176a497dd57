package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/**
 * Long work that never sleeps and never waits for AWS. Its runner calls {@link #advance} at the time that the last call
 * returned, or when {@link #onAnswer} reports that an answer has arrived; all from one thread at a time.
 *
 * @param <P> its progress: a small value that can be saved and resumed from at any point
 * @param <R> its report
 */
public interface Operation<P, R> extends AutoCloseable {

    /** Does everything that is due now and returns when to call again. */
    Next advance();

    /** What another process needs to resume it. */
    P progress();

    /** What has happened up to now; final once {@link #advance} answered {@link Next.Finished}. */
    R report();

    /** A short lower-case phrase such as {@code waiting for 12 of 250 backups}; makes no call. */
    Message status();

    /** What can be seen of it just now; makes no call. */
    default LiveOperation live() {
        return LiveOperation.of(status());
    }

    /** Ends the work at once, within the call; the report says what AWS continues to do. */
    void stop();

    /** @param wake called from any thread when an answer of AWS has arrived; must return quickly */
    void onAnswer(Runnable wake);

    /** Cancels calls in progress. Closes no client. */
    @Override
    void close();
}
