package io.jenkins.plugins.dynamodbbackup.engine.operation.progress;

import java.util.List;

/** What is saved of an operation: a small value from which another process can resume it. */
public interface Progress {

    /** Names of what AWS may still be creating: requested, and not known to have ended. */
    List<String> askedFor();
}
