package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DeleteBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** Deletes one backup after the other, oldest first; what each error means is in spec 1.5 and 1.6. */
final class DeleteStage implements Stage {

    /** Enough for the pace of 4 a second while each answer takes two seconds; begins with one, to fail gently. */
    private static final int MOST_UNDER_WAY = 8;

    /** For one deletion, every retry included. */
    static final Duration FOR_ONE = Duration.ofMinutes(5);

    /** For all of them: four times what the pace needs, and time for retries besides. */
    private static final Duration FOR_EACH_IN_ALL = Duration.ofSeconds(1);

    private static final Duration FOR_TROUBLE = Duration.ofMinutes(30);

    private static final Duration TOO_MANY = Duration.ofSeconds(20);

    private final PruneOperation run;
    private final Supplier<List<Deletion>> deletions;
    private final RepeatedErrors errors = new RepeatedErrors();
    private final Queue<Deletion> queue = new ArrayDeque<>();
    private final DeletionJournal told;
    private Optional<AwsError> obstacle = Optional.empty();
    private int allowed = 1;
    private int underWay;

    /** @param deletions as soon as they are planned */
    DeleteStage(PruneOperation run, Supplier<List<Deletion>> deletions) {
        this.run = run;
        this.deletions = deletions;
        this.told = new DeletionJournal(run, deletions);
    }

    /** How long all of so many deletions may take. */
    static Duration forAll(long deletions) {
        return FOR_TROUBLE.plus(FOR_EACH_IN_ALL.multipliedBy(deletions));
    }

    @Override
    public boolean asksForWork() {
        return true;
    }

    @Override
    public void start() {
        told.begin();
        deletions.get().stream()
                .filter(Deletion::open)
                .sorted(Deletion.OLDEST_FIRST)
                .forEach(queue::add);
        fill();
    }

    @Override
    public Message status() {
        long settled = deletions.get().stream().filter(it -> !it.open()).count();
        return Message.of("prune.status.deleting", settled, deletions.get().size());
    }

    @Override
    public List<LiveTable> tables(Instant begun) {
        return deletions.get().stream().map(deletion -> deletion.live(begun)).toList();
    }

    /** What is under way ends by itself: its deadline is not later. */
    @Override
    public boolean lastLook() {
        while (!queue.isEmpty()) {
            settle(queue.poll(), Outcome.TIMED_OUT, PruneSentences.noTimeLeft());
        }
        return true;
    }

    @Override
    public void stopped() {
        run.say(told.numbers("prune.stopped"));
    }

    private void fill() {
        if (underWay == 0) {
            obstacle.ifPresent(run::leaveInTheMiddle);
        }
        while (underWay < allowed && !queue.isEmpty() && obstacle.isEmpty()) {
            Deletion next = queue.poll();
            Optional<AwsError> hopeless = errors.hopeless(next.backup().tableName());
            if (hopeless.isPresent()) {
                settle(next, Outcome.FAILED, PruneSentences.notTried(hopeless.get()));
            } else if (!run.own().owns(next.backup())) {
                settle(
                        next,
                        Outcome.FAILED,
                        PruneSentences.foreign(next.backup(), run.own().place()));
            } else {
                underWay++;
                Instant end = run.now().plus(FOR_ONE);
                send(next, end.isBefore(run.deadline()) ? end : run.deadline());
            }
        }
    }

    private void send(Deletion deletion, Instant end) {
        if (obstacle.isPresent()) {
            leftOpen();
            return;
        }
        AwsCall<String> request = DeleteBackup.of(deletion.backup().arn());
        deletion.send(request);
        run.aws()
                .submit(
                        request,
                        end,
                        answer -> answer.handle(done -> deleted(deletion), error -> refused(deletion, end, error)));
    }

    private void deleted(Deletion deletion) {
        allowed = Math.min(allowed + 1, MOST_UNDER_WAY);
        errors.answered();
        done(deletion, Outcome.OK, PruneSentences.deleted());
    }

    private void refused(Deletion deletion, Instant end, AwsError error) {
        if (error.aboutCredentials()) {
            obstacle = obstacle.or(() -> Optional.of(error));
            leftOpen();
            return;
        }
        switch (error.kind()) {
            case BACKUP_NOT_FOUND -> {
                errors.answered();
                done(deletion, Outcome.OK, PruneSentences.alreadyGone());
            }
            case BACKUP_IN_USE -> {
                errors.answered();
                done(deletion, Outcome.SKIPPED, PruneSentences.inUse());
            }
            case LIMIT -> againAfterPause(deletion, end, error);
            case THROTTLED, DEADLINE -> failed(deletion, Outcome.TIMED_OUT, error, PruneSentences.late(error));
            case UNAVAILABLE -> failed(deletion, Outcome.UNCONFIRMED, error, PruneSentences.lost(error));
            default -> {
                if (deletion.mayBeDone(run.aws()::unanswered)) {
                    failed(deletion, Outcome.UNCONFIRMED, error, PruneSentences.lost(error));
                } else {
                    failed(deletion, Outcome.FAILED, error, PruneSentences.refused(error));
                }
            }
        }
    }

    private void againAfterPause(Deletion deletion, Instant end, AwsError error) {
        if (run.now().plus(TOO_MANY).isBefore(end)) {
            run.after(TOO_MANY, () -> send(deletion, end));
        } else {
            failed(deletion, Outcome.TIMED_OUT, error, PruneSentences.late(error));
        }
    }

    private void failed(Deletion deletion, Outcome outcome, AwsError error, Message message) {
        allowed = 1;
        errors.failed(deletion.backup().tableName(), error);
        done(deletion, outcome, message);
    }

    private void leftOpen() {
        underWay--;
        fill();
    }

    private void done(Deletion deletion, Outcome outcome, Message message) {
        underWay--;
        settle(deletion, outcome, message);
        fill();
    }

    private void settle(Deletion deletion, Outcome outcome, Message message) {
        deletion.settle(outcome, message);
        if (outcome == Outcome.OK) {
            run.forgetSettings(deletion.backup().arn());
        }
        told.settled(deletion);
        boolean done = deletions.get().stream().noneMatch(Deletion::open);
        run.keepSoon(done);
        if (done) {
            run.say(told.numbers("prune.progress"));
            run.end();
        }
    }
}
