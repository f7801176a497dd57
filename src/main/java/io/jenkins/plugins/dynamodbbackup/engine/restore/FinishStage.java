package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Duration;
import java.time.Instant;

/** A stage that does something about the table that was restored. It can be done twice, as after a resume, without harm. */
abstract class FinishStage extends RestoreStage {

    static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Instant since;

    FinishStage(RestoreOperation run, String name) {
        super(run, name);
        status(Message.of("restore.status.restored", run.target()));
        since = run.now();
    }

    abstract void saw(TableDetails table);

    @Override
    public final void start() {
        since = run.now();
        run.restored().ifPresentOrElse(this::saw, this::look);
    }

    final Instant since() {
        return since;
    }

    private void look() {
        look(
                table -> {
                    run.sawTarget(table);
                    run.restored(table);
                    saw(table);
                },
                this::failed);
    }

    private void failed(AwsError error) {
        boolean missing = error.kind() == ErrorKind.RESOURCE_NOT_FOUND;
        if ((missing || error.mayPass()) && run.now().isBefore(since.plus(PATIENCE))) {
            run.after(SOON, this::look);
        } else if (missing) {
            run.fail(Message.of("restore.restored.gone", run.target()));
        } else {
            run.fail(Message.of("restore.restored.unreadable", run.target(), error.sentence()));
        }
    }

    @Override
    protected final Message state() {
        return Message.foreign(TableDetails.ACTIVE);
    }

    @Override
    protected final Instant since(Instant begun) {
        return begun;
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return new EarlyEnd(Outcome.OK, Message.of("restore.restored.notVerified", run.target()));
    }
}
