package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.SavedProgressCheck;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Restores one backup to a new table, waits until it is ACTIVE, and checks it (spec 3.1, 3.2). The target's name is
 * saved before AWS is asked, and a lost answer is looked for under that name, so that one request never becomes two
 * tables (spec 1.6).
 */
public final class RestoreOperation implements Operation<RestoreProgress, RestoreReport> {

    private final RestoreRun run;
    private Optional<RestoreReport> stopped = Optional.empty();

    private RestoreOperation(RestoreRun run) {
        this.run = run;
        run.onPhase(this::work);
        run.onLostCredentials(error -> {
            run.keep(run.progress());
            leave(error.sentence());
        });
        Instant now = run.now();
        run.loop().at(now, this::begin);
        if (!run.ended()) {
            // After a restart later than the deadline, too, the last look ends what was begun, and not the reverse.
            Instant deadline = run.progress().deadline();
            run.loop().at(deadline.isBefore(now) ? now : deadline, () -> new LastLook(run).start());
        }
    }

    /**
     * @param environment values of the variables that the target's name may use
     * @throws BadRequestException when the request cannot be carried out as written; nothing was sent
     */
    public static RestoreOperation start(
            RestoreRequest request,
            Map<String, String> environment,
            AwsSession session,
            ProgressStore<RestoreProgress> store,
            Journal journal)
            throws BadRequestException {
        Instant now = session.runtime().clock().instant();
        String target = RequestCheck.targetTable(request, environment, session.target(), now);
        RestoreProgress progress =
                RestoreProgress.start(request, session.target().region(), target, now);
        return new RestoreOperation(new RestoreRun(progress, session, store, journal));
    }

    /** @throws BadRequestException when the progress is of another version or region */
    public static RestoreOperation resume(
            RestoreProgress saved, AwsSession session, ProgressStore<RestoreProgress> store, Journal journal)
            throws BadRequestException {
        SavedProgressCheck.require("a restore", saved.version(), RestoreProgress.VERSION, saved.region(), session);
        return new RestoreOperation(new RestoreRun(saved, session, store, journal));
    }

    private void begin() {
        GetCallerIdentity.learnAccount(run.aws(), run.untilLate(), run.current(useless -> {
            if (useless.isPresent() && run.progress().phase() == RestorePhase.CHOOSING) {
                run.fail(useless.get());
            } else {
                useless.map(AwsError::sentence).or(this::inAnotherAccount).ifPresentOrElse(this::leave, this::work);
            }
        }));
    }

    /** There the target would be missing, and would seem to have disappeared. */
    private Optional<String> inAnotherAccount() {
        Optional<String> here = run.session().account();
        return run.progress()
                .backup()
                .flatMap(backup -> BackupArn.parse(backup.summary().arn()))
                .map(backup -> backup.table().account())
                .filter(began -> here.isPresent() && !began.equals(here.get()))
                .map(began -> "The restore began in account " + began + ", and these credentials belong to "
                        + here.get() + ": nothing was asked for. Resume it with credentials of account " + began + ".");
    }

    /** The restore stays as it was saved, to be picked up when the obstacle is gone. */
    private void leave(String obstacle) {
        run.say(obstacle);
        stopped = Optional.of(unfinished(obstacle + " " + stoppedSentence()));
        run.interrupt();
    }

    private void work() {
        switch (run.progress().phase()) {
            case CHOOSING -> new Choosing(run).start();
            case ASKING -> new Asking(run).start();
            case WAITING -> new Waiting(run).start();
            case FINISHING -> new Finishing(run).start();
            case DONE -> throw new IllegalStateException("a restore that is done has nothing to do");
        }
    }

    @Override
    public Next advance() {
        return run.loop().advance(() -> run.ended() || stopped.isPresent());
    }

    @Override
    public RestoreProgress progress() {
        return run.progress();
    }

    @Override
    public RestoreReport report() {
        return stopped.or(() -> run.progress().report())
                .orElseGet(() -> unfinished("Not finished: " + run.status() + "."));
    }

    @Override
    public String status() {
        return run.status();
    }

    /** The progress stays as it is: a stopped restore can be resumed. */
    @Override
    public void stop() {
        if (!run.ended() && stopped.isEmpty()) {
            stopped = Optional.of(unfinished(stoppedSentence()));
            run.interrupt();
            if (run.progress().phase() != RestorePhase.CHOOSING) {
                run.keep(run.progress());
            }
        }
        run.loop().close();
    }

    private RestoreReport unfinished(String sentence) {
        return run.report(Verdict.ABORTED, unfinished(), sentence, Optional.empty());
    }

    private Outcome unfinished() {
        return switch (run.progress().phase()) {
            case CHOOSING, ASKING -> run.progress().asked().isEmpty() ? Outcome.SKIPPED : Outcome.UNCONFIRMED;
            case WAITING -> Outcome.REQUESTED;
            case FINISHING, DONE -> Outcome.OK;
        };
    }

    private String stoppedSentence() {
        return switch (run.progress().phase()) {
            case CHOOSING, ASKING ->
                run.progress().asked().isEmpty()
                        ? "Stopped before AWS began to restore: there is no new table."
                        : "Stopped before AWS answered the request. " + RestoreErrors.mayGoOn(run);
            case WAITING -> "Stopped. " + RestoreErrors.goesOn(run);
            case FINISHING, DONE ->
                "Stopped after table " + run.target() + " was restored: it is ACTIVE and was not verified.";
        };
    }

    @Override
    public void onAnswer(Runnable wake) {
        run.aws().onAnswer(wake);
    }

    @Override
    public void close() {
        run.loop().close();
    }
}
