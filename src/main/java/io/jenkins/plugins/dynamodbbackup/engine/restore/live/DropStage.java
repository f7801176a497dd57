package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.PollInterval;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreStage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Deletes the temporary table, and ends the restore. */
final class DropStage extends RestoreStage {

    static final String NAME = "drop";

    /** A table that is CREATING cannot be deleted: so long the drill of a restore that did not end in time waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final PollInterval poll = new PollInterval();
    private Instant since;

    DropStage(RestoreOperation run) {
        super(run, NAME);
        since = run.now();
    }

    @Override
    public boolean asksForWork() {
        return true;
    }

    @Override
    public void start() {
        since = run.now();
        scratch().ifPresentOrElse(this::look, () -> finish(Optional.empty()));
    }

    /** Only a table that this restore has requested. */
    private Optional<ScratchTable> scratch() {
        return run.progress().of(StageProgress.Copy.class).flatMap(copy -> Remains.scratch(copy.restore()));
    }

    private void look(ScratchTable table) {
        status(Message.of("restore.status.dropping", Argument.table(table.name())));
        new TableRemoval(table).submit(run.aws(), run.current(state -> saw(table, state)));
    }

    private void saw(ScratchTable table, TableRemoval.State state) {
        if (state instanceof TableRemoval.State.Gone) {
            run.host().scratch().gone(table);
            run.know(new StageProgress.Dropped());
            finish(Optional.of(Message.of("restore.drop.gone", Argument.table(table.name()))));
        } else if (state instanceof TableRemoval.State.Waits waits) {
            again(table, Message.of("restore.drop.status", waits.status()));
        } else if (state instanceof TableRemoval.State.Foreign foreign) {
            run.host().scratch().gone(table);
            giveUp(table, foreign.why());
        } else {
            var error = ((TableRemoval.State.Failed) state).error();
            if (!run.leaves(error)) {
                if (error.mayPass()) {
                    again(table, error.sentence());
                } else {
                    giveUp(table, error.sentence());
                }
            }
        }
    }

    private void again(ScratchTable table, Message why) {
        if (run.now().isBefore(since.plus(PATIENCE))) {
            run.after(run.jittered(poll.next()), () -> look(table));
        } else {
            giveUp(table, why);
        }
    }

    private void giveUp(ScratchTable table, Message why) {
        Message left = Message.of("restore.drop.failed", Argument.table(table.name()), why);
        finish(Optional.of(left.and(Remains.removal(run, table))));
    }

    private void finish(Optional<Message> ofTable) {
        StageProgress.Ending end = run.progress().of(StageProgress.Ending.class).orElseThrow();
        boolean left = ofTable.isPresent()
                && run.progress().of(StageProgress.Dropped.class).isEmpty();
        ofTable.ifPresent(run::say);
        run.end(
                left && end.verdict() == Verdict.SUCCESS ? Verdict.UNSTABLE : end.verdict(),
                end.outcome(),
                ofTable.map(end.message()::and).orElse(end.message()),
                end.verification());
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return run.progress()
                .of(StageProgress.Ending.class)
                .map(end -> new EarlyEnd(end.outcome(), end.message()))
                .orElseGet(() -> new EarlyEnd(Outcome.SKIPPED, Message.of("restore.notBegun")));
    }

    @Override
    protected Optional<Message> remains() {
        return scratch()
                .map(table -> Message.of("restore.drop.stopped", Argument.table(table.name()))
                        .and(Remains.removal(run, table)));
    }
}
