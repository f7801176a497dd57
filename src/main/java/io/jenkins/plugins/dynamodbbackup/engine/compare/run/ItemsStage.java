package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import io.jenkins.plugins.dynamodbbackup.engine.compare.Comparison;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonMessages;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonProgress;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.util.Optional;

/** Compares the items. */
final class ItemsStage implements Stage, Comparison.Listener {

    private final CompareOperation run;
    private Optional<Comparison> comparison = Optional.empty();

    ItemsStage(CompareOperation run) {
        this.run = run;
    }

    private CompareProgress.Begun begun() {
        return run.progress().begun().orElseThrow();
    }

    @Override
    public void start() {
        Comparison fresh = new Comparison(run, run.host(), begun().what(), begun().progress(), this);
        comparison = Optional.of(fresh);
        fresh.start();
    }

    @Override
    public Message status() {
        return comparison.map(Comparison::status).orElseGet(() -> Message.of("compare.status.begins"));
    }

    @Override
    public void advanced(ComparisonProgress progress) {
        run.comparing(begun().what(), progress);
        run.keep();
    }

    @Override
    public void done(ComparisonProgress progress) {
        ComparisonMessages.examples(progress).forEach(run::say);
        run.endAs(
                progress.counts().differences() == 0 ? Verdict.SUCCESS : Verdict.UNSTABLE,
                Outcome.OK,
                ComparisonMessages.result(begun().what(), progress.counts()));
    }

    @Override
    public void failed(Message why) {
        run.fail(why);
    }

    @Override
    public boolean lastLook() {
        run.endAs(
                Verdict.FAILURE,
                Outcome.TIMED_OUT,
                Message.of("compare.timeout", status(), Argument.parameter("timeoutMinutes")));
        return true;
    }
}
