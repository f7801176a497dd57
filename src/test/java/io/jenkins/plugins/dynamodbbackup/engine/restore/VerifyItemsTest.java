package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restored table is compared item by item with the live one, or with the other table restored from the backup. */
class VerifyItemsTest {

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

    private RestoreReport restore(String level) throws Exception {
        return orders.aws.run(
                RestoreFixture.with(RestoreFixture.to(RestoreFixture.latest(), "copy"), VerifyLevel.of(level)));
    }

    private static String said(RestoreReport report) {
        return report.verification().orElseThrow().message().toString();
    }

    @Test
    void allItemsAreEqual() throws Exception {
        RestoreReport report = restore("full");
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(said(report)).contains("7 items compared");
        assertThat(report.verification().orElseThrow().countedItems()).contains(7L);
        assertThat(report.mode().comparison().orElseThrow().differences()).isZero();
    }

    @Test
    void aSampleSaysHowMuchItIs() throws Exception {
        RestoreReport report = restore("sample:3");
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(said(report)).contains("3 of 7 items compared");
        assertThat(report.mode().comparison().orElseThrow().sampled()).isTrue();
        assertThat(report.verification().orElseThrow().countedItems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "sample:7"})
    void aLiveTableThatWasWrittenMakesTheRestoreUnstable(String level) throws Exception {
        orders.damaged();
        RestoreReport report = restore(level);
        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        ModeReport.Compared found = report.mode().comparison().orElseThrow();
        assertThat(Message.keys(report.verification().orElseThrow().findings()))
                .containsExactly("restore.items.differ");
        assertThat(Files.readAllLines(Path.of(found.file().orElseThrow()))).hasSize((int) found.differences());
        assertThat(found.missing()).isEqualTo(1);
        assertThat(found.changed()).isEqualTo(1);
    }

    @Test
    void aLiveTableThatIsGoneIsNotCompared() throws Exception {
        orders.aws.db.seed().vanish("orders");
        RestoreReport report = restore("full");
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(SettingsFixture.says(report.verification().orElseThrow().message(), "restore.items.notComparable"))
                .isTrue();
    }

    @Test
    void anotherLiveTableIsNotCompared() throws Exception {
        orders.aws.db.seed().vanish("orders");
        orders.aws.db.seed().table("orders", 2);
        RestoreReport report = restore("full");
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(SettingsFixture.says(report.verification().orElseThrow().message(), "restore.items.notComparable"))
                .isTrue();
    }

    @Test
    void itemsThatCannotBeReadAreAFailure() throws Exception {
        orders.aws.db.rules().on("Scan").then(Effect.denied());
        RestoreReport report = restore("full");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Message.keys(report.verification().orElseThrow().findings()))
                .containsExactly("restore.items.failed");
    }

    @Test
    void aTimeoutIsAFailureAndTheTableIsThere() throws Exception {
        orders.aws.db.rules().on("Scan").then(Effect.throttled());
        RestoreReport report = orders.aws.run(RestoreFixture.with(
                RestoreFixture.with(RestoreFixture.to(RestoreFixture.latest(), "copy"), VerifyLevel.FULL),
                Duration.ofMinutes(5)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(Message.keys(report.verification().orElseThrow().findings()))
                .containsExactly("restore.items.timeout");
        assertThat(orders.aws.db.tables()).contains("copy");
    }

    @Test
    void aDrillReportsTheItemsOfItsComparison() throws Exception {
        RestoreReport report = orders.aws.run(RestoreFixture.with(Modes.drill(), VerifyLevel.FULL));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.mode().drill().orElseThrow().items()).contains(7L);
        assertThat(report.mode().comparison().orElseThrow().items()).isEqualTo(7);
        assertThat(orders.aws.db.tables()).containsExactly("orders");
    }

    @Test
    void aReplacedTableIsComparedWithTheTemporaryOne() throws Exception {
        orders.damaged();
        RestoreReport report = orders.aws.run(RestoreFixture.with(Modes.replace(), VerifyLevel.FULL));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(said(report)).contains("orders-replace-").contains("7 items compared");
        assertThat(orders.items("orders")).isEqualTo(orders.original);
        assertThat(orders.aws.db.tables()).containsExactly("orders");
    }
}
