package io.jenkins.plugins.dynamodbbackup.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFolderTest {

    private static final String BACKUP =
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01772359200123-19b89cd8";

    @TempDir
    private Path folder;

    @Test
    void keepsOneFilePerBackup() throws Exception {
        SettingsFiles files = new SettingsFolder(folder);

        assertThat(files.read(BACKUP)).isEmpty();
        files.save(BACKUP, "one");
        files.save(BACKUP, "two");
        assertThat(files.read(BACKUP)).contains("two");
        assertThat(all()).containsExactly("111122223333/eu-west-1/orders/01772359200123-19b89cd8.json");
        files.delete(BACKUP);
        files.delete(BACKUP);
        assertThat(files.read(BACKUP)).isEmpty();
    }

    @Test
    void neverLeavesItsFolder() throws Exception {
        SettingsFiles files = new SettingsFolder(folder);
        String outside = "arn:aws:dynamodb:eu-west-1:111122223333:table/../../x/backup/01772359200123-19b89cd8";

        assertThat(files.read(outside)).isEmpty();
        files.delete(outside);
        assertThatThrownBy(() -> files.save(outside, "x")).isInstanceOf(IOException.class);
        files.save(BACKUP.replace("orders", ".."), "x");
        assertThat(all()).allMatch(file -> file.startsWith("111122223333/eu-west-1/"));
        assertThat(all()).hasSize(1);
    }

    private Stream<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }
}
