package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.io.IOException;

/**
 * Remembers tables that must not outlive the operation that makes them, so that they are deleted even when that
 * operation cannot do it any more. All methods may be called from any thread, and more than once for a table.
 */
public interface ScratchTables {

    /** Remembers none. */
    ScratchTables NONE = new ScratchTables() {

        @Override
        public void remember(ScratchTable table) {}

        @Override
        public void gone(ScratchTable table) {}

        @Override
        public boolean deletes() {
            return false;
        }
    };

    /** Whether what is remembered is deleted by the place where the operation runs. */
    default boolean deletes() {
        return true;
    }

    /** Returns only when the table is remembered; it is requested from AWS afterwards. A later call may know its id. */
    void remember(ScratchTable table) throws IOException;

    /** The table does not exist any more, or never came to be. */
    void gone(ScratchTable table);
}
