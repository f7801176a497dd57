package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Comparison;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonMessages;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonRequest;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The comparison of the items of two tables within a stage of a restore; saved, so that a later process continues it. */
public final class ItemComparison implements Comparison.Listener {

    private final RestoreOperation run;
    private final Consumer<StageProgress.Compared> done;
    private final Consumer<Message> failed;
    private Optional<Comparison> comparison = Optional.empty();

    /**
     * @param done called once all is compared
     * @param failed called with the reason when the comparison cannot go on
     */
    public ItemComparison(RestoreOperation run, Consumer<StageProgress.Compared> done, Consumer<Message> failed) {
        this.run = run;
        this.done = done;
        this.failed = failed;
    }

    /** Continues a comparison that an earlier process has begun. */
    public boolean resumes() {
        Optional<StageProgress.Compared> saved = run.progress().of(StageProgress.Compared.class);
        saved.ifPresent(this::run);
        return saved.isPresent();
    }

    /**
     * Begins one.
     *
     * @param left the reference
     * @param rightRegion of the other table
     * @param choice what of the items is compared
     */
    public void begin(KeyedTable left, KeyedTable right, String rightRegion, UnaryOperator<ComparisonRequest> choice) {
        Optional<Message> obstacle = ComparisonRequest.obstacle(left, right);
        if (obstacle.isPresent()) {
            failed.accept(obstacle.get());
            return;
        }
        String fileName = left.details().name() + "-differences.jsonl";
        try {
            ComparisonRequest what = choice.apply(ComparisonRequest.of(
                    left,
                    run.progress().region(),
                    right,
                    rightRegion,
                    run.request().limits(),
                    fileName));
            run(new StageProgress.Compared(
                    what,
                    ComparisonProgress.start(run.session().runtime().random().nextLong()),
                    run.host().files().file(fileName).name()));
        } catch (IOException none) {
            failed.accept(Message.of("compare.notWritten", fileName, ProgressStore.why(none)));
        }
    }

    private void run(StageProgress.Compared from) {
        run.know(from);
        Comparison fresh = new Comparison(run, run.host(), from.what(), from.progress(), this);
        comparison = Optional.of(fresh);
        fresh.start();
    }

    private StageProgress.Compared compared() {
        return run.progress().of(StageProgress.Compared.class).orElseThrow();
    }

    /** Empty until it has begun. */
    public Optional<Message> status() {
        return comparison.map(Comparison::status);
    }

    @Override
    public void advanced(ComparisonProgress progress) {
        run.know(compared().at(progress));
        run.keepSoon(false);
    }

    @Override
    public void done(ComparisonProgress progress) {
        run.know(compared().at(progress));
        ComparisonMessages.examples(progress).forEach(run::say);
        done.accept(compared());
    }

    @Override
    public void failed(Message why) {
        failed.accept(why);
    }
}
