package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.RestoreKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is saved comes back as it was. */
class RestoreProgressTest {

    private static final Message NOTE = Message.of("restore.account.unknown", "1");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456789Z");
    private static final ProgressJson<RestoreProgress> JSON = new ProgressJson<>(RestoreProgress.class);

    private static final SettingsReport SETTINGS = new SettingsReport(
            SettingsOrigin.FILE,
            NOTE,
            List.of(
                    new SettingResult(SettingName.TTL, NOTE, NOTE, SettingState.FAILED, Optional.of(NOTE)),
                    new SettingResult(SettingName.TAGS, NOTE, NOTE, SettingState.APPLIED, Optional.empty())));

    static Stream<RestoreProgress> all() throws BadRequestException {
        RestoreProgress asked = start(new RestoreSource.Latest("orders"))
                .knowing(new StageProgress.Chosen(Records.chosen(Records.encrypted(
                        Records.backup(CapacityMode.PROVISIONED), "ENABLED", Optional.of(Records.KEY)))))
                .in(RequestStage.NAME)
                .knowing(new StageProgress.Requested(NOW, 2));
        Verification check = new Verification(
                VerifyLevel.COUNT, List.of(NOTE), Optional.of(7L), Message.of("restore.count.asLive", 7, NOTE));
        return Stream.of(
                start(new RestoreSource.ByArn(Records.ARN)),
                start(new RestoreSource.Named("orders", "nightly")),
                start(new RestoreSource.Before("orders", NOW)),
                start(new RestoreSource.PointInTime("orders", Optional.empty())),
                start(new RestoreSource.PointInTime("orders", Optional.of(NOW)))
                        .knowing(new StageProgress.Chosen(Records.pointInTime(NOW, 7)))
                        .in(RequestStage.NAME),
                asked,
                asked.knowing(new StageProgress.Target(false, Optional.of("arn"), Optional.of("id")))
                        .noting(NOTE)
                        .in(AwaitStage.NAME),
                asked.knowing(new StageProgress.Target(false, Optional.empty(), Optional.empty()))
                        .in(AwaitStage.NAME),
                asked.knowing(new StageProgress.Target(true, Optional.of("arn"), Optional.empty()))
                        .in(TagStage.NAME),
                asked.ending(new RestoreReport(
                        Verdict.UNSTABLE,
                        Outcome.FAILED,
                        Message.of("restore.done", Argument.table("copy"), Argument.arn("arn"), NOW, Duration.ZERO),
                        "eu-west-1",
                        NOW,
                        NOW,
                        Optional.of("copy"),
                        Optional.of("arn"),
                        Optional.of(Records.chosen(Records.summary("nightly", NOW))),
                        Optional.of(check),
                        List.of(NOTE),
                        true,
                        List.of(NOTE),
                        Optional.of(SETTINGS),
                        ModeReport.NONE)),
                asked.knowing(new StageProgress.Settings(
                                SettingsOrigin.BACKUP_RECORD,
                                NOTE,
                                SettingsSources.recorded(Records.backup(CapacityMode.PROVISIONED))
                                        .orElseThrow()
                                        .json()))
                        .knowing(new StageProgress.Applied(List.of(SettingName.TTL, SettingName.TAGS)))
                        .knowing(new StageProgress.SettingsDone(SETTINGS))
                        .in(SettingsStage.NAME));
    }

