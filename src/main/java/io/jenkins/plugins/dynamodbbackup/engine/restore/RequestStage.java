package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.PollInterval;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.RestorePlan;
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

    private final PollInterval poll = new PollInterval();
    private Optional<RestorePlan> plan = Optional.empty();
    private Optional<AwsError> refused = Optional.empty();
    private Optional<Message> waitingFor = Optional.empty();
    private int looks;

    RequestStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.target", run.target()));
    }

    @Override
    public boolean asksForWork() {
        return true;
    }

    @Override
    public void start() {
        try {
            RestorePlan made = run.progress().plan();
            made.notes().forEach(run::note);
            plan = Optional.of(made);
        } catch (BadRequestException impossible) {
            run.fail(Message.of("restore.impossible", impossible.reason()));
            return;
        }
        look();
    }

    private void look() {
        look(this::there, this::notThere);
    }

    @Override
    public boolean lastLook() {
        if (run.progress().requested().isEmpty()) {
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
        run.sawTarget(table);
        run.next();
    }

    private void notKnown() {
        run.timedOut(Message.of("restore.timeout.notAnswered", RestoreErrors.notKnown(run.progress())));
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return run.progress().requested().isEmpty()
                ? notBegun()
                : new EarlyEnd(
                        Outcome.UNCONFIRMED, Message.of("restore.notAnswered", RestoreErrors.notKnown(run.progress())));
    }

    private void there(TableDetails table) {
        TargetCheck check = TargetCheck.of(table, run.progress());
        if (check instanceof TargetCheck.Ours ours) {
            run.say(Message.of("restore.adopted", run.target()));
            takeOver(table, ours);
        } else if (check instanceof TargetCheck.Leaving) {
            waitFor(
                    Message.of("restore.status.deletion", run.target()),
                    Message.of("restore.target.leaving", run.target()));
            run.after(run.jittered(poll.next()), this::look);
        } else {
            run.fail(((TargetCheck.Foreign) check).message());
        }
    }

    private void notThere(AwsError error) {
        boolean unknown = run.progress().requested().isPresent();
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            if ((unknown || refused.isPresent()) && looks < LOOKS.size()) {
                run.after(LOOKS.get(looks++), this::look);
            } else if (refused.isPresent()) {
                run.fail(refused.get());
            } else if (run.progress()
                    .requested()
                    .filter(it -> it.times() >= MOST_TIMES)
                    .isPresent()) {
                run.fail(Message.of("restore.unanswered", MOST_TIMES, run.target()));
            } else {
                send();
            }
        } else if (unknown && error.mayPass()) {
            run.after(run.jittered(WHILE_AWS_FAILS), this::look);
        } else {
            run.fail(unknown ? error.sentence().and(RestoreErrors.notKnown(run.progress())) : error.sentence());
        }
    }

    private void send() {
        StageProgress.Requested asked = run.progress()
                .requested()
                .map(before -> new StageProgress.Requested(before.at(), before.times() + 1))
                .orElseGet(() ->
                        new StageProgress.Requested(run.session().serviceClock().now(), 1));
        looks = 0;
        run.know(asked);
        if (!run.saved()) {
            return;
        }
        if (waitingFor.isEmpty()) {
            status(Message.of("restore.status.requesting", run.target()));
        }
        run.aws()
                .submit(
                        run.progress()
                                .chosen()
                                .restore(run.targetTable(), plan.orElseThrow().overrides()),
                        run.deadline(),
                        run.current(either(this::accepted, this::refused)));
    }

    private void accepted(TableDetails table) {
        run.say(Message.of("restore.begun", run.target()));
        run.know(StageProgress.Target.promised(table));
        run.next();
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
                run.say(Message.of("restore.answerLost", error.what()));
                run.after(SOON, this::look);
            }
            case TABLE_IN_USE, RESOURCE_IN_USE, UNEXPECTED -> {
                refused = Optional.of(error);
                look();
            }
            case TABLE_EXISTS -> run.after(run.jittered(poll.next()), this::look);
            case BACKUP_IN_USE -> {
                waitFor(Message.of("restore.status.sameBackup"), Message.of("restore.turn.sameBackup"));
                run.after(run.jittered(TURN), this::look);
            }
            case LIMIT -> {
                waitFor(Message.of("restore.status.otherRestores"), Message.of("restore.turn.limit", error.what()));
                run.after(limitWait(), this::look);
            }
            default -> refusedForGood(error);
        }
    }

    /** A refusal is a clear answer: of this request nothing came. An earlier one without answer may still show. */
    private void forget() {
        StageProgress.Requested asked = run.progress().requested().orElseThrow();
        if (asked.times() > 1) {
            run.know(new StageProgress.Requested(asked.at(), asked.times() - 1));
        } else {
            run.forget(StageProgress.Requested.class);
        }
        run.keep();
    }

    private void refusedForGood(AwsError error) {
        if (!run.late()) {
            run.fail(RestoreErrors.refused(error, run.progress()));
        } // else it was given up because the time is over, which is judged right after this
    }

    private Duration limitWait() {
        return SHORTEST_LIMIT_WAIT.plusSeconds(run.session().runtime().random().nextInt(LIMIT_WAIT_SPREAD_SECONDS + 1));
    }

    /** One line when a wait begins, none for its repetitions. */
    private void waitFor(Message what, Message line) {
        if (!waitingFor.equals(Optional.of(what))) {
            waitingFor = Optional.of(what);
            status(what);
            run.say(line);
        }
    }
}
