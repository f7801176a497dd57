package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DeleteTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.PollInterval;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the live table, once its items are safe three times over: in the backup to restore, which is looked at once
 * more, in a table beside it that was verified, and in a backup of the table as it is now.
 */
final class DeleteStage extends RestoreStage {

    static final String NAME = "delete";

    private static final Duration SOON = Duration.ofSeconds(5);

    /** Another change of the table is in progress, or AWS does not say whether it deletes it: the next look tells. */
    private static final Set<ErrorKind> LOOK_AGAIN = EnumSet.of(
            ErrorKind.RESOURCE_NOT_FOUND,
            ErrorKind.RESOURCE_IN_USE,
            ErrorKind.TABLE_IN_USE,
            ErrorKind.LIMIT,
            ErrorKind.UNAVAILABLE,
            ErrorKind.THROTTLED,
            ErrorKind.DEADLINE);

    private final PollInterval poll = new PollInterval();

    DeleteStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.live", run.target()));
    }

    private StageProgress.Live live() {
        return run.progress().of(StageProgress.Live.class).orElseThrow();
    }

    private boolean sent() {
        return run.progress().of(StageProgress.Deletion.class).isPresent();
    }

    @Override
    public boolean asksForWork() {
        return true;
    }

    @Override
    public void start() {
        if (!live().exists()) {
            run.next();
        } else if (sent()) {
            look();
        } else {
            String arn = run.progress().chosen().arn();
            run.ask(
                    DescribeBackup.of(arn).in(run.progress().regions().source()),
                    orFail(backup -> sawBackup(arn, backup)));
        }
    }

    /** From the moment the deletion is sent the restore goes on in any case. */
    @Override
    public boolean lastLook() {
        if (sent()) {
            return false;
        }
        run.interrupt();
        run.timedOut(Message.of("restore.timeout.replace", Argument.parameter("timeoutMinutes")));
        return true;
    }

    private void sawBackup(String arn, DescribedBackup backup) {
        ListedBackup summary = backup.summary();
        if (!safe()) {
            throw new IllegalStateException("the stages before have not done what they are for");
        }
        if (summary.available() && summary.arn().equals(arn)) {
            look();
        } else {
            run.fail(Message.of(
                    "restore.backup.notAvailable",
                    Argument.backup(summary.name()),
                    Argument.arn(arn),
                    summary.status()));
        }
    }

    /** What the stages before have made sure of. */
    private boolean safe() {
        boolean copied = run.progress()
                .of(StageProgress.Copy.class)
                .flatMap(copy -> copy.restore().report())
                .map(RestoreReport::verdict)
                .equals(Optional.of(Verdict.SUCCESS));
        boolean backedUp = run.progress()
                .of(StageProgress.Safety.class)
                .filter(safety -> SafetyStage.done(safety.backup()))
                .isPresent();
        return copied && backedUp;
    }

    private void look() {
        look(this::saw, this::notSeen);
    }

    private void saw(TableDetails table) {
        if (live().id().isEmpty() || !table.id().equals(live().id())) {
            run.fail(Message.of("restore.live.other", run.target()));
        } else if (table.deleting()) {
            status(Message.of("restore.status.deletion", run.target()));
            run.after(run.jittered(poll.next()), this::look);
        } else if (CheckStage.undeletable(table).isPresent()) {
            run.fail(Message.of(
                    "restore.live.notDeleted",
                    run.target(),
                    CheckStage.undeletable(table).get()));
        } else if (run.late()) {
            run.timedOut(Message.of("restore.timeout.replace", Argument.parameter("timeoutMinutes")));
        } else if (table.active()) {
            delete();
        } else {
            run.after(run.jittered(poll.next()), this::look);
        }
    }

    private void notSeen(AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            run.know(new StageProgress.Deletion(run.session().serviceClock().now()));
            run.say(Message.of("restore.delete.gone", run.target()));
            run.next();
        } else if (error.mayPass()) {
            run.after(run.jittered(poll.next()), this::look);
        } else {
            run.fail(error);
        }
    }

    private void delete() {
        boolean before = sent();
        run.know(new StageProgress.Deletion(run.session().serviceClock().now()));
        if (!run.saved()) {
            return;
        }
        run.say(Message.of("restore.delete.begun", run.target()));
        run.aws()
                .submit(
                        DeleteTable.of(run.targetTable()),
                        run.untilLate(),
                        run.current(either(
                                deleting -> run.after(run.jittered(poll.next()), this::look),
                                error -> refused(error, before))));
    }

    private void refused(AwsError error, boolean before) {
        if (run.leaves(error)) {
            return;
        }
        if (LOOK_AGAIN.contains(error.kind())) {
            run.after(SOON, this::look);
            return;
        }
        if (!before) {
            run.forget(StageProgress.Deletion.class);
        }
        run.fail(error);
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return new EarlyEnd(
                Outcome.SKIPPED,
                Message.of(sent() ? "restore.stopped.deleted" : "restore.stopped.unchanged", run.target()));
    }

    @Override
    protected Optional<Message> remains() {
        return Remains.of(run);
    }
}
