package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.io.IOException;

/** Keeps what an operation knows, so that another process can go on from there. */
@FunctionalInterface
public interface ProgressStore<P> {

    /**
     * Returns only when the progress is safe; the operation changes nothing in AWS before that.
     *
     * @throws IOException when it could not be kept: the operation then starts nothing new
     */
    void save(P progress) throws IOException;
}
