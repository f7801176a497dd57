package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveSentences;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
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
    private final Poll poll = new Poll();
    private Optional<Instant> missedSince = Optional.empty();
    private boolean failing;
    private String lastSeen = LiveSentences.requested();

    AwaitStage(RestoreOperation run) {
        super(run, NAME);
        status("waiting for table " + run.targetTable() + " to become active");
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
        run.know(StageProgress.Target.seen(table.arn()));
        if (table.active()) {
            active();
        } else {
            run.timedOut("Table " + run.target() + " is still " + table.status() + " after "
                    + Times.span(run.request().timeout()) + ". "
                    + RestoreErrors.goesOn(run.progress()));
        }
    }

    private void failedAtLast(AwsError error) {
        run.timedOut(
                error.kind() == ErrorKind.RESOURCE_NOT_FOUND
                        ? "The time was over, and table " + run.target()
                                + " is not there: AWS may have given the restore"
                                + " up. Look for it in AWS before you run the restore again."
                        : "The time was over, and AWS could not be asked for the last time: " + error.what() + " "
                                + RestoreErrors.goesOn(run.progress()));
    }

    @Override
    Left left() {
        return new Left(Outcome.REQUESTED, "Stopped. " + RestoreErrors.goesOn(run.progress()));
    }

    @Override
    String state() {
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
        lastSeen = table.status();
        run.know(StageProgress.Target.seen(table.arn()));
        if (table.active()) {
            active();
        } else if (table.deleting()) {
            run.fail("Table " + run.target()
                    + " is being deleted: somebody has deleted it right after it was restored.");
        } else if (LOST_KEY.contains(table.status())) {
            run.fail("Table " + run.target() + " is " + table.status() + ": AWS cannot use the key that encrypts it."
                    + " Make the key usable, or delete the table and restore with another kmsKey.");
        } else {
            run.after(run.jittered(poll.next()), this::look);
        }
    }

    private void active() {
        run.say("Table " + run.target() + " is ACTIVE.");
        run.next();
    }

    private void failed(AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            notFound();
        } else if (error.mayPass()) {
            if (!failing) {
                failing = true;
                run.say("AWS cannot be asked about table " + run.target() + " just now: " + error.what()
                        + " The restore goes on there; trying again.");
            }
            run.after(run.jittered(poll.next()), this::look);
        } else {
            run.fail(error.sentence() + " " + RestoreErrors.goesOn(run.progress()));
        }
    }

    private void notFound() {
        Instant missed = missedSince.orElse(seen() ? run.now() : since);
        missedSince = Optional.of(missed);
        if (run.now().isBefore(missed.plus(PATIENCE))) {
            run.after(SOON, this::look);
        } else if (seen()) {
            run.fail("Table " + run.target() + " was there and has not been for a minute: AWS gave the restore up, or"
                    + " the table was deleted. Run the restore again; if it happens again, ask AWS.");
        } else {
            run.fail("AWS accepted the restore, but table " + run.target() + " did not appear within "
                    + Times.span(PATIENCE) + ". Look for it in AWS before you run the restore again.");
        }
    }
}
