package io.jenkins.plugins.dynamodbbackup.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @Test
    void followsTheEnvironment(@TempDir Path home) {
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", home.toString())))
                .isEqualTo(home.resolve("dynamodb-backup").resolve("settings"));
    }

    @Test
    void aRelativeFolderIsNoPlaceForData() {
        assertThat(DataFolder.of(Map.of("XDG_DATA_HOME", "data")))
                .isEqualTo(DataFolder.of(Map.of()))
                .isAbsolute();
    }
}
