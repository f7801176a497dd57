package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.io.IOException;
import java.time.Instant;

/**
 * Remembers the tables that an operation makes for itself and deletes again, so that a table that it could not delete,
 * because it was aborted, is found later.
 */
public interface ScratchTables {

    /** For a process that deletes nothing later. */
    ScratchTables NONE = new ScratchTables() {
        @Override
        public void remember(ScratchTable table) {}

        @Override
        public void gone(ScratchTable table) {}
    };

    /**
     * A table that exists for an operation only.
     *
     * @param region where it is
     * @param name of the table
     * @param source ARN of the backup or of the table that it is restored from, by which it is known later (spec 1.6)
     * @param since it was not there before
     */
    record ScratchTable(String region, String name, String source, Instant since) {}

    /**
     * To be called before the table is requested. Once more for the same region and name is harmless.
     *
     * @throws IOException when it could not be saved: the table must not be requested then
     */
    void remember(ScratchTable table) throws IOException;

    /** The table is gone, or was never made. The region and the name say which. */
    void gone(ScratchTable table);
}
