package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveSentences;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A stage of a restore. */
abstract class RestoreStage implements Stage {

    private static final Duration PATIENCE_AT_LAST = Duration.ofSeconds(30);

    final RestoreOperation run;
    private final String name;
    private String status = "";

    /** @param name as it is saved */
    RestoreStage(RestoreOperation run, String name) {
        this.run = run;
        this.name = name;
    }

    /** @param sentence what goes on in AWS */
    record Left(Outcome outcome, String sentence) {}

    /** What becomes of the new table when the restore ends early, in this stage. */
    abstract Left left();

    final Left notBegun() {
        return new Left(Outcome.SKIPPED, "Stopped before AWS began to restore: there is no new table.");
    }

    final String name() {
        return name;
    }

    @Override
    public final Message status() {
        return Message.foreign(status);
    }

    final void status(String phrase) {
        status = phrase;
    }

    @Override
    public final List<LiveTable> tables(Instant begun) {
        String backup =
                run.progress().backup().map(it -> it.summary().name()).orElse("");
        return List.of(LiveTable.open(run.targetTable(), backup, state(), Optional.of(since(begun))));
    }

    /** Of the new table: as AWS names it, or a short phrase. */
    String state() {
        return run.progress().asked().isPresent() ? LiveSentences.requested() : LiveSentences.notRequested();
    }

    /** When the new table came into its state. */
    Instant since(Instant begun) {
        return run.progress().asked().map(StageProgress.Asked::at).orElse(begun);
    }

    final void look(Consumer<TableDetails> there, Consumer<AwsError> failed) {
        look(run.untilLate(), there, failed);
    }

    /** Looks at the table that the restore makes. */
    private void look(Instant until, Consumer<TableDetails> there, Consumer<AwsError> failed) {
        run.ask(DescribeTable.of(run.targetTable()), until, answer -> {
            if (answer instanceof Answer.Value<TableDetails> table) {
                there.accept(table.value());
            } else {
                failed.accept(((Answer.Failed<TableDetails>) answer).error());
            }
        });
    }

    final void lookForTheLastTime(Consumer<TableDetails> there, Consumer<AwsError> failed) {
        run.interrupt();
        status("looking at table " + run.targetTable() + " for the last time");
        look(run.now().plus(PATIENCE_AT_LAST), there, failed);
    }

    /** The time is over, and AWS was not asked for anything. */
    final void nothingRestored() {
        run.timedOut("The time was over while " + status + "; nothing was restored. Give it more timeoutMinutes, or run"
                + " it again.");
    }
}
