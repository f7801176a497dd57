package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Instant;
import java.util.Optional;

/** What several operations have done in common. Each that waits for a part of it advances it, so that it needs no thread. */
public interface SharedWork {

    /**
     * Starts and delivers what is due.
     *
     * @param by who advances it now
     * @return when to call again; empty when only answers are awaited, or nothing at all
     */
    Optional<Instant> advance(Dispatcher by);

    /** This one wants no answer any more. */
    void leave(Dispatcher waiting);
}
