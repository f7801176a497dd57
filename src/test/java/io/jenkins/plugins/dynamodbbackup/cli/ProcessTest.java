package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own: exit codes, signals, and the printed command that goes on. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ProcessTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path directory;

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private Path jar;

    @BeforeEach
    void begin() throws IOException {
        jar = JarProcess.jar(directory);
        db.seed().table("orders", 10).table("invoices", 5);
    }

    @AfterEach
    void end() {
        db.close();
    }

    private JarProcess start(List<String> command) throws IOException {
        return JarProcess.start(
                directory,
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "AKIATEST",
                        "AWS_SECRET_ACCESS_KEY",
                        "not-to-be-seen",
                        "AWS_REGION",
                        LocalDynamoDb.REGION,
                        "AWS_ENDPOINT_URL",
                        db.endpoint().toString()),
                command);
    }

    private JarProcess program(String... args) throws IOException {
        return start(Stream.concat(Stream.of(JAVA, "-jar", jar.toString()), Stream.of(args))
                .toList());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("work"))) {
            return files.toList();
        }
    }

    @Test
    void aSignalSaysHowToGoOnAndTheSaidCommandDoes() throws IOException, InterruptedException {
        stopAndGoOn("TERM", 143);
    }

    @Test
    void soDoesControlC() throws IOException, InterruptedException {
        assumeTrue(interruptsAreNotIgnored(), "this process, and with it its children, ignores SIGINT");
        stopAndGoOn("INT", 130);
    }

    private void stopAndGoOn(String signal, int code) throws IOException, InterruptedException {
        db.behaviour().backup("orders", Duration.ofHours(1));
        JarProcess stopped = program("backup", "--tables", "*");
        stopped.awaitLine("orders: requested backup");
        stopped.awaitLine("invoices: backup");
        stopped.signal(signal);
        stopped.awaitLine("Stopped.");
        String command = stopped.awaitLine(" --resume ");
        assertThat(stopped.exitCode()).isEqualTo(code);
        assertThat(stopped.out()).contains("orders    REQUESTED ", "Stopped in eu-west-1 within ");
        assertThat(files()).hasSize(1);
        assertThat(Files.readString(files().get(0))).doesNotContain("not-to-be-seen", "AKIATEST");

        db.clockSkew(Duration.ofHours(2));
        JarProcess resumed = start(List.of("sh", "-c", command + " --output json"));
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("\"result\" : \"SUCCESS\"");
        assertThat(db.backups()).extracting(StoredBackup::tableName).containsExactlyInAnyOrder("orders", "invoices");
        assertThat(files()).isEmpty();
    }

    @Test
    void exitCodesReachTheShell() throws IOException, InterruptedException {
        JarProcess wrong = program("backup", "--tabels", "orders");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("--tabels is not an option of 'dynamodb-backup backup'");
        JarProcess done = program("backup", "--tables", "orders");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.err()).doesNotContain("\u001b", "\r");
        assertThat(done.out()).contains("Done: 1 of 1 table").doesNotContain("\u001b");
        assertThat(files()).isEmpty();
    }

    private static boolean interruptsAreNotIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & 2) == 0;
    }
}
