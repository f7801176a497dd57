package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run ends: what is printed where, and with which exit code. */
class EndTest {

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();

    private int backup(Verdict verdict, int good, int bad) {
        engine.backupReport = Reports.backup(
                verdict,
                Stream.concat(
                                Stream.generate(() -> Reports.ok("orders", 1)).limit(good),
                                Stream.generate(() -> Reports.failed("orders")).limit(bad))
                        .toList());
        return new CliProbe(engine, directory).run("backup", "--tables", "orders");
    }

    @Test
    void aReportThatCannotBeWrittenIsAFailure() {
        CliProbe probe = new CliProbe(engine, directory).fullDisk();
        assertThat(probe.run("backup", "--tables", "orders")).isEqualTo(1);
        assertThat(probe.err())
                .endsWith(
                        "The report could not be written to standard output. The operation itself is complete: see 'dynamodb-backup list'."
                                + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "--help", "backup --help", "--version", "completion", "help prune"})
    void whatIsOnlyShownAndCannotBeWrittenIsAFailureToo(String args) {
        CliProbe probe = new CliProbe(engine, directory).fullDisk();
        assertThat(probe.run(args.split(" "))).isEqualTo(1);
        assertThat(probe.err())
                .isEqualToNormalizingNewlines(
                        "Standard output could not be written and is incomplete. Check whether the disk is full.\n");
    }

    @Test
    void aLogThatNoTerminalShowsDoesNotStandStill() {
        VirtualClock clock = new VirtualClock(CliProbe.NOW);
        CliProbe probe = new CliProbe(engine, directory).clock(clock);
        engine.waiting = Optional.of(() -> clock.advance(Duration.ofSeconds(5)));
        assertThat(probe.run("list")).isZero();
        assertThat(probe.err().lines())
                .containsExactly(
                        "2026-11-22T16:38:30Z Still running: waiting for 1 of 1 backups.",
                        "2026-11-22T16:39:30Z Still running: waiting for 1 of 1 backups.",
                        "2026-11-22T16:41:30Z Still running: waiting for 1 of 1 backups.",
                        "2026-11-22T16:45:30Z Still running: waiting for 1 of 1 backups.");
        assertThat(probe.terminal().run("list")).isZero();
        assertThat(probe.err()).doesNotContain("Still running");
    }

    @Test
    void exitCodesOfABackup() {
        assertThat(backup(Verdict.SUCCESS, 2, 0)).isZero();
        assertThat(backup(Verdict.REQUESTED, 2, 0)).isZero();
        assertThat(backup(Verdict.FAILURE, 0, 2)).isEqualTo(1);
        assertThat(backup(Verdict.FAILURE, 0, 0)).isEqualTo(1);
        assertThat(backup(Verdict.FAILURE, 1, 1)).isEqualTo(3);
        assertThat(backup(Verdict.UNSTABLE, 1, 1)).isEqualTo(3);
    }

    @Test
    void exitCodesOfAPrune() {
        CliProbe probe = new CliProbe(engine, directory);
        engine.pruneReport =
                Reports.prune(Verdict.FAILURE, false, Reports.gone(1, Outcome.OK), Reports.gone(2, Outcome.FAILED));
        assertThat(probe.run("prune", "--tables", "*", "--keep-last", "1")).isEqualTo(3);
        engine.pruneReport = Reports.prune(Verdict.FAILURE, false, Reports.gone(2, Outcome.FAILED));
        assertThat(probe.run("prune", "--tables", "*", "--keep-last", "1")).isEqualTo(1);
        engine.pruneReport = Reports.prune(Verdict.FAILURE, true, Reports.gone(2, Outcome.SKIPPED));
        assertThat(probe.run("prune", "--tables", "*", "--keep-last", "1")).isEqualTo(1);
    }

    @Test
    void exitCodesOfAList() {
        CliProbe probe = new CliProbe(engine, directory);
        assertThat(probe.run("list")).isZero();
        engine.catalogue = Reports.catalogue(Verdict.FAILURE, List.of(), "denied.");
        assertThat(probe.run("list")).isEqualTo(1);
        engine.catalogue = Reports.catalogue(
                Verdict.FAILURE, List.of(Reports.summary("orders", 1, Reports.START, 1)), "no table named 'x'");
        assertThat(probe.run("list")).isEqualTo(3);
    }

    @Test
    void exitCodesOfARestore() {
        CliProbe probe = new CliProbe(engine, directory);
        String[] args = {"restore", "--backup-arn", "arn"};
        assertThat(probe.run(args)).isZero();
        engine.restoreReport = Reports.restore(
                Verdict.FAILURE, Outcome.TIMED_OUT, Message.foreign("late."), Optional.empty(), List.of());
        assertThat(probe.run(args)).isEqualTo(1);
        engine.restoreReport =
                Reports.restore(Verdict.FAILURE, Outcome.OK, Message.foreign("odd."), Optional.empty(), List.of());
        assertThat(probe.run(args)).isEqualTo(3);
    }

    @Test
    void linesGoToStandardErrorAndTheReportToStandardOutput() {
        CliProbe probe = new CliProbe(engine, directory);
        probe.run("backup", "--tables", "orders");
        assertThat(probe.err()).isEqualToNormalizingNewlines("2026-11-22T16:38:00Z orders: asked for a backup.\n");
        assertThat(probe.out()).startsWith("TABLE ").endsWith("AWS reports every backup AVAILABLE.\n");
    }

    @Test
    void onATerminalOneLineIsWrittenOver() {
        CliProbe probe = new CliProbe(engine, directory).terminal();
        probe.run("backup", "--tables", "orders");
        assertThat(probe.err())
                .isEqualToNormalizingNewlines("2026-11-22T16:38:00Z orders: asked for a backup.\n"
                        + "\r\u001b[Kwaiting for 1 of 1 backups\r\u001b[K");
    }

    @Test
    void aFailureIsASentenceAndWithDebugATrace() {
        engine.failure = Optional.of(new IllegalStateException("the disk is full"));
        CliProbe probe = new CliProbe(engine, directory);
        assertThat(probe.run("list")).isEqualTo(1);
        assertThat(probe.err())
                .isEqualToNormalizingNewlines(
                        "Failed: the disk is full\nRun the same command with --debug for the stack trace.\n");
        assertThat(probe.run("list", "--debug")).isEqualTo(1);
        assertThat(probe.err()).contains("Failed: the disk is full", "\tat " + EndTest.class.getName());
        assertThat(probe.out()).isEmpty();
    }
}
