package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveMessages;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A stage of a restore. */
public abstract class RestoreStage implements Stage {

    private static final Duration PATIENCE_AT_LAST = Duration.ofSeconds(30);

    protected final RestoreOperation run;
    private final String name;
    private Message status = Message.of("restore.status.choosing");

    /** @param name as it is saved */
    protected RestoreStage(RestoreOperation run, String name) {
        this.run = run;
        this.name = name;
    }

    /**
     * What becomes of the new table when the restore ends before its work is done.
     *
     * @param message what AWS does or has done
     */
    public record EarlyEnd(Outcome outcome, Message message) {}

    /** Of a restore that ends in this stage. */
    protected abstract EarlyEnd earlyEnd();

    /** What there is now, and what to do next, for a restore that ends in this stage without having done its work. */
    protected Optional<Message> remains() {
        return Optional.empty();
    }

    protected final EarlyEnd notBegun() {
        return new EarlyEnd(Outcome.SKIPPED, Message.of("restore.notBegun"));
    }

    final String name() {
        return name;
    }

    @Override
    public Message status() {
        return status;
    }

    protected final void status(Message phrase) {
        status = phrase;
    }

    @Override
    public List<LiveTable> tables(Instant begun) {
        String source = run.progress().source().map(ChosenSource::label).orElse("");
        return List.of(LiveTable.open(run.targetTable(), source, state(), Optional.of(since(begun))));
    }

    /** Of the new table: as AWS names it, or a short phrase. */
    protected Message state() {
        return run.progress().requested().isPresent() ? LiveMessages.requested() : LiveMessages.notRequested();
    }

    /** When the new table came into its state. */
    protected Instant since(Instant begun) {
        return run.progress().requested().map(StageProgress.Requested::at).orElse(begun);
    }

    protected final void look(Consumer<TableDetails> there, Consumer<AwsError> failed) {
        look(run.untilLate(), there, failed);
    }

    /** Looks at the table that the restore makes. */
    private void look(Instant until, Consumer<TableDetails> there, Consumer<AwsError> failed) {
        run.ask(DescribeTable.of(run.targetTable()), until, either(there, failed));
    }

    protected static <T> Consumer<Answer<T>> either(Consumer<T> there, Consumer<AwsError> failed) {
        return answer -> answer.<Runnable>fold(value -> () -> there.accept(value), error -> () -> failed.accept(error))
                .run();
    }

    protected final <T> Consumer<Answer<T>> orFail(Consumer<T> there) {
        return either(there, run::fail);
    }

    final void lookForTheLastTime(Consumer<TableDetails> there, Consumer<AwsError> failed) {
        run.interrupt();
        status(Message.of("restore.status.lastLook", run.target()));
        look(run.now().plus(PATIENCE_AT_LAST), there, failed);
    }

    /** The timeout expired before anything was requested from AWS. */
    protected final void nothingRestored() {
        run.timedOut(Message.of("restore.timeout.nothing", status, Argument.parameter("timeoutMinutes")));
    }
}
