package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Duration;
import java.util.Optional;

/** The time is over: one look at the table, then the judgement. */
final class LastLook {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RestoreRun run;

    LastLook(RestoreRun run) {
        this.run = run;
    }

    void start() {
        RestoreProgress progress = run.progress();
        if (progress.phase() == RestorePhase.FINISHING || run.ended()) {
            return; // the table is there; what is still to do gives up by itself
        }
        String doing = run.status();
        run.interrupt();
        if (progress.phase() != RestorePhase.WAITING && progress.asked().isEmpty()) {
            timedOut("The time was over while " + doing + "; nothing was restored. Give it more timeoutMinutes, or run"
                    + " it again.");
            return;
        }
        run.status("looking at table " + progress.targetTable() + " for the last time");
        run.ask(DescribeTable.of(progress.targetTable()), run.now().plus(PATIENCE), answer -> {
            if (answer instanceof Answer.Value<TableDetails> table) {
                there(table.value());
            } else {
                failed(((Answer.Failed<TableDetails>) answer).error());
            }
        });
    }

    private void there(TableDetails table) {
        if (run.progress().phase() != RestorePhase.WAITING) {
            TargetCheck check = TargetCheck.of(table, run.progress());
            if (!(check instanceof TargetCheck.Ours ours)) {
                timedOut("The time was over before AWS answered the request. " + RestoreErrors.mayGoOn(run));
                return;
            }
            ours.note().ifPresent(run::note);
        }
        run.update(run.progress().seeing(table.arn()));
        if (table.active()) {
            run.say("Table " + run.target() + " is ACTIVE.");
            run.proceed(run.progress().in(RestorePhase.FINISHING));
        } else {
            timedOut("Table " + run.target() + " is still " + table.status() + " after "
                    + Times.span(run.progress().request().timeout()) + ". " + RestoreErrors.goesOn(run));
        }
    }

    private void failed(AwsError error) {
        boolean waiting = run.progress().phase() == RestorePhase.WAITING;
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND && waiting) {
            timedOut(
                    "The time was over, and table " + run.target() + " is not there: AWS may have given the restore up."
                            + " Look for it in AWS before you run the restore again.");
        } else if (waiting) {
            timedOut("The time was over, and AWS could not be asked for the last time: " + error.what() + " "
                    + RestoreErrors.goesOn(run));
        } else {
            timedOut("The time was over before AWS answered the request. " + RestoreErrors.mayGoOn(run));
        }
    }

    private void timedOut(String sentence) {
        run.end(Verdict.FAILURE, Outcome.TIMED_OUT, sentence, Optional.empty());
    }
}
