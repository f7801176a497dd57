package io.jenkins.plugins.dynamodbbackup.engine.retention;

/** What has become of the table that backups were created from. */
public enum SourceState {
    /** The table of this name is the one that they were created from. */
    LIVE,
    /** Another table has the name now: these backups may be all that is left of the earlier one. */
    REPLACED,
    /** No table has the name now. */
    GONE,
    /** Whether the table still exists could not be read. */
    UNKNOWN,
    /** AWS gave no TableId, so it is not known which table they were created from. */
    UNIDENTIFIED;

    static SourceState of(String tableId, TableFact fact) {
        if (tableId.isBlank()) {
            return UNIDENTIFIED;
        }
        if (fact instanceof TableFact.Live live) {
            return live.tableId().equals(tableId) ? LIVE : REPLACED;
        }
        return fact instanceof TableFact.Gone ? GONE : UNKNOWN;
    }
}
