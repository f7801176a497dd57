package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteEstimate;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.io.IOException;
import java.util.Optional;

/** Says what is to be written to the live table, and what it takes. A dry run ends here. */
final class PlanStage extends RestoreStage {

    static final String NAME = "plan";

    PlanStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.planning", run.target()));
    }

    @Override
    public void start() {
        String file = run.progress()
                .of(StageProgress.Compared.class)
                .orElseThrow()
                .what()
                .fileName();
        run.aws()
                .compute(
                        () -> estimate(file),
                        run.current(read -> read.estimate().ifPresentOrElse(this::planned, () -> unreadable(read))));
    }

    /** Reads a file that may be long, on a thread of its own. */
    private Read estimate(String file) {
        try {
            return new Read(Optional.of(WriteEstimate.of(run.host().files().file(file))), Optional.empty());
        } catch (IOException failed) {
            return new Read(Optional.empty(), Optional.of(failed));
        }
    }

    private record Read(Optional<WriteEstimate> estimate, Optional<IOException> failed) {}

    private void unreadable(Read read) {
        run.fail(
                Message.of("compare.write.file", ProgressStore.why(read.failed().orElseThrow())));
    }

    /** A backup that records items and restores none would empty the live table. */
    private boolean emptied(WriteEstimate estimate) {
        StageProgress.Compared compared =
                run.progress().of(StageProgress.Compared.class).orElseThrow();
        return estimate.deletes() > 0
                && compared.what().keys().all()
                && compared.progress().counts().left() == 0
                && run.progress().chosen().table().itemCount() > 0;
    }

    private void planned(WriteEstimate estimate) {
        if (emptied(estimate)) {
            run.fail(Message.of(
                    "restore.count.empty.live", run.progress().chosen().table().itemCount(), estimate.deletes()));
            return;
        }
        run.know(new StageProgress.Planned(estimate));
        Message plan = estimate.message(run.targetTable());
        if (estimate.writes() == 0) {
            end(Outcome.OK, Message.of("restore.inPlace.same", run.target()));
        } else if (run.request().dryRun()) {
            end(Outcome.SKIPPED, Message.of("restore.inPlace.dryRun", run.target(), plan));
        } else {
            run.say(plan);
        }
        run.next();
    }

    private void end(Outcome outcome, Message message) {
        run.know(new StageProgress.Ending(Verdict.SUCCESS, outcome, message, Optional.empty(), Optional.empty()));
    }

    @Override
    public boolean lastLook() {
        run.interrupt();
        run.timedOut(Message.of("restore.timeout.write", Argument.parameter("timeoutMinutes")));
        return true;
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return new EarlyEnd(Outcome.SKIPPED, Message.of("restore.stopped.unchanged", run.target()));
    }

    @Override
    protected Optional<Message> remains() {
        return Remains.of(run);
    }
}
