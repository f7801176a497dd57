package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Looks at the target until it is ACTIVE, for hours if need be (spec 1.8, 3.2). */
final class Waiting {

    /** For a table that does not show, and for one that is not found any more (spec 3.2). */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Set<String> LOST_KEY = Set.of("INACCESSIBLE_ENCRYPTION_CREDENTIALS", "ARCHIVING", "ARCHIVED");

    private final RestoreRun run;
    private final Instant since;
    private final Poll poll = new Poll();
    private Optional<Instant> missedSince = Optional.empty();
    private boolean failing;

    Waiting(RestoreRun run) {
        this.run = run;
        this.since = run.now();
    }

    void start() {
        run.status("waiting for table " + run.progress().targetTable() + " to become active");
        look();
    }

    private void look() {
        run.ask(DescribeTable.of(run.progress().targetTable()), answer -> {
            if (answer instanceof Answer.Value<TableDetails> table) {
                saw(table.value());
            } else {
                failed(((Answer.Failed<TableDetails>) answer).error());
            }
        });
    }

    private void saw(TableDetails table) {
        missedSince = Optional.empty();
        failing = false;
        run.update(run.progress().seeing(table.arn()));
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
        run.proceed(run.progress().in(RestorePhase.FINISHING));
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
            run.fail(error.sentence() + " " + RestoreErrors.goesOn(run));
        }
    }

    private void notFound() {
        Instant missed = missedSince.orElse(run.progress().seen() ? run.now() : since);
        missedSince = Optional.of(missed);
        if (run.now().isBefore(missed.plus(PATIENCE))) {
            run.after(SOON, this::look);
        } else if (run.progress().seen()) {
            run.fail("Table " + run.target() + " was there and has not been for a minute: AWS gave the restore up, or"
                    + " the table was deleted. Run the restore again; if it happens again, ask AWS.");
        } else {
            run.fail("AWS accepted the restore, but table " + run.target() + " did not appear within "
                    + Times.span(PATIENCE) + ". Look for it in AWS before you run the restore again.");
        }
    }
}
