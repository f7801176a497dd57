package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;

/** What the user reads about one backup's deletion. */
final class PruneSentences {

    static final String NOT_PLANNED_BEFORE = "not in the plan that this run began with; the next prune may delete it";

    private PruneSentences() {}

    static String deleted() {
        return "deleted.";
    }

    static String alreadyGone() {
        return "already gone.";
    }

    static String goneSinceTheInterruption() {
        return "already gone when the run went on after an interruption.";
    }

    static String inUse() {
        return "left: a restore from it runs. Prune again when that is done.";
    }

    static String refused(AwsError error) {
        return "not deleted: " + error.reason();
    }

    static String lost(AwsError error) {
        return "not known whether it was deleted: " + error.reason();
    }

    static String late(AwsError error) {
        return "not deleted in time, as far as is known: " + error.reason();
    }

    static String noTimeLeft() {
        return "not deleted: the time for this run's deletions was over before its turn. Run the prune again.";
    }

    static String notTried(AwsError error) {
        return "not tried, because deletions before it failed with the same error: " + error.reason();
    }

    static String foreign(BackupSummary backup, String where) {
        return "not deleted: its ARN " + backup.arn() + " is not of " + where
                + ", and AWS would ignore the difference. Check region and credentials.";
    }

    static String notSaved(String why) {
        return "not deleted, because the progress could not be saved (" + why + ").";
    }

    static String dryRun() {
        return "dry run: not deleted.";
    }

    static String planRefused() {
        return "not deleted: the plan is refused.";
    }

    static String selectionInDoubt() {
        return "not deleted: what the run selects is not what tables names, so nothing is deleted.";
    }

    static String stoppedUnderWay() {
        return "stopped before AWS answered; it may be deleted all the same.";
    }

    static String stoppedBefore() {
        return "stays: the run was stopped before its turn.";
    }

    static String unknownSinceTheInterruption() {
        return "not known whether it was deleted before the interruption.";
    }

    static String staysNow(String reason) {
        return "was to be deleted before the interruption, and stays now: " + reason + ".";
    }

    static String kept(String reason) {
        return "kept: " + reason + ".";
    }
}
