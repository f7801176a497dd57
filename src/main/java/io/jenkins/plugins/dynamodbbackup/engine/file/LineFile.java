package io.jenkins.plugins.dynamodbbackup.engine.file;

import java.io.IOException;
import java.util.List;

/**
 * A file of lines, such as JSON lines. What was written after the position that an operation has saved with its progress
 * is overwritten when the operation is resumed, so that no line stands twice.
 */
public interface LineFile {

    /** Where the file is, for messages. */
    String name();

    /**
     * Cuts the file at this position and adds the lines.
     *
     * @param position in bytes, from an earlier call; 0 for an empty file
     * @return the position behind the last line
     */
    long write(long position, List<String> lines) throws IOException;

    /** @param position in bytes, at the beginning of a line */
    Lines read(long position, int most) throws IOException;

    /** @param next position behind the last of these lines; empty {@code lines} at the end of the file */
    record Lines(List<String> lines, long next) {

        public Lines {
            lines = List.copyOf(lines);
        }
    }
}
