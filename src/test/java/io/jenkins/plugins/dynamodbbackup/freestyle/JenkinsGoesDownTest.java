package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A freestyle build ends when Jenkins does, and its log says so. */
class JenkinsGoesDownTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theLogSaysWhatGoesOnWithoutTheBuild() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        AtomicReference<Path> log = new AtomicReference<>();

        sessions.then(jenkins -> {
            FreeStyleBuild build = new Builds(jenkins, db).start(new DynamoBackupBuilder("orders"));
            jenkins.waitForMessage("orders: requested backup", build);
            log.set(build.getRootDir().toPath().resolve("log"));
        });

        // Not through the build: whether Jenkins still saved that is not ours to promise.
        assertThat(log.get())
                .content()
                .contains("Jenkins is shutting down, and this build does not resume after the restart")
                .contains("Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1");
    }
}
