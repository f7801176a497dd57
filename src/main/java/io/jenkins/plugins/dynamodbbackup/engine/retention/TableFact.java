package io.jenkins.plugins.dynamodbbackup.engine.retention;

/** What AWS says about a table that the user selected, asked by its name. */
public sealed interface TableFact {

    /** @param tableId tells this table from earlier ones of the same name (spec 1.3) */
    record Live(String tableId) implements TableFact {}

    /** No table has this name now; only its backups are left. */
    record Gone() implements TableFact {}

    /** @param why for the user, such as a denied call; nothing of this table is deleted */
    record Unknown(String why) implements TableFact {}
}
