package io.jenkins.plugins.dynamodbbackup.engine.file;

import java.io.IOException;

/** Where an operation keeps its files; the same for the process that resumes it. */
@FunctionalInterface
public interface LineFiles {

    /** For operations that keep no files. */
    LineFiles NONE = name -> {
        throw new IOException(name);
    };

    /** @param name such as {@code orders-differences.jsonl} */
    LineFile file(String name) throws IOException;
}
