package io.jenkins.plugins.dynamodbbackup.engine.restore;

/** How far a restore has come. Everything up to and including ASKING can be given up without a trace in AWS. */
public enum RestorePhase {
    /** Which backup: nothing has been asked of AWS that changes anything. */
    CHOOSING,
    /** The backup is known, the target is looked at and the restore asked for, perhaps more than once. */
    ASKING,
    /** AWS restores. */
    WAITING,
    /** The table is ACTIVE: its origin is written down, and it is checked. */
    FINISHING,
    /** The report is final. */
    DONE
}
