package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparedKeys;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonMessages;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ItemComparison;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.util.Optional;

/** Compares the items of the backup, as the temporary table has them, with those of the live table. */
final class CompareStage extends RestoreStage {

    static final String NAME = "compare";

    private final ItemComparison items;

    CompareStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.live", run.target()));
        items = new ItemComparison(run, this::compared, run::fail);
    }

    @Override
    public void start() {
        if (!items.resumes()) {
            run.ask(DescribeTable.keyed(Remains.copyName(run.progress())), orFail(this::sawCopy));
        }
    }

    private void sawCopy(KeyedTable copy) {
        run.ask(DescribeTable.keyed(run.targetTable()), orFail(live -> sawBoth(copy, live)));
    }

    private void sawBoth(KeyedTable copy, KeyedTable live) {
        Optional<String> checked = run.progress().of(StageProgress.Live.class).flatMap(StageProgress.Live::id);
        if (!live.details().id().equals(checked)) {
            run.fail(Message.of("restore.live.changed", run.target()));
            return;
        }
        try {
            ComparedKeys keys =
                    ComparedKeys.of(run.request().rollback().keys(), live.key().get(0));
            items.begin(copy, live, run.progress().region(), what -> what.only(keys));
        } catch (BadRequestException wrong) {
            run.fail(wrong.reason());
        }
    }

    private void compared(StageProgress.Compared items) {
        run.say(ComparisonMessages.result(items.what(), items.progress().counts()));
        run.next();
    }

    @Override
    public Message status() {
        return items.status().orElseGet(super::status);
    }

    @Override
    public boolean lastLook() {
        Message status = status();
        run.interrupt();
        run.timedOut(Message.of("compare.timeout", status, Argument.parameter("timeoutMinutes")));
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
