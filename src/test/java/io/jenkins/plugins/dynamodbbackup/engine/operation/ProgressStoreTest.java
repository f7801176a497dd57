package io.jenkins.plugins.dynamodbbackup.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

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
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new AccessDeniedException("run.json.tmp"), "access denied: run.json.tmp"),
                Arguments.of(new NoSuchFileException("run.json"), "no such file: run.json"),
                Arguments.of(
                        new FileSystemException("run.json", null, "Read-only file system"),
                        "run.json: Read-only file system"),
                Arguments.of(new EOFException(), "eof"),
                Arguments.of(new IOException(), "no reason is known"),
                Arguments.of(new NoSuchFileException(null), "no such file"));
    }

    @ParameterizedTest
    @MethodSource
    void saysWhyAFileFailed(IOException failed, String why) {
        assertThat(ProgressStore.why(failed)).isEqualTo(why);
    }
}
