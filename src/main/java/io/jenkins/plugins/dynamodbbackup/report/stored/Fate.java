package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;

/** What became of a backup that a prune looked at. */
public enum Fate {
    KEPT,
    DELETED,
    /** In a dry run. */
    WOULD_BE_DELETED,
    /** Nobody knows whether it is still there. */
    ASKED_FOR,
    /** Was to be deleted, and stays. */
    LEFT,
    FAILED;

    static Fate of(PruneResult result, boolean dryRun) {
        if (!result.delete()) {
            return KEPT;
        }
        if (dryRun) {
            return WOULD_BE_DELETED;
        }
        return switch (result.outcome()) {
            case OK -> DELETED;
            case REQUESTED, UNCONFIRMED -> ASKED_FOR;
            case SKIPPED -> LEFT;
            case FAILED, TIMED_OUT -> FAILED;
        };
    }

    boolean asPlanned() {
        return this == KEPT || this == DELETED || this == WOULD_BE_DELETED;
    }

    /** Whether nobody should rely on the backup any more. A deletion that failed may have been carried out all the same. */
    public boolean doubtful() {
        return this == DELETED || this == ASKED_FOR || this == FAILED;
    }
}
