package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** What AWS says about a selected table of this name. */
public sealed interface TableFact {

    /** @param tableId tells this table from earlier ones of the same name (spec 1.3) */
    record Live(String tableId) implements TableFact {}

    /** No table has this name now; only its backups are left. */
    record Gone() implements TableFact {}

    /** @param why such as a denied call; nothing of this table is deleted */
    record Unknown(Message why) implements TableFact {}
}
