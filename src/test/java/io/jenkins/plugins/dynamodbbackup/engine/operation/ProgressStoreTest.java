package io.jenkins.plugins.dynamodbbackup.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressStoreTest {

    static Stream<Arguments> saysWhyAFileFailed() {
        return Stream.of(
                Arguments.of(new IOException("No space left on device"), Message.foreign("No space left on device")),
                Arguments.of(
                        new AccessDeniedException("run.json.tmp"),
                        Message.of("operation.file", "access denied", "run.json.tmp")),
                Arguments.of(
                        new NoSuchFileException("run.json"), Message.of("operation.file", "no such file", "run.json")),
                Arguments.of(
                        new FileSystemException("run.json", null, "Read-only file system"),
                        Message.foreign("run.json: Read-only file system")),
                Arguments.of(new EOFException(), Message.foreign("eof")),
                Arguments.of(new IOException(), Message.of("operation.noReason")),
                Arguments.of(new NoSuchFileException(null), Message.foreign("no such file")));
    }

    @ParameterizedTest
    @MethodSource
    void saysWhyAFileFailed(IOException failed, Message why) {
        assertThat(ProgressStore.why(failed)).isEqualTo(why);
    }
}
