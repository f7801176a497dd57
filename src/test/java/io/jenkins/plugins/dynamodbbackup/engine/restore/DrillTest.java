package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.file.LineFiles;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTables;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.TableRemoval;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A drill restores to a scratch table, measures, and leaves nothing behind. */
class DrillTest {

    private static final String SCRATCH = "orders-drill-20260301T100000";

    private final RestoreFixture aws = new RestoreFixture();
    private final List<ScratchTable> remembered = new ArrayList<>();

    @BeforeEach
    void remember() {
        aws.host = new OperationHost(SettingsFiles.NONE, LineFiles.NONE, LocalWorker.ALONE, new ScratchTables() {
            @Override
            public void remember(ScratchTable table) {
                gone(table);
                remembered.add(table);
            }

            @Override
            public void gone(ScratchTable table) {
                remembered.removeIf(table::same);
            }
        });
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void itMeasuresAndLeavesNothing() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(RestoreFixture.with(Modes.drill(), VerifyLevel.COUNT));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.targetTable()).contains(SCRATCH);
        ModeReport.Drill drill = report.mode().drill().orElseThrow();
        assertThat(drill.recovery()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(drill.items()).contains(7L);
        assertThat(report.mode().copy()).contains(new ModeReport.Copy(SCRATCH, false));
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(remembered).isEmpty();
    }

    @Test
    void aTableThatDiffersIsDeletedToo() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db
                .rules()
                .on("DescribeTable")
                .table(SCRATCH)
                .then(Effect.edit(answer -> ((com.fasterxml.jackson.databind.node.ObjectNode) answer.path("Table"))
                        .putObject("BillingModeSummary")
                        .put("BillingMode", "PROVISIONED")));
        RestoreReport report = aws.run(Modes.drill());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.mode().drill()).isEmpty();
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(remembered).isEmpty();
    }

    @Test
    void aRestoreThatTakesTooLongIsDeletedWhenItIsDone() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(RestoreFixture.with(Modes.drill(), Duration.ofMinutes(1)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(remembered).isEmpty();
    }

    @Test
    void aTableThatCannotBeDeletedStaysRemembered() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("DeleteTable").then(Effect.denied());
        RestoreReport report = aws.run(Modes.drill());
        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(SettingsFixture.says(report.message(), "restore.drop.failed"))
                .isTrue();
        assertThat(SettingsFixture.says(report.message(), "restore.drop.later")).isTrue();
        assertThat(remembered).extracting(ScratchTable::name).containsExactly(SCRATCH);
        assertThat(report.mode().copy()).contains(new ModeReport.Copy(SCRATCH, true));
    }

    @Test
    void anAbortLeavesTheTableRememberedAndRemovable() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreOperation operation = aws.start(Modes.drill());
        aws.runFor(operation, Duration.ofMinutes(1));
        operation.stop();
        assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(operation.progress().askedFor()).containsExactly(SCRATCH);
        assertThat(SettingsFixture.says(operation.report().message(), "restore.exists.copyBegun"))
                .isTrue();
        operation.close();
        ScratchTable scratch = remembered.get(0);
        assertThat(scratch.id()).isPresent();
        assertThat(step(scratch)).isInstanceOf(TableRemoval.State.Waits.class);
        aws.clock.advance(Duration.ofMinutes(5));
        assertThat(step(scratch)).isInstanceOf(TableRemoval.State.Waits.class);
        assertThat(step(scratch)).isInstanceOf(TableRemoval.State.Gone.class);
        assertThat(aws.db.tables()).containsExactly("orders");
    }

    private TableRemoval.State step(ScratchTable table) throws Exception {
        return new TableRemoval(table).ask(aws.session(), Duration.ofMinutes(1)).orElseThrow();
    }

    @Test
    void aTableOfThatNameThatItDidNotMakeIsNotDeleted() throws Exception {
        aws.db.seed().table(SCRATCH, 7);
        ScratchTable ofThatName = new ScratchTable(
                SCRATCH,
                "eu-west-1",
                Optional.empty(),
                RestoreFixture.START,
                Records.backup(null).keys());
        assertThat(step(ofThatName)).isInstanceOf(TableRemoval.State.Foreign.class);
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(Modes.drill());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(aws.db.tables()).containsExactlyInAnyOrder("orders", SCRATCH);
        assertThat(aws.db.calls().count("DeleteTable")).isZero();
    }
}
