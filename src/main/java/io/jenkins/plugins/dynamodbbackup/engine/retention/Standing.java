package io.jenkins.plugins.dynamodbbackup.engine.retention;

/** What the backups of one table incarnation stand for today. */
public enum Standing {
    /** Backups of the table that lives now. */
    LIVE,
    /** Another table has the name now: these backups are of an earlier one, and may be all that is left of it. */
    REPLACED,
    /** No table has the name now. */
    GONE,
    /** Whether the table still exists could not be found out. */
    UNKNOWN,
    /** AWS named no TableId, so nobody can tell of which table they are. */
    UNIDENTIFIED;

    static Standing of(String tableId, TableFact fact) {
        if (tableId.isBlank()) {
            return UNIDENTIFIED;
        }
        if (fact instanceof TableFact.Live live) {
            return live.tableId().equals(tableId) ? LIVE : REPLACED;
        }
        return fact instanceof TableFact.Gone ? GONE : UNKNOWN;
    }
}
