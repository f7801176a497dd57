package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The items of a live table are made equal to those of a backup, and the table itself stays. */
class InPlaceTest {

    @TempDir
    Path folder;

    private InPlaceFixture orders;

    @BeforeEach
    void open() {
        orders = new InPlaceFixture(folder);
    }

    @AfterEach
    void close() {
        orders.close();
    }

    private RestoreReport run(RestoreRequest request) throws Exception {
        orders.aws.db.calls().clear();
        return orders.aws.run(request);
    }

    private static boolean says(RestoreReport report, String key) {
        return SettingsFixture.says(report.message(), key);
    }

    private int calls(String operation) {
        return orders.aws.db.calls().count(operation, "OK");
    }

    @Test
    void onlyTheDifferencesAreWritten() throws Exception {
        orders.damaged();
        RestoreReport report = run(Modes.inPlace());
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(orders.items("orders")).isEqualTo(orders.original);
        assertThat(calls("PutItem") + calls("UpdateItem")).isEqualTo(2);
        assertThat(calls("DeleteItem")).isEqualTo(1);
        ModeReport mode = report.mode();
        assertThat(mode.comparison().orElseThrow().differences()).isEqualTo(3);
        assertThat(mode.comparison().orElseThrow().examples()).hasSize(3);
        assertThat(mode.plan()).contains(new ModeReport.Planned(2, 1, 3));
        assertThat(mode.written().orElseThrow())
                .returns(2L, ModeReport.Written::written)
                .returns(1L, ModeReport.Written::deleted)
                .returns(0L, ModeReport.Written::left);
        assertThat(mode.safetyBackup()).isPresent();
        assertThat(mode.copy()).contains(new ModeReport.Copy(InPlaceFixture.COPY, false));
        assertThat(orders.aws.db.tables()).containsExactly("orders");
        assertThat(Files.readAllLines(folder.resolve(InPlaceFixture.COPY + "-differences.jsonl")))
                .hasSize(3);
    }

    @Test
    void someKeysAreRolledBackAlone() throws Exception {
        orders.damaged();
        RestoreReport report = run(Modes.inPlace("item-2", "item-n*"));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(orders.n("item-2")).isEqualTo(2);
        assertThat(orders.items("orders")).doesNotContainKeys("item-1", "item-new");
    }

    @Test
    void aDryRunEndsWithThePlan() throws Exception {
        orders.damaged();
        RestoreReport report = run(RestoreFixture.dryRun(Modes.inPlace()));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(says(report, "restore.inPlace.dryRun")).isTrue();
        assertThat(report.mode().plan()).contains(new ModeReport.Planned(2, 1, 3));
        assertThat(orders.n("item-2")).isEqualTo(99);
        assertThat(calls("CreateBackup")).isZero();
        assertThat(calls("PutItem")).isZero();
        assertThat(orders.aws.db.tables()).containsExactly("orders");
    }

    @Test
    void aTableThatIsAsTheBackupIsNotWritten() throws Exception {
        RestoreReport report = run(Modes.inPlace());
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(says(report, "restore.inPlace.same")).isTrue();
        assertThat(calls("PutItem")).isZero();
        assertThat(orders.aws.db.tables()).containsExactly("orders");
    }

    @Test
    void whatChangesAfterTheComparisonIsLeftAndNamed() throws Exception {
        orders.damaged();
        orders.aws.store = Optional.of(progress -> {
            if (progress.of(StageProgress.WrittenBack.class)
                    .filter(write -> write.progress().totals().done() == 0)
                    .isPresent()) {
                orders.put("item-2", 1000);
            }
        });
        RestoreReport report = run(Modes.inPlace());
        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(says(report, "restore.inPlace.left")).isTrue();
        assertThat(orders.n("item-2")).isEqualTo(1000);
        ModeReport.Written written = report.mode().written().orElseThrow();
        assertThat(written.left()).isEqualTo(1);
        assertThat(written.examples()).extracting(ModeReport.Left::key).containsExactly("{\"id\":{\"S\":\"item-2\"}}");
        assertThat(Files.readAllLines(Path.of(written.file().orElseThrow()))).hasSize(1);
        assertThat(orders.aws.db.tables()).containsExactly("orders");
    }

    /** The backup records items, and restores none: something is wrong with it. */
    @Test
    void aTableIsNotEmptied() throws Exception {
        orders.aws.db.rules().on("DescribeBackup").then(Effect.edit(InPlaceTest::records));
        orders.aws
                .db
                .seed()
                .backup(BackupSeed.of("orders", RestoreFixture.START.minus(Duration.ofHours(1)))
                        .name("empty"));
        RestoreReport report = run(Modes.of(
                RestoreRequest.Mode.IN_PLACE,
                new RestoreSource.Named("orders", "empty"),
                Optional.of("orders"),
                false));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(says(report, "restore.count.empty.live"))
                .as(report.message().toString())
                .isTrue();
        assertThat(orders.items("orders")).isEqualTo(orders.original);
    }

    private static void records(ObjectNode answer) {
        ((ObjectNode) answer.path("BackupDescription").path("SourceTableDetails")).put("ItemCount", 7);
    }

