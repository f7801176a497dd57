package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveMessages;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.PollInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Looks at the target until it is ACTIVE, for hours if need be (spec 1.8, 3.2). */
final class AwaitStage extends RestoreStage {

    static final String NAME = "await";

    /** For a table that does not show, and for one that is not found any more (spec 3.2). */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Set<String> LOST_KEY = Set.of("INACCESSIBLE_ENCRYPTION_CREDENTIALS", "ARCHIVING", "ARCHIVED");

    private Instant since;
    private final PollInterval poll = new PollInterval();
    private Optional<Instant> missedSince = Optional.empty();
    private boolean failing;
    private Message lastSeen = LiveMessages.requested();

    AwaitStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.active", run.target()));
        this.since = run.now();
    }

    @Override
    public void start() {
        since = run.now();
        look();
    }

    private void look() {
        look(this::saw, this::failed);
    }

    @Override
    public boolean lastLook() {
        lookForTheLastTime(this::sawAtLast, this::failedAtLast);
        return true;
    }

    private void sawAtLast(TableDetails table) {
        run.sawTarget(table);
        if (table.active()) {
            active();
        } else {
            run.timedOut(Message.of(
                    "restore.timeout.notActive",
                    run.target(),
                    table.status(),
                    run.request().timeout(),
                    RestoreErrors.continues(run.progress())));
        }
    }

    private void failedAtLast(AwsError error) {
        run.timedOut(
                error.kind() == ErrorKind.RESOURCE_NOT_FOUND
                        ? Message.of("restore.timeout.missing", run.target())
                        : Message.of(
                                "restore.timeout.unreadable",
                                run.target(),
                                error.what(),
                                RestoreErrors.continues(run.progress())));
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return new EarlyEnd(Outcome.REQUESTED, RestoreErrors.continues(run.progress()));
    }

    @Override
    protected Message state() {
        return lastSeen;
    }

    private boolean seen() {
        return run.progress()
                .of(StageProgress.Target.class)
                .filter(StageProgress.Target::seen)
                .isPresent();
    }

    private void saw(TableDetails table) {
        missedSince = Optional.empty();
        failing = false;
        lastSeen = Message.foreign(table.status());
        run.sawTarget(table);
        if (table.active()) {
            active();
        } else if (table.deleting()) {
            run.fail(Message.of("restore.target.deleting", run.target()));
        } else if (LOST_KEY.contains(table.status())) {
            run.fail(Message.of("restore.target.keyLost", run.target(), table.status(), Argument.parameter("kmsKey")));
        } else {
            run.after(run.jittered(poll.next()), this::look);
        }
    }

    private void active() {
        run.say(Message.of("restore.active", run.target()));
        run.next();
    }

    private void failed(AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            notFound();
        } else if (error.mayPass()) {
            if (!failing) {
                failing = true;
                run.say(Message.of("restore.unreadable", run.target(), error.what()));
            }
            run.after(run.jittered(poll.next()), this::look);
        } else {
            run.fail(error.sentence().and(RestoreErrors.continues(run.progress())));
        }
    }

    private void notFound() {
        Instant missed = missedSince.orElse(seen() ? run.now() : since);
        missedSince = Optional.of(missed);
        if (run.now().isBefore(missed.plus(PATIENCE))) {
            run.after(SOON, this::look);
        } else if (seen()) {
            run.fail(Message.of("restore.target.gone", run.target(), PATIENCE));
        } else {
            run.fail(Message.of("restore.target.notShown", run.target(), PATIENCE));
        }
    }
}
