package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.util.List;

/** What is saved of an operation: a small value that another process can go on from. */
public interface Progress {

    /** What AWS may be making, by its names: asked for, and not known to have ended. */
    List<String> askedFor();
}
