package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupDetails;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What the steps of one restore share: what is known, where calls go and waits are kept, and how it ends. */
final class RestoreRun {

    /** For calls that are still of use when the time is over: the last look, and what follows from it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final AwsSession session;
    private final EventLoop loop;
    private final ProgressStore<RestoreProgress> store;
    private final Journal journal;
    private RestoreProgress progress;
    private Runnable onPhase = () -> {};
    private Consumer<AwsError> onLostCredentials = error -> {};
    private String status = "starting";
    private int step;

    RestoreRun(RestoreProgress progress, AwsSession session, ProgressStore<RestoreProgress> store, Journal journal) {
        this.progress = progress;
        this.session = session;
        this.loop = new EventLoop(session);
        this.store = store;
        this.journal = journal;
    }

    RestoreProgress progress() {
        return progress;
    }

    AwsSession session() {
        return session;
    }

    EventLoop loop() {
        return loop;
    }

    Dispatcher aws() {
        return loop.aws();
    }

    Instant now() {
        return loop.now();
    }

    /** The target in quotes, as sentences name it. */
    String target() {
        return "'" + progress.targetTable() + "'";
    }

    boolean ended() {
        return progress.phase() == RestorePhase.DONE;
    }

    String status() {
        return ended() ? "done" : status;
    }

    void status(String phrase) {
        status = phrase;
    }

    void say(String line) {
        journal.say(line);
    }

    /** @param action begins the work of the phase that the progress is in */
    void onPhase(Runnable action) {
        onPhase = action;
    }

    /** @param action ends the restore, and keeps what was saved for another process */
    void onLostCredentials(Consumer<AwsError> action) {
        onLostCredentials = action;
    }

    /** Whether the time that the user gave is over. */
    boolean late() {
        return !now().isBefore(progress.deadline());
    }

    /** For calls that change nothing: their answer may come a little after the deadline. */
    Instant untilLate() {
        Instant now = now();
        return (now.isAfter(progress.deadline()) ? now : progress.deadline()).plus(GRACE);
    }

    <T> void ask(AwsCall<T> call, Consumer<Answer<T>> then) {
        ask(call, untilLate(), then);
    }

    <T> void ask(AwsCall<T> call, Instant until, Consumer<Answer<T>> then) {
        aws().submit(call, until, current(unlessLeft(then)));
    }

    /** The same callback, for answers that do not end the restore. */
    <T> Consumer<Answer<T>> unlessLeft(Consumer<Answer<T>> then) {
        return answer -> {
            Optional<AwsError> error = answer.fold(value -> Optional.empty(), Optional::of);
            if (error.filter(this::leaves).isEmpty()) {
                then.accept(answer);
            }
        };
    }

    /**
     * Without credentials nothing more can be seen or asked: a restore that was saved ends as it stands, and can be gone on
     * with. An error that may pass by itself is waited for until the time is over.
     */
    boolean leaves(AwsError error) {
        boolean saved = progress.phase() != RestorePhase.CHOOSING;
        if (!saved || !error.aboutCredentials() || (error.mayPass() && !late())) {
            return false;
        }
        onLostCredentials.accept(error);
        return true;
    }

    /** The same callback, deaf as soon as the restore has moved on to another phase or has ended. */
    <T> Consumer<T> current(Consumer<T> then) {
        int asked = step;
        return answer -> {
            if (step == asked) {
                then.accept(answer);
            }
        };
    }

    void after(Duration wait, Runnable action) {
        Consumer<Boolean> guarded = current(due -> action.run());
        loop.after(wait, () -> guarded.accept(true));
    }

    /** From 80 to 120 percent of a wait, so that many restores do not ask in step. */
    Duration jittered(Duration wait) {
        return wait.multipliedBy(session.runtime().random().nextInt(80, 121)).dividedBy(100);
    }

    /** What is not worth a save of its own: it is saved with the next one. */
    void update(RestoreProgress next) {
        progress = next;
    }

    void note(String note) {
        progress = progress.noting(note);
    }

    /** False when it could not be saved: then nothing was asked of AWS, and the restore has ended. */
    boolean savedBeforeAsking(RestoreProgress next) {
        progress = next;
        try {
            store.save(progress);
            return true;
        } catch (IOException failed) {
            fail("The progress of the restore could not be saved (" + ProgressStore.why(failed)
                    + "), so nothing more was asked of AWS. Make room for it and run the restore again.");
            return false;
        }
    }

    /** Nobody listens any more to what the present phase has asked. */
    void interrupt() {
        step++;
    }

    /** Saves and goes on in the phase of the progress. */
    void proceed(RestoreProgress next) {
        interrupt();
        boolean restoring = next.phase().compareTo(RestorePhase.WAITING) >= 0;
        if (restoring) {
            progress = next;
            saveIfPossible();
            onPhase.run();
        } else if (savedBeforeAsking(next)) {
            onPhase.run();
        }
    }

    void fail(String sentence) {
        end(Verdict.FAILURE, Outcome.FAILED, sentence, Optional.empty());
    }

    void fail(AwsError error) {
        fail(error.sentence());
    }

    void end(Verdict verdict, Outcome outcome, String sentence, Optional<Verification> verification) {
        interrupt();
        progress = progress.ending(report(verdict, outcome, sentence, verification));
        saveIfPossible();
    }

    RestoreReport report(Verdict verdict, Outcome outcome, String sentence, Optional<Verification> verification) {
        return new RestoreReport(
                verdict,
                outcome,
                sentence,
                progress.region(),
                progress.startedAt(),
                now(),
                Optional.of(progress.targetTable()),
                progress.targetArn(),
                progress.backup().map(BackupDetails::summary),
                verification,
                progress.notes());
    }

    /** Saves what is good to know after a restart, and not needed. */
    void keep(RestoreProgress next) {
        progress = next;
        saveIfPossible();
    }

    /** A lost save costs nothing but time here: an earlier one leads to the same table. */
    private void saveIfPossible() {
        try {
            store.save(progress);
        } catch (IOException failed) {
            say("The progress of the restore could not be saved: " + ProgressStore.why(failed) + ".");
        }
    }
}
