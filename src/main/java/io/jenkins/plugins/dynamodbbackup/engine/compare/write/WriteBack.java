package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFile;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.StageLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes the differences of a comparison back into the live table, slice by slice, for the stage of an operation. Items
 * that have changed since the comparison are left as they are, counted and listed.
 */
public final class WriteBack {

    /** Gets what happens, on the thread that advances the operation. */
    public interface Listener {

        /** What was left up to here is in the file; the progress is to be saved. */
        void advanced(WriteBackProgress progress);

        /** All is done. {@link #advanced} was called with the same before. */
        void done(WriteBackProgress progress);

        /** @param why a sentence; the progress up to here can be resumed */
        void failed(Message why);
    }

    private static final int LINES = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_LOST = 5;

    /** AWS throttles, or does not answer: after so long without any progress waiting is of no use. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final StageLoop run;
    private final OperationHost host;
    private final WriteBackRequest what;
    private final Listener listener;
    private WriteBackProgress progress;
    private int lost;
    /** What AWS answered last, while the write-back waits for it. */
    private Optional<AwsError> refusal = Optional.empty();

    private Instant advancedAt;

    /**
     * @param run of the stage; when it is interrupted the listener is told nothing more
     * @param from {@link WriteBackProgress#start}, or what was saved
     */
    public WriteBack(
            StageLoop run, OperationHost host, WriteBackRequest what, WriteBackProgress from, Listener listener) {
        this.run = run;
        this.host = host;
        this.what = what;
        this.progress = from;
        this.listener = listener;
        this.advancedAt = run.now();
    }

    public void start() {
        next();
    }

    /** Such as {@code writing back differences: 1200 of 3400 done}. */
    public Message status() {
        return Message.of(
                "compare.status.writing",
                Argument.quantity(progress.totals().done()),
                Argument.quantity(what.differences()));
    }

    private void next() {
        try {
            List<String> again = progress.again();
            LineFile.Lines lines = host.files()
                    .file(what.differencesFile())
                    .read(progress.position(), Math.max(0, LINES - again.size()));
            List<String> all =
                    Stream.concat(again.stream(), lines.lines().stream()).toList();
            if (all.isEmpty()) {
                listener.done(progress);
            } else if (run.late()) {
                listener.failed(late());
            } else {
                carryOut(all);
            }
        } catch (IOException failed) {
            listener.failed(Message.of("compare.write.file", ProgressStore.why(failed)));
        }
    }

    /** Why AWS has not taken it says more than that the time is over. */
    private Message late() {
        return refusal.map(error -> Message.of("compare.write.failed", error.sentence()))
                .orElseGet(() -> Message.of(
                        "compare.write.late",
                        Argument.quantity(progress.totals().done()),
                        Argument.quantity(what.differences())));
    }

    private void carryOut(List<String> lines) {
        WriteBackSlice slice = new WriteBackSlice(
                what.reference(),
                what.live(),
                what.region(),
                what.keyNames(),
                what.readUnits(),
                what.writeUnits(),
                lines);
        host.worker().run(slice, run.aws(), run.current(end -> ended(lines, end)));
    }

    private void ended(List<String> lines, DataWorker.End<WriteBackSlice.Result> end) {
        if (end instanceof DataWorker.End.Done<WriteBackSlice.Result> done) {
            lost = 0;
            took(lines, done.result());
        } else {
            lost(((DataWorker.End.Lost<WriteBackSlice.Result>) end).why());
        }
    }

    private void lost(Message why) {
        if (++lost == MOST_LOST) {
            listener.failed(Message.of("compare.write.lost", MOST_LOST, why));
        } else {
            run.say(Message.of("compare.write.repeated", why));
            run.after(PAUSE, this::next);
        }
    }

    private void took(List<String> lines, WriteBackSlice.Result result) {
        try {
            long left = host.files()
                    .file(what.leftFile())
                    .write(
                            progress.leftPosition(),
                            result.left().stream().map(LeftItem::json).toList());
            if (result.totals().done() > 0) {
                advancedAt = run.now();
            }
            progress = after(lines, result, left);
        } catch (IOException failed) {
            listener.failed(Message.of("compare.write.file", ProgressStore.why(failed)));
            return;
        }
        Consumer<WriteBackSlice.Result> then = run.current(this::proceed);
        listener.advanced(progress);
        then.accept(result);
    }

    private void proceed(WriteBackSlice.Result result) {
        if (result.failure().isEmpty()) {
            refusal = Optional.empty();
            run.after(result.rest(), this::next);
        } else {
            refused(result.failure().get(0));
        }
    }

    /** What was not dealt with is taken up again: from the file, or from the progress where something behind it is done. */
    private WriteBackProgress after(List<String> lines, WriteBackSlice.Result result, long leftPosition)
            throws IOException {
        List<Integer> open = result.open();
        int taken = lines.size();
        for (int last = open.size() - 1; last >= 0 && open.get(last) == taken - 1; last--) {
            taken--;
        }
        int before = progress.again().size();
        int kept = Math.max(taken, before);
        long position = host.files()
                .file(what.differencesFile())
                .read(progress.position(), kept - before)
                .next();
        List<LeftItem> examples = new ArrayList<>(progress.examples());
        result.left().stream()
                .limit((long) WriteBackProgress.EXAMPLES - examples.size())
                .forEach(examples::add);
        return new WriteBackProgress(
                position,
                open.stream().filter(number -> number < kept).map(lines::get).toList(),
                progress.totals().plus(result.totals()),
                leftPosition,
                examples);
    }

    private void refused(AwsError error) {
        if (run.leaves(error)) {
            return;
        }
        if (!error.mayPass() || run.late() || !run.now().isBefore(advancedAt.plus(PATIENCE))) {
            listener.failed(Message.of("compare.write.failed", error.sentence()));
            return;
        }
        if (refusal.isEmpty()) {
            run.say(Message.of("compare.write.waits", error.sentence()));
        }
        refusal = Optional.of(error);
        run.after(run.jittered(PAUSE), this::next);
    }
}
