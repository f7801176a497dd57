package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveOperation;
import io.jenkins.plugins.dynamodbbackup.report.view.RunningSection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running operation, for the page of its build. It is in memory only. The code that runs the operation updates it and
 * closes it at the end. Thread-safe.
 */
public final class RunningOperation implements AutoCloseable {

    private final String kind;
    private final Consumer<RunningOperation> onEnd;
    private volatile Seen seen;

    private record Seen(Optional<AwsTarget> target, LiveOperation live) {}

    RunningOperation(String kind, String status, Consumer<RunningOperation> onEnd) {
        this.kind = kind;
        this.onEnd = onEnd;
        this.seen = new Seen(Optional.empty(), LiveOperation.of(Message.foreign(status)));
    }

    /** The operation has not started yet. */
    public void waits(String status) {
        seen = new Seen(Optional.empty(), LiveOperation.of(Message.foreign(status)));
    }

    /** Call this when something may have changed. */
    public void saw(AwsTarget target, LiveOperation live) {
        seen = new Seen(Optional.of(target), live);
    }

    RunningSection section(int number, Instant now) {
        Seen last = seen;
        return new RunningSection(kind, number, last.target(), last.live(), now);
    }

    @Override
    public void close() {
        onEnd.accept(this);
    }
}
