package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the target and asks AWS for the restore. The request has no client token; the target's name is one: it is
 * saved before the request is sent, every look says whether the restore has begun, and nothing is sent again before a
 * look says that it has not (spec 1.6). A request that has to wait for other restores waits its turn (spec 1.8).
 */
final class RequestStage extends RestoreStage {

    static final String NAME = "request";

    /** A target may take a minute to show (spec 3.2). */
    private static final List<Duration> LOOKS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20));

    /** Some failures of AWS come every time (spec 1.6). */
    private static final int MOST_TIMES = 5;

    private static final Duration TURN = Duration.ofSeconds(30);
    private static final Duration SHORTEST_LIMIT_WAIT = Duration.ofSeconds(15);
    private static final int LIMIT_WAIT_SPREAD_SECONDS = 45;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration WHILE_AWS_FAILS = Duration.ofSeconds(15);

    private final Poll poll = new Poll();
    private Optional<RestorePlan> plan = Optional.empty();
    private Optional<AwsError> refused = Optional.empty();
    private String waitingFor = "";
    private int looks;

    RequestStage(RestoreOperation run) {
        super(run, NAME);
        status("looking at the target table " + run.targetTable());
    }

    @Override
    public boolean asksForWork() {
        return true;
    }

    @Override
    public void start() {
        RestoreProgress progress = run.progress();
        try {
            RestorePlan made =
                    RestorePlan.of(progress.request().overrides(), progress.chosen(), progress.targetTable());
            made.notes().forEach(run::note);
            plan = Optional.of(made);
        } catch (BadRequestException impossible) {
            run.fail("Nothing was restored. " + impossible.getMessage());
            return;
        }
        look();
    }

    private void look() {
        look(this::there, this::notThere);
    }

    @Override
    public boolean lastLook() {
        if (run.progress().asked().isEmpty()) {
            run.interrupt();
            nothingRestored();
        } else {
            lookForTheLastTime(this::thereAtLast, error -> notKnown());
        }
        return true;
    }

    private void thereAtLast(TableDetails table) {
        if (TargetCheck.of(table, run.progress()) instanceof TargetCheck.Ours ours) {
            takeOver(table, ours);
        } else {
            notKnown();
        }
    }

    private void takeOver(TableDetails table, TargetCheck.Ours ours) {
        ours.note().ifPresent(run::note);
        run.know(StageProgress.Target.seen(table.arn()));
        run.next();
    }

    private void notKnown() {
        run.timedOut("The time was over before AWS answered the request. " + RestoreErrors.mayGoOn(run.progress()));
    }

    @Override
    Left left() {
        return run.progress().asked().isEmpty()
                ? notBegun()
                : new Left(
                        Outcome.UNCONFIRMED,
                        "Stopped before AWS answered the request. " + RestoreErrors.mayGoOn(run.progress()));
    }

    private void there(TableDetails table) {
        TargetCheck check = TargetCheck.of(table, run.progress());
        if (check instanceof TargetCheck.Ours ours) {
            run.say("Table " + run.target() + " is already being restored from this backup: taking it over.");
            takeOver(table, ours);
        } else if (check instanceof TargetCheck.Leaving) {
            waitFor(
                    "table " + run.targetTable() + " to be deleted",
                    "Table " + run.target() + " is being deleted; waiting until its name is free.");
            run.after(run.jittered(poll.next()), this::look);
        } else {
            run.fail(((TargetCheck.Foreign) check).sentence());
        }
    }

    private void notThere(AwsError error) {
        boolean unknown = run.progress().asked().isPresent();
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            if ((unknown || refused.isPresent()) && looks < LOOKS.size()) {
                run.after(LOOKS.get(looks++), this::look);
            } else if (refused.isPresent()) {
                run.fail(refused.get());
            } else if (run.progress()
                    .asked()
                    .filter(it -> it.times() >= MOST_TIMES)
                    .isPresent()) {
                run.fail("AWS was asked " + MOST_TIMES + " times to restore into " + run.target()
                        + " without a usable answer, and the table did not appear. Run it again when AWS can be"
                        + " reached.");
            } else {
                send();
            }
        } else if (unknown && error.mayPass()) {
            run.after(run.jittered(WHILE_AWS_FAILS), this::look);
        } else {
            run.fail(error.sentence() + (unknown ? " " + RestoreErrors.mayGoOn(run.progress()) : ""));
        }
    }

    private void send() {
        StageProgress.Asked asked = run.progress()
                .asked()
                .map(before -> new StageProgress.Asked(before.at(), before.times() + 1))
                .orElseGet(() ->
                        new StageProgress.Asked(run.session().serviceClock().now(), 1));
        looks = 0;
        run.know(asked);
        if (!run.saved()) {
            return;
        }
        if (waitingFor.isEmpty()) {
            status("asking for the restore into " + run.targetTable());
        }
        run.aws().submit(plan.orElseThrow().call().call(), run.deadline(), run.current(answer -> {
            if (answer instanceof Answer.Value<TableDetails> table) {
                run.say("AWS restores into table " + run.target() + ".");
                run.know(StageProgress.Target.promised(table.value().arn()));
                run.next();
            } else {
                refused(((Answer.Failed<TableDetails>) answer).error());
            }
        }));
    }

    private void refused(AwsError error) {
        if (error.kind() != ErrorKind.UNAVAILABLE && error.kind() != ErrorKind.UNEXPECTED) {
            forget();
        }
        if (run.leaves(error)) {
            return;
        }
        switch (error.kind()) {
            case UNAVAILABLE -> {
                run.say("AWS did not answer the request: " + error.what() + " Looking whether the restore has begun.");
                run.after(SOON, this::look);
            }
            case TABLE_IN_USE, RESOURCE_IN_USE, UNEXPECTED -> {
                refused = Optional.of(error);
                look();
            }
            case TABLE_EXISTS -> run.after(run.jittered(poll.next()), this::look);
            case BACKUP_IN_USE -> {
                waitFor(
                        "another restore from this backup to end",
                        "Another restore from this backup runs, and AWS"
                                + " runs one at a time; waiting for it to end.");
                run.after(run.jittered(TURN), this::look);
            }
            case LIMIT -> {
                waitFor(
                        "other restores to end",
                        "AWS accepts no more restores just now: " + error.what() + " Waiting for others to end.");
                run.after(limitWait(), this::look);
            }
            default -> refusedForGood(error);
        }
    }

    /** A refusal is a clear answer: of this request nothing came. An earlier one without answer may still show. */
    private void forget() {
        StageProgress.Asked asked = run.progress().asked().orElseThrow();
        if (asked.times() > 1) {
            run.know(new StageProgress.Asked(asked.at(), asked.times() - 1));
        } else {
            run.forget(StageProgress.Asked.class);
        }
        run.keep();
    }

    private void refusedForGood(AwsError error) {
        if (!run.late()) {
            run.fail(error.sentence() + RestoreErrors.hint(error, run.progress()));
        } // else it was given up because the time is over, which is judged right after this
    }

    private Duration limitWait() {
        return SHORTEST_LIMIT_WAIT.plusSeconds(run.session().runtime().random().nextInt(LIMIT_WAIT_SPREAD_SECONDS + 1));
    }

    /** One line when a wait begins, none for its repetitions. */
    private void waitFor(String what, String line) {
        if (!waitingFor.equals(what)) {
            waitingFor = what;
            status("waiting for " + what);
            run.say(line);
        }
    }
}
