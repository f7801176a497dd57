package io.jenkins.plugins.dynamodbbackup.scratch;

import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import java.util.Optional;

/**
 * A temporary table, with what is needed to delete it later.
 *
 * @param build the ID of the build that made it
 * @param credentialsId of the build; empty for the identity of the controller
 * @param account that the table is in, as far as it was known
 */
record RememberedTable(ScratchTable table, String build, Optional<String> credentialsId, Optional<String> account) {

    /** Empty when the build was deleted. */
    Optional<Run<?, ?>> run() {
        return Optional.ofNullable(Run.fromExternalizableId(build));
    }

    /** Whether its build can still delete it. */
    boolean inUse() {
        return run().map(Run::isBuilding).orElse(false);
    }
}