    @Test
    void anAbortDuringTheComparisonSaysWhatThereIs() throws Exception {
        orders.damaged();
        orders.aws.db.rules().on("Scan").then(Effect.throttled());
        RestoreOperation operation = orders.aws.start(Modes.inPlace());
        orders.aws.runFor(operation, Duration.ofMinutes(10));
        operation.stop();
        RestoreReport report = operation.report();
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(says(report, "restore.stopped.unchanged"))
                .as(report.message().toString())
                .isTrue();
        assertThat(says(report, "restore.exists.safety")).isTrue();
        assertThat(says(report, "restore.exists.copy")).isTrue();
        operation.close();
        orders.aws.db.rules().clear();
        orders.aws.newProcess();
        RestoreReport end = orders.aws.finish(orders.aws.resume(orders.aws.saved.get(orders.aws.saved.size() - 1)));
        assertThat(end.verdict()).as(end.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(orders.items("orders")).isEqualTo(orders.original);
    }

    @Test
    void aTableThatIsMissingIsNotRolledBack() throws Exception {
        orders.aws.db.seed().vanish("orders");
        RestoreReport report = run(Modes.inPlace());
        assertThat(says(report, "restore.live.missing")).isTrue();
        assertThat(calls("RestoreTableFromBackup")).isZero();
    }

    @Test
    void otherKeysDoNotFit() throws Exception {
        orders.aws.db.seed().vanish("orders");
        orders.aws.db.seed().table("orders", """
                {"KeySchema":[{"AttributeName":"no","KeyType":"HASH"}],
                 "AttributeDefinitions":[{"AttributeName":"no","AttributeType":"S"}]}""", List.of());
        RestoreReport report = run(Modes.inPlace());
        assertThat(says(report, "restore.live.otherKeys")).isTrue();
        assertThat(calls("RestoreTableFromBackup")).isZero();
    }

    @Test
    void aTableOfTheSameNameIsRolledBackWithANote() throws Exception {
        orders.aws.db.seed().vanish("orders");
        orders.aws.db.seed().table("orders", 2);
        RestoreReport report = run(Modes.inPlace());
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes()).contains(Message.of("restore.live.newTable", Argument.table("orders")));
        assertThat(orders.items("orders")).isEqualTo(orders.original);
    }

    @Test
    void aTableThatIsBeingDeletedIsLeftAlone() throws Exception {
        orders.aws.db.seed().tableStatus("orders", "DELETING");
        RestoreReport report = run(Modes.inPlace());
        assertThat(says(report, "restore.live.deleting")).isTrue();
        assertThat(calls("RestoreTableFromBackup")).isZero();
    }

    /** Both copies stay, and the message says so. */
    @ParameterizedTest
    @CsvSource({
        "RestoreTableFromBackup, restore.exists.unchanged, restore.exists.safety",
        "Scan, restore.exists.unchanged, restore.exists.copy",
        "BatchGetItem, restore.exists.unchanged, restore.exists.copy",
        "CreateBackup, restore.exists.unchanged, restore.safety.failed",
        "PutItem, restore.exists.written, restore.exists.copy",
        "UpdateItem, restore.exists.written, restore.exists.safety",
    })
    void whatIsRefusedLeavesBothCopies(String operation, String live, String other) throws Exception {
        orders.damaged();
        orders.aws.db.rules().on(operation).then(Effect.denied());
        RestoreReport report = run(Modes.inPlace());
        orders.aws.db.rules().clear();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(says(report, live)).as(report.message().toString()).isTrue();
        assertThat(says(report, other)).as(report.message().toString()).isTrue();
        RestoreReport again = run(Modes.inPlace());
        assertThat(again.verdict()).as(again.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(orders.items("orders")).isEqualTo(orders.original);
    }

    @Test
    void capacityThatIsRefusedForMinutesIsWaitedFor() throws Exception {
        orders.damaged();
        for (String operation : List.of("Scan", "BatchGetItem", "PutItem", "UpdateItem")) {
            orders.aws
                    .db
                    .rules()
                    .on(operation)
                    .first(20)
                    .then(Effect.errorBefore("ProvisionedThroughputExceededException"));
        }
        RestoreReport report = run(Modes.inPlace());
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(orders.items("orders")).isEqualTo(orders.original);
    }

    @Test
    void aTimeoutDuringTheComparisonLeavesBothCopies() throws Exception {
        orders.damaged();
        orders.aws.db.rules().on("Scan").then(Effect.throttled());
        RestoreReport report = run(RestoreFixture.with(Modes.inPlace(), Duration.ofMinutes(5)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(says(report, "restore.exists.unchanged")).isTrue();
        assertThat(says(report, "restore.exists.copy")).isTrue();
        assertThat(orders.aws.db.tables()).containsExactlyInAnyOrder("orders", InPlaceFixture.COPY);
    }

    @Test
    void aTimeoutDuringTheWritesSaysHowFarTheyAre() throws Exception {
        orders.damaged();
        orders.aws.db.rules().on("PutItem").then(Effect.throttled());
        RestoreReport report = run(RestoreFixture.with(Modes.inPlace(), Duration.ofMinutes(5)));
        assertThat(report.outcome()).as(report.message().toString()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(says(report, "restore.exists.written")).isTrue();
        assertThat(says(report, "restore.exists.safety")).isTrue();
        assertThat(orders.aws.db.tables()).containsExactlyInAnyOrder("orders", InPlaceFixture.COPY);
    }
}
