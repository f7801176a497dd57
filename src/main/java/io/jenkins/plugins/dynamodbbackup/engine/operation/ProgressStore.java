package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Objects;

/** Keeps what an operation knows, so that another process can go on from there. */
@FunctionalInterface
public interface ProgressStore<P> {

    int LONGEST_REASON = 1000;

    /**
     * Returns only when the progress is safe; the operation changes nothing in AWS before that.
     *
     * @throws IOException when it could not be kept: the operation then starts nothing new
     */
    void save(P progress) throws IOException;

    /** Why a file could not be written or read, for a sentence: some exceptions say only which file, others nothing. */
    static String why(IOException failed) {
        String kind = failed.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        String words = kind.replaceFirst(" ?Exception$", "").toLowerCase(Locale.ROOT);
        String message = Objects.requireNonNullElse(failed.getMessage(), "");
        boolean onlyTheFile = failed instanceof FileSystemException file && message.equals(file.getFile());
        if (message.isEmpty()) {
            return failed.getClass() == IOException.class ? "no reason is known" : words;
        }
        return OneLine.of(onlyTheFile ? words + ": " + message : message, LONGEST_REASON);
    }
}
