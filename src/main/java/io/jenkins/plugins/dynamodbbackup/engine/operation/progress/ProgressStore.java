package io.jenkins.plugins.dynamodbbackup.engine.operation.progress;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Objects;

/** Saves the progress of an operation, so that another process can resume it. */
@FunctionalInterface
public interface ProgressStore<P> {

    int LONGEST_REASON = 1000;

    /**
     * Returns only when the progress is saved; the operation changes nothing in AWS before that.
     *
     * @throws IOException when it could not be saved: the operation then starts nothing new
     */
    void save(P progress) throws IOException;

    /** Why a file could not be written or read; some exceptions have only the name of the file, others no message at all. */
    static Message why(IOException failed) {
        String kind = failed.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        String words = kind.replaceFirst(" ?Exception$", "").toLowerCase(Locale.ROOT);
        String message = Objects.requireNonNullElse(failed.getMessage(), "");
        boolean onlyTheFile = failed instanceof FileSystemException file && message.equals(file.getFile());
        if (message.isEmpty()) {
            return failed.getClass() == IOException.class ? Message.of("operation.noReason") : Message.foreign(words);
        }
        String cut = OneLine.of(message, LONGEST_REASON);
        return onlyTheFile ? Message.of("operation.file", words, cut) : Message.foreign(cut);
    }
}
