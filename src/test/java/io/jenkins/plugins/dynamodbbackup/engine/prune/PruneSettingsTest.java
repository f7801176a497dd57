package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A settings file goes with its backup, and only with it. */
class PruneSettingsTest {

    private final Simulation aws = new Simulation();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        aws.close();
    }

    private PruneReport prune() throws Exception {
        return aws.run(PruneOperation.start(
                PruneFront.keepLast(2, "orders"),
                aws.session(),
                new SettingsFolder(folder),
                progress -> {},
                aws.journal()));
    }

    @Test
    void theFilesOfDeletedBackupsAreRemoved() throws Exception {
        SettingsFolder files = new SettingsFolder(folder);
        List<String> backups = PruneFront.table(aws, "orders", 4);
        for (String backup : backups) {
            files.save(backup, "{}");
        }

        assertThat(prune().verdict()).isEqualTo(Verdict.SUCCESS);

        for (String backup : backups) {
            assertThat(files.read(backup).isPresent())
                    .isEqualTo(PruneFront.there(aws).contains(backup));
        }
        assertThat(PruneFront.there(aws)).hasSize(2);
    }

    @Test
    void aFileThatCannotBeRemovedIsAWarning() throws Exception {
        List<String> backups = PruneFront.table(aws, "orders", 3);
        for (String backup : backups) {
            Path file = new SettingsFolder(folder).file(backup).orElseThrow();
            Files.createDirectories(file.resolve("not-empty"));
        }

        PruneReport report = prune();

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(Message.keys(report.warnings())).containsExactly("prune.settingsLeft");
    }
}
