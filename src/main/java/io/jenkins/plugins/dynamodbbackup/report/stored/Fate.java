package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;

/** The result of a prune for a backup. */
public enum Fate {
    KEPT,
    DELETED,
    /** In a dry run. */
    WOULD_BE_DELETED,
    /** It is not known whether the backup still exists. */
    ASKED_FOR,
    /** Planned for deletion, but skipped. */
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

    /** Whether the backup can no longer be relied on. A failed deletion may still have taken effect. */
    public boolean doubtful() {
        return this == DELETED || this == ASKED_FOR || this == FAILED;
    }
}