    @ParameterizedTest
    @MethodSource("all")
    void writtenAndReadBackItIsTheSame(RestoreProgress progress) throws Exception {
        assertThat(JSON.read(JSON.write(progress))).isEqualTo(progress);
        assertThat(JSON.write(progress)).hasSizeLessThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "none", "only"})
    void everyChoiceOfIndexesComesBack(String choice) throws Exception {
        IndexChoice indexes =
                switch (choice) {
                    case "all" -> new IndexChoice.All();
                    case "none" -> new IndexChoice.None();
                    default -> new IndexChoice.Only(List.of("by-customer"));
                };
        RestoreRequest request = RestoreFixture.with(
                RestoreFixture.latest(), Records.overrides(Optional.of(CapacityMode.PROVISIONED), 8, 9, indexes));
        RestoreProgress progress = RestoreProgress.start(request, "eu-west-1", "copy", NOW);
        assertThat(JSON.read(JSON.write(progress)).request()).isEqualTo(request);
    }

    @Test
    void theSameNoteIsKeptOnce() {
        RestoreProgress progress = start(new RestoreSource.Latest("orders"))
                .noting(NOTE)
                .noting(Message.of("restore.account.unknown", "2"))
                .noting(Message.of("restore.account.unknown", "1"));
        assertThat(progress.notes()).containsExactly(NOTE, Message.of("restore.account.unknown", "2"));
    }

    @Test
    void aStageKeepsOneValue() {
        RestoreProgress once = start(new RestoreSource.Latest("orders")).knowing(new StageProgress.Requested(NOW, 1));
        RestoreProgress twice = once.knowing(new StageProgress.Target(false, Optional.of("arn"), Optional.of("id")))
                .knowing(new StageProgress.Requested(NOW, 2));
        assertThat(twice.known())
                .containsExactlyInAnyOrder(
                        new StageProgress.Target(false, Optional.of("arn"), Optional.of("id")),
                        new StageProgress.Requested(NOW, 2));
        assertThat(twice.without(StageProgress.Requested.class).known())
                .containsExactly(new StageProgress.Target(false, Optional.of("arn"), Optional.of("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings", "await"})
    void aStageThatIsUnknownOrLacksWhatCameBeforeIsNotResumed(String stage) {
        try (RestoreFixture aws = new RestoreFixture()) {
            String saved = JSON.write(start(new RestoreSource.Latest("orders")).in(stage));
            assertThatThrownBy(() -> aws.resume(saved))
                    .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                    .returns(Message.of("operation.unreadable"), BadRequestException::reason);
        }
    }

    @Test
    void theDeadlineCountsFromTheStart() {
        assertThat(start(new RestoreSource.Latest("orders")).deadline()).isEqualTo(NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void anotherVersionOrRegionIsNotResumed() throws Exception {
        try (RestoreFixture aws = new RestoreFixture()) {
            String saved = JSON.write(start(new RestoreSource.Latest("orders")));
            assertThatThrownBy(() -> aws.resume(saved.replace("\"version\":1", "\"version\":2")))
                    .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                    .returns(Message.of("operation.otherVersion", 2, 1), BadRequestException::reason);
            assertThatThrownBy(() -> aws.resume(saved.replace("eu-west-1", "us-east-1")))
                    .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                    .returns(
                            Message.of("operation.otherRegion", "restore", "us-east-1", "eu-west-1"),
                            BadRequestException::reason);
        }
    }

    /** Its stages need not be known here. */
    @Test
    void ofAnotherVersionNothingElseIsRead() throws Exception {
        try (RestoreFixture aws = new RestoreFixture()) {
            String newer = JSON.write(
                            start(new RestoreSource.Latest("orders")).knowing(new StageProgress.Requested(NOW, 1)))
                    .replace("\"version\":1", "\"version\":2")
                    .replace("\"of\":\"request\"", "\"of\":\"settings\"");
            assertThat(newer).contains("settings");
            assertThatThrownBy(() -> RestoreKind.KIND.resume(
                            newer, aws.session(), OperationHost.NONE, nothing -> {}, aws.journal::add))
                    .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                    .returns(Message.of("operation.otherVersion", 2, 1), BadRequestException::reason);
        }
    }

    @Test
    void aRestoreThatIsDoneStaysDone() throws Exception {
        try (RestoreFixture aws = new RestoreFixture()) {
            aws.backup("orders", "nightly", 6);
            RestoreReport report = aws.run(RestoreFixture.latest());
            int calls = aws.db.calls().entries().size();
            aws.newProcess();
            RestoreOperation again = aws.resume(aws.saved.get(aws.saved.size() - 1));
            assertThat(again.progress().report()).contains(report);
            assertThat(aws.finish(again)).isEqualTo(report);
            assertThat(aws.db.calls().entries()).hasSize(calls);
        }
    }

    private static RestoreProgress start(RestoreSource source) {
        return RestoreProgress.start(RestoreRequest.of(source), "eu-west-1", "copy", NOW);
    }
}
