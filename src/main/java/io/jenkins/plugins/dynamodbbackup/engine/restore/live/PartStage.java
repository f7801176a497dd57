package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stage whose work is an operation of its own. Its progress is saved with the progress of the restore, so that it is
 * resumed like any other.
 *
 * @param <P> progress of that operation
 * @param <R> its report
 */
abstract class PartStage<P, R> extends RestoreStage {

    private Optional<LongOperation<P, R, ?>> part = Optional.empty();

    PartStage(RestoreOperation run, String name) {
        super(run, name);
    }

    /**
     * Begins the operation, or resumes it from what the restore knows of it.
     *
     * @param store saves its progress
     */
    abstract LongOperation<P, R, ?> begin(ProgressStore<P> store) throws BadRequestException;

    /** The value of this stage with that progress. */
    abstract Function<P, StageProgress> value();

    /** The operation has ended, and was neither stopped nor hindered. */
    abstract void ended(R report);

    /** Whether there is nothing to be done. */
    boolean skipped() {
        return false;
    }

    @Override
    public final boolean asksForWork() {
        return true;
    }

    @Override
    public final void start() {
        if (skipped()) {
            run.next();
            return;
        }
        try {
            LongOperation<P, R, ?> operation = begin(progress -> {
                run.know(value().apply(progress));
                run.savePart();
            });
            part = Optional.of(operation);
            run.know(value().apply(operation.progress()));
            run.carryOut(operation, report -> ended(operation, report));
        } catch (BadRequestException impossible) {
            run.fail(Message.of("restore.impossible", impossible.reason()));
        }
    }

    private void ended(LongOperation<P, R, ?> operation, R report) {
        run.know(value().apply(operation.progress()));
        operation.obstacle().ifPresentOrElse(run::leaveWithPart, () -> ended(report));
    }

    /** The operation has a deadline of its own. */
    @Override
    public final boolean lastLook() {
        return false;
    }

    @Override
    public void stopped() {
        part.ifPresent(operation -> {
            operation.stop();
            run.know(value().apply(operation.progress()));
        });
    }

    /** As far as it is. */
    final Optional<R> report() {
        return part.map(LongOperation::report);
    }

    @Override
    public final Optional<LiveOperation> part() {
        return part.map(LongOperation::live);
    }

    @Override
    public final Message status() {
        return part().map(LiveOperation::status).orElseGet(super::status);
    }

    @Override
    public final List<LiveTable> tables(Instant begun) {
        return part().map(LiveOperation::tables).orElseGet(() -> super.tables(begun));
    }

    @Override
    protected final Optional<Message> remains() {
        return Remains.of(run);
    }
}
