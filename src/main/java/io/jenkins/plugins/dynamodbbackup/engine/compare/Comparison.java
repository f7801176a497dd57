package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.StageLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares the items of two tables, slice by slice, for the stage of an operation. Differences go to the file that the
 * request names; nothing is kept of items that are equal.
 */
public final class Comparison {

    /** What the stage learns. All is called on the thread that advances the operation. */
    public interface Listener {

        /** The differences up to here are in the file; the progress is to be saved. */
        void advanced(ComparisonProgress progress);

        /** All is compared. {@link #advanced} was called with the same before. */
        void done(ComparisonProgress progress);

        /** @param why a sentence; the progress up to here can be resumed */
        void failed(Message why);
    }

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(10);
    private static final int MOST_LOST = 5;
    /** AWS throttles, or does not answer: after so long without any progress this is no moment any more. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final StageLoop run;
    private final OperationHost host;
    private final ComparisonRequest what;
    private final Listener listener;
    private final Parts parts;
    private final Set<Message> said = new HashSet<>();
    private final Instant since;
    private final long before;
    private ComparisonProgress progress;
    private Instant advancedAt;
    private boolean interrupted;
    private int lost;
    private long end;

    /**
     * @param run of the stage; when it is interrupted nothing is told to the listener any more
     * @param from {@link ComparisonProgress#start}, or what was saved
     */
    public Comparison(
            StageLoop run, OperationHost host, ComparisonRequest what, ComparisonProgress from, Listener listener) {
        this.run = run;
        this.host = host;
        this.what = what;
        this.listener = listener;
        this.progress = from;
        this.parts = Parts.of(what, from.seed());
        this.since = run.now();
        this.advancedAt = since;
        this.before = from.counts().items();
    }

    /** Begins, or continues, with an empty file of differences or with what it had at the progress. */
    public void start() {
        if (written(List.of())) {
            next();
        }
    }

    /** Such as {@code compared 120,000 of about 500,000 items, 9,800 a second, 39 s left}. */
    public Message status() {
        return new ComparisonStatus(what, progress.counts().items(), before, Duration.between(since, run.now()))
                .message();
    }

    private boolean finished() {
        boolean all = progress.open().isEmpty() && progress.begun() >= parts.count();
        return all || what.sample() > 0 && progress.counts().items() >= what.sample();
    }

    private void next() {
        if (finished()) {
            listener.done(progress);
            return;
        }
        CompareSlice slice = new CompareSlice(
                what.left(),
                what.right(),
                parts,
                progress.begun(),
                progress.open(),
                what.values(),
                what.sample() == 0 ? 0 : what.sample() - progress.counts().items(),
                CompareSlice.Bounds.USUAL);
        host.worker().run(slice, run.aws(), run.current(this::ended));
    }

    private void ended(DataWorker.End<CompareSlice.Result> end) {
        if (end instanceof DataWorker.End.Done<CompareSlice.Result> done) {
            lost = 0;
            took(done.result());
        } else {
            lost(((DataWorker.End.Lost<CompareSlice.Result>) end).why());
        }
    }

    /** It can be carried out once more: what it did is not in the file and not in the progress. */
    private void lost(Message why) {
        if (++lost >= MOST_LOST) {
            listener.failed(Message.of("compare.lost.often", lost, why));
            return;
        }
        if (said.add(why)) {
            run.say(Message.of("compare.lost", why));
        }
        run.after(BEFORE_NEXT_TRY, this::next);
    }

    private void took(CompareSlice.Result result) {
        boolean advanced = result.counts().items() > 0
                || result.begun() - result.open().size()
                        > progress.begun() - progress.open().size();
        if (!written(result.lines())) {
            return;
        }
        progress = progress.after(result.begun(), result.open(), result.counts(), result.lines(), end);
        if (advanced) {
            advancedAt = run.now();
            interrupted = false;
        }
        Consumer<CompareSlice.Result> then = run.current(this::proceed);
        listener.advanced(progress);
        then.accept(result);
    }

    private void proceed(CompareSlice.Result result) {
        if (!result.failures().isEmpty()) {
            failed(result.failures().get(0));
        } else if (result.rest().isZero() || finished()) {
            next();
        } else {
            run.after(result.rest(), this::next);
        }
    }

    private void failed(AwsError error) {
        if (run.leaves(error)) {
            return;
        }
        boolean again = error.mayPass() && run.now().isBefore(advancedAt.plus(PATIENCE));
        if (again) {
            if (!interrupted) {
                run.say(Message.of("compare.interrupted", error.sentence()));
            }
            interrupted = true;
            run.after(BEFORE_NEXT_TRY, this::next);
        } else {
            listener.failed(Message.of("compare.failed", error.sentence()));
        }
    }

    /** Puts the lines behind those of the progress. */
    private boolean written(List<String> lines) {
        end = progress.position();
        if (what.fileName().isEmpty()) {
            return true;
        }
        try {
            end = host.files().file(what.fileName()).write(progress.position(), lines);
            return true;
        } catch (IOException failed) {
            listener.failed(Message.of("compare.notWritten", what.fileName(), ProgressStore.why(failed)));
            return false;
        }
    }
}
