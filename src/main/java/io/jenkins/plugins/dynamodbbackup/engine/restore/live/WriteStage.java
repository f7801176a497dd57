package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonRequest;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBack;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackRequest;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteTotals;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Writes the differences to the live table: each only if the item is still as it was compared. */
final class WriteStage extends RestoreStage implements WriteBack.Listener {

    static final String NAME = "write";

    private Optional<WriteBack> writing = Optional.empty();

    WriteStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.live", run.target()));
    }

    @Override
    public boolean asksForWork() {
        return true;
    }

    @Override
    public void start() {
        Optional<StageProgress.WrittenBack> saved = run.progress().of(StageProgress.WrittenBack.class);
        if (run.progress().of(StageProgress.Ending.class).isPresent()) {
            run.next(); // there is nothing to write
        } else if (saved.isPresent()) {
            write(saved.get());
        } else {
            run.ask(DescribeTable.of(run.targetTable()), orFail(this::saw));
        }
    }

    private void saw(TableDetails live) {
        StageProgress.Live checked = run.progress().of(StageProgress.Live.class).orElseThrow();
        boolean safe = run.progress()
                .of(StageProgress.Safety.class)
                .filter(safety -> SafetyStage.done(safety.backup()))
                .isPresent();
        if (!safe || !live.id().equals(checked.id()) || live.deleting()) {
            run.fail(Message.of("restore.live.changed", run.target()));
            return;
        }
        StageProgress.Compared compared =
                run.progress().of(StageProgress.Compared.class).orElseThrow();
        ComparisonRequest what = compared.what();
        String leftFile = what.left().name() + "-left.jsonl";
        try {
            write(new StageProgress.WrittenBack(
                    new WriteBackRequest(
                            what.left().name(),
                            live.name(),
                            run.progress().region(),
                            what.keyNames(),
                            what.right().units(),
                            WriteBackRequest.writeUnits(run.request().limits(), live),
                            compared.progress().counts().differences(),
                            what.fileName(),
                            leftFile),
                    WriteBackProgress.start(),
                    run.host().files().file(leftFile).name()));
        } catch (IOException none) {
            run.fail(Message.of("compare.notWritten", leftFile, ProgressStore.why(none)));
        }
    }

    private void write(StageProgress.WrittenBack from) {
        run.know(from);
        if (!run.saved()) {
            return;
        }
        WriteBack fresh = new WriteBack(run, run.host(), from.what(), from.progress(), this);
        writing = Optional.of(fresh);
        fresh.start();
    }

    private void know(WriteBackProgress progress) {
        StageProgress.WrittenBack before =
                run.progress().of(StageProgress.WrittenBack.class).orElseThrow();
        run.know(new StageProgress.WrittenBack(before.what(), progress, before.file()));
    }

    @Override
    public void advanced(WriteBackProgress progress) {
        know(progress);
        run.keepSoon(false);
    }

    @Override
    public void done(WriteBackProgress progress) {
        know(progress);
        WriteTotals totals = progress.totals();
        Message written = Message.of("restore.inPlace.done", run.target(), totals.written(), totals.deleted(), took());
        boolean all = totals.left() == 0;
        Message message = all
                ? written
                : written.and(Message.of(
                        "restore.inPlace.left",
                        totals.left(),
                        run.progress()
                                .of(StageProgress.WrittenBack.class)
                                .orElseThrow()
                                .file()));
        run.know(new StageProgress.Ending(
                all ? Verdict.SUCCESS : Verdict.UNSTABLE, Outcome.OK, message, Optional.empty(), Optional.empty()));
        run.next();
    }

    private Duration took() {
        return Duration.between(run.progress().startedAt(), run.now());
    }

    @Override
    public void failed(Message why) {
        if (run.late()) {
            run.timedOut(why.and(Message.of("restore.raise", Argument.parameter("timeoutMinutes"))));
        } else {
            run.fail(why);
        }
    }

    @Override
    public Message status() {
        return writing.map(WriteBack::status).orElseGet(super::status);
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return new EarlyEnd(Outcome.FAILED, Message.of("restore.inPlace.stopped", run.target()));
    }

    @Override
    protected Optional<Message> remains() {
        return Remains.of(run);
    }
}
