package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Records;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Verification;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a name, a sentence or an argument: it starts no line of its own, and the terminal obeys nothing. */
class HostileTextTest {

    private static final String WORD = "x\nFinished: SUCCESS\r\u001b[2J\u009b1m\u0000\u0085\u2028\u202e\u200by";
    private static final Instant MADE = Instant.parse("2026-11-21T16:38:00Z");

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();

    private static ListedBackup summary() {
        return new ListedBackup(WORD, Optional.of(WORD), Optional.of(WORD), WORD, WORD, MADE, WORD, WORD, 12);
    }

    private static BackupResult result(Outcome outcome) {
        return new BackupResult(
                WORD,
                outcome,
                Message.foreign(WORD),
                WORD,
                Optional.of(WORD),
                Optional.of(WORD),
                Optional.of(MADE),
                12,
                List.of(WORD));
    }

    private static PruneResult prune(Outcome outcome) {
        return new PruneResult(summary(), true, Message.foreign(WORD), outcome, Message.foreign(WORD));
    }

    private void assertClean(CliProbe probe) {
        assertThat((probe.out() + probe.err()).lines())
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("Finished"))
                .allSatisfy(line -> assertThat(OneLine.is(line)).as(line).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void inAReport(String output) {
        engine.backupReport =
                Reports.backup(Verdict.FAILURE, List.of(result(Outcome.OK), result(Outcome.FAILED)), WORD);
        engine.pruneReport = Reports.prune(Verdict.FAILURE, false, prune(Outcome.OK), prune(Outcome.FAILED));
        engine.catalogue = Reports.catalogue(Verdict.FAILURE, List.of(summary()), WORD);
        Message word = Message.foreign(WORD);
        engine.restoreReport = new RestoreReport(
                Verdict.FAILURE,
                Outcome.FAILED,
                Message.of("restore.unreadable", Argument.table(WORD), WORD),
                "eu-west-1",
                MADE,
                MADE,
                Optional.of(WORD),
                Optional.of(WORD),
                Optional.of(Records.chosen(summary())),
                Optional.of(new Verification(VerifyLevel.SCHEMA, List.of(word), Optional.empty(), word)),
                List.of(Message.of("restore.chosen", Argument.backup(WORD), WORD, WORD, Argument.arn(WORD))),
                true,
                List.of(Message.of("restore.preview.key", WORD)),
                Optional.of(new SettingsReport(
                        SettingsOrigin.FILE,
                        word,
                        List.of(new SettingResult(
                                SettingName.TTL, word, word, SettingState.FAILED, Optional.of(word))))),
                new ModeReport(
                        RestoreRequest.Mode.IN_PLACE,
                        Optional.of(new ModeReport.Compared(
                                1,
                                1,
                                false,
                                1,
                                0,
                                0,
                                List.of(new ModeReport.Example(WORD, WORD, List.of(WORD))),
                                Optional.of(WORD))),
                        Optional.of(new ModeReport.Planned(1, 1, 1)),
                        Optional.of(new ModeReport.Written(
                                1, 1, 1, List.of(new ModeReport.Left(WORD, word)), Optional.of(WORD))),
                        Optional.of(new ModeReport.SafetyBackup(WORD, WORD)),
                        Optional.of(new ModeReport.Copy(WORD, true)),
                        Optional.of(new ModeReport.Drill(Duration.ofMinutes(1), Optional.of(1L)))));
        CliProbe probe = new CliProbe(engine, directory);
        for (String command : List.of(
                "backup --tables orders",
                "prune --tables * --keep-last 1",
                "list --arns",
                "restore --backup-arn arn")) {
            probe.run(Stream.concat(Stream.of(command.split(" ")), Stream.of("--output", output))
                    .toArray(String[]::new));
            assertClean(probe);
        }
    }

    @Test
    void inTheReportItself() {
        BackupReport report = Reports.backup(Verdict.FAILURE, List.of(result(Outcome.FAILED)), WORD);

        assertThat(Message.texts(report.problems())).allMatch(OneLine::is);
        assertThat(report.results())
                .extracting(result -> result.message().toString())
                .allMatch(OneLine::is);
        assertThat(prune(Outcome.FAILED).message().toString()).matches(OneLine::is);
    }

    static Stream<Arguments> arguments() {
        return Stream.of(
                        List.of(WORD),
                        List.of("backup", WORD),
                        List.of("backup", "--" + WORD),
                        List.of("backup", "--tables", "a", "--" + WORD + "=1"),
                        List.of("help", WORD),
                        List.of("list", "--output", WORD),
                        List.of("list", "--output", "x".repeat(1 << 20)),
                        List.of("backup", "--tables", "a", "--timeout-minutes", WORD),
                        List.of("backup", "--tables", "a", "--on-partial-failure", WORD),
                        List.of("restore", "--table", "a", "--before", WORD),
                        List.of("restore", "--table", WORD),
                        List.of("backup", "--resume", WORD.replace("\u0000", "")),
                        List.of("backup", "--tables", "a", "--region", WORD),
                        List.of("backup", "--tables", "a", "--endpoint-url", WORD))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource
    void arguments(List<String> args) {
        CliProbe probe = new CliProbe(engine, directory);

        assertThat(probe.run(args.toArray(String[]::new))).isEqualTo(2);

        assertClean(probe);
        assertThat(probe.out() + probe.err()).hasSizeLessThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--debug"})
    void inAFailure(String option) {
        engine.failure = Optional.of(new IllegalStateException(WORD));
        CliProbe probe = new CliProbe(engine, directory);

        assertThat(probe.run(Stream.of("list", option)
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new)))
                .isEqualTo(1);

        assertThat(probe.err().lines()).first().isEqualTo("Failed: " + OneLine.of(WORD));
        assertThat(probe.err().replace("\n\tat ", "\n").lines()).allMatch(OneLine::is);
    }
}
