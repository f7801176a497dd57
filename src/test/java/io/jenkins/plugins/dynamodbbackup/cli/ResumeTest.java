package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();
    private CliProbe probe;

    @BeforeEach
    void probe() {
        probe = new CliProbe(engine, directory);
    }

    private Path stopped(String... args) throws IOException {
        engine.endless = true;
        engine.backupReport = Reports.backup(Verdict.ABORTED, List.of());
        assertThat(probe.run(args)).isEqualTo(130);
        assertThat(Thread.interrupted()).isFalse();
        engine.endless = false;
        engine.backupReport = Reports.backupDone();
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private void refused(String sentence, String... args) {
        assertThat(probe.run(args)).isEqualTo(2);
        assertThat(probe.err().lines().findFirst()).contains(sentence);
        assertThat(engine.resumed).isEmpty();
    }

    @Test
    void aStoppedRunSaysHowToGoOn() throws IOException {
        Path file = stopped("backup", "--tables", "orders");
        assertThat(file.getFileName().toString()).matches("dynamodb-backup-backup-20261122T163800Z-[0-9a-f]{8}\\.json");
        assertThat(probe.err())
                .endsWith("2026-11-22T16:38:00Z Stopped. AWS completes the requests that it has accepted. Resume with:"
                        + System.lineSeparator() + "  dynamodb-backup backup --resume " + file
                        + System.lineSeparator());
    }

    @Test
    void jsonHoldsTheCommandThatGoesOn() throws IOException {
        Path file = stopped("backup", "--tables", "orders", "--output", "json");
        assertThat(probe.out()).contains("\"resume\" : \"dynamodb-backup backup --resume " + file + "\"");
    }

    @Test
    void theFileAloneIsEnough() throws IOException {
        Path file = stopped("backup", "--tables", "orders", "--profile", "ops", "--endpoint-url", "http://here:1");
        engine.connection = Optional.empty();
        assertThat(probe.run("backup", "--resume", file.toString())).isZero();
        assertThat(engine.resumed).contains(FakeOperation.PROGRESS);
        assertThat(engine.connection)
                .contains(new Connection(
                        "eu-west-1",
                        Optional.of("ops"),
                        Optional.of("http://here:1"),
                        Optional.empty(),
                        Optional.of(directory.toString())));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void otherCredentialsMayGoOn() throws IOException {
        Path file = stopped("backup", "--tables", "orders");
        assertThat(probe.run("backup", "--resume", file.toString(), "--profile", "deputy", "--output", "json"))
                .isZero();
        assertThat(engine.connection.orElseThrow().profile()).contains("deputy");
    }

    /** As with credentials that have expired: once they are renewed, the same command goes on. */
    @Test
    void aRunThatCannotGoOnKeepsItsFile() throws IOException {
        Path file = stopped("backup", "--tables", "orders");
        engine.backupReport = Reports.backup(Verdict.ABORTED, List.of());
        assertThat(probe.run("backup", "--resume", file.toString())).isEqualTo(1);
        assertThat(probe.err())
                .contains("Not finished. Resume it with:" + System.lineSeparator()
                        + "  dynamodb-backup backup --resume " + file);
        assertThat(file).exists();
    }

    @Test
    void aFinishedRunLeavesNoFile() {
        assertThat(probe.run("backup", "--tables", "orders")).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anUnexpectedEndKeepsTheFile() {
        engine.failure = Optional.of(new IllegalStateException("boom"));
        assertThat(probe.run("restore", "--backup-arn", "arn")).isEqualTo(1);
        assertThat(probe.err())
                .contains("Not finished. Resume it with:" + System.lineSeparator()
                        + "  dynamodb-backup restore --resume ");
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws IOException {
        Path file = stopped("prune", "--tables", "*", "--keep-last", "1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theFileMayHaveAName() throws IOException {
        assertThat(stopped("backup", "--tables", "orders", "--progress-file", "here it is.json"))
                .hasFileName("here it is.json");
        assertThat(probe.err()).contains("--resume '" + directory.resolve("here it is.json") + "'");
        Path file = directory.resolve("here it is.json");
        refused(
                "--progress-file " + file + " already exists; resume its run with dynamodb-backup backup --resume '"
                        + file + "', or use another file.",
                "backup",
                "--tables",
                "orders",
                "--progress-file",
                "here it is.json");
        Path nowhere = directory.resolve("no/such/file");
        refused(
                "--progress-file " + nowhere
                        + " cannot be written; use a file in an existing directory with write permission.",
                "backup",
                "--tables",
                "orders",
                "--progress-file",
                "no/such/file");
    }

    @Test
    void whatCannotBePickedUp() throws IOException {
        Path file = stopped("backup", "--tables", "orders");
        refused(
                "--resume " + file + " belongs to a backup; use 'dynamodb-backup backup --resume' instead.",
                "restore",
                "--resume",
                file.toString());
        refused(
                "--tables cannot be combined with --resume: the progress file has the options of the run.",
                "backup",
                "--resume",
                file.toString(),
                "--tables",
                "orders");
        refused(
                "--region cannot be combined with --resume: the progress file has the options of the run.",
                "backup",
                "--resume",
                file.toString(),
                "--region",
                "eu-west-1");
        Path missing = directory.resolve("missing.json");
        refused(
                "--resume " + missing + " does not exist; a finished run removes its file.",
                "backup",
                "--resume",
                "missing.json");
    }

    @Test
    void onlyOneProcessWorksOnARun() throws IOException {
        Path file = stopped("backup", "--tables", "orders");
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            refused(
                    "--resume " + file + " is in use by another process; wait until that process has ended.",
                    "backup",
                    "--resume",
                    file.toString());
        }
        assertThat(probe.run("backup", "--resume", file.toString())).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theNextRunTellsOfOneThatWasKilled() throws IOException {
        Path file = stopped("backup", "--tables", "orders");
        Path lock = Files.createFile(file.resolveSibling(file.getFileName() + ".lock"));
        assertThat(probe.run("backup", "--tables", "orders")).isZero();
        assertThat(probe.err())
                .contains(
                        "Z An earlier backup did not finish. This is a separate run. Resume the earlier one with this command, or delete its file:"
                                + System.lineSeparator() + "  dynamodb-backup backup --resume " + file
                                + System.lineSeparator());
        assertThat(file).exists();
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(probe.run("backup", "--tables", "orders")).isZero();
            assertThat(probe.err()).doesNotContain("An earlier");
        }
        assertThat(probe.run("prune", "--tables", "orders", "--keep-last", "1")).isZero();
        assertThat(probe.err()).doesNotContain("An earlier");
    }

    @Test
    void aDirectoryIsNoProgressFile() {
        refused(
                "--resume " + directory + " is a directory; use the name of the progress file in it.",
                "backup",
                "--resume",
                "");
        refused(
                "--progress-file " + directory + " is a directory; use the name of a file in it.",
                "backup",
                "--tables",
                "orders",
                "--progress-file",
                "");
    }

    @Test
    void aBinaryFileIsNoProgressFile() throws IOException {
        Path file = Files.write(directory.resolve("file.json"), new byte[] {(byte) 0xca, (byte) 0xfe, 0, (byte) 0xff});
        refused(
                "--resume " + file
                        + " is damaged or not a progress file of dynamodb-backup; check your backups with 'dynamodb-backup list'.",
                "backup",
                "--resume",
                "file.json");
    }

    @Test
    void whatIsNoProgressFile() throws IOException {
        Path file = directory.resolve("file.json");
        for (String text : List.of(
                "",
                "{",
                "null",
                "[]",
                "{\"format\":\"dynamodb-backup progress 1\"}",
                "{\"some\":\"thing\"}",
                "\u0000")) {
            Files.writeString(file, text);
            refused(
                    "--resume " + file
                            + " is damaged or not a progress file of dynamodb-backup; check your backups with 'dynamodb-backup list'.",
                    "backup",
                    "--resume",
                    "file.json");
        }
    }
}
