package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** The live table is deleted only when its items are safe, and comes back under its name. */
class ReplaceTest {

    private static final String COPY = "orders-replace-20260301T100000";

    private final RestoreFixture aws = new RestoreFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    private List<String> changes() {
        return aws.db.calls().entries().stream()
                .filter(call -> call.outcome().equals("OK"))
                .map(CallLog.Entry::operation)
                .filter(List.of("CreateBackup", "RestoreTableFromBackup", "DeleteTable")::contains)
                .toList();
    }

    private static boolean says(Message message, String key) {
        return SettingsFixture.says(message, key);
    }

    @Test
    void theTableIsReplacedInTheOrderThatLosesNothing() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(Modes.replace());
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(report.targetTable()).contains("orders");
        assertThat(says(report.message(), "restore.replace.done")).isTrue();
        assertThat(changes())
                .containsExactly(
                        "RestoreTableFromBackup",
                        "CreateBackup",
                        "DeleteTable",
                        "RestoreTableFromBackup",
                        "DeleteTable");
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(report.mode().copy()).contains(new ModeReport.Copy(COPY, false));
        assertThat(report.mode().safetyBackup().orElseThrow().name()).startsWith("orders-before-restore-20260301T10");
        assertThat(aws.db.backups()).hasSize(2);
    }

    @Test
    void aTableThatIsGoneIsRestoredUnderItsName() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.seed().vanish("orders");
        RestoreReport report = aws.run(Modes.replace());
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(changes()).containsExactly("RestoreTableFromBackup");
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(aws.journal).contains(Message.of("restore.live.gone", Argument.table("orders")));
    }

    @Test
    void theTableKeepsItsSettings() throws Exception {
        try (SettingsFixture shop = new SettingsFixture()) {
            shop.onDemand("shop");
            shop.update("shop", it -> it.deletionProtectionEnabled(false));
            shop.backup("shop");
            try (var client = shop.aws.client()) {
                client.tagResource(it -> it.resourceArn(SettingsFixture.ARN + "shop")
                        .tags(Tag.builder().key("since").value("yesterday").build()));
            }
            shop.aws.clock.advance(Duration.ofSeconds(30));
            RestoreReport report = shop.run(RestoreFixture.with(
                    Modes.of(RestoreRequest.Mode.REPLACE, new RestoreSource.Latest("shop"), Optional.of("shop"), false),
                    SettingsChoice.ALL));
            assertThat(report.outcome()).as(report.message().toString()).isEqualTo(Outcome.OK);
            assertThat(report.settings().orElseThrow().origin()).isEqualTo(SettingsOrigin.LIVE_TABLE);
            assertThat(SettingsFixture.values(shop.read("shop"))
                            .get(SettingName.TAGS)
                            .toString())
                    .contains("yesterday");
            assertThat(shop.files)
                    .containsKey(report.mode().safetyBackup().orElseThrow().arn());
        }
    }

    @Test
    void deletionProtectionIsNeverTurnedOff() throws Exception {
        aws.backup("orders", "nightly", 6);
        protect();
        RestoreReport report = aws.run(Modes.replace());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.unchanged", Argument.table("orders"), Message.of("restore.live.protected")));
        assertThat(changes()).isEmpty();
    }

    @Test
    void protectionThatIsTurnedOnMeanwhileKeepsTheTable() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.after(Duration.ofMinutes(1), this::protect);
        RestoreReport report = aws.run(Modes.replace());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(says(report.message(), "restore.live.notDeleted")).isTrue();
        assertThat(says(report.message(), "restore.exists.unchanged")).isTrue();
        assertThat(says(report.message(), "restore.exists.safety")).isTrue();
        assertThat(says(report.message(), "restore.exists.copy")).isTrue();
        assertThat(aws.db.tables()).containsExactlyInAnyOrder("orders", COPY);
        assertThat(aws.db.calls().count("DeleteTable")).isZero();
    }

    private void protect() {
        try (var client = aws.client()) {
            client.updateTable(it -> it.tableName("orders").deletionProtectionEnabled(true));
        }
    }

    @Test
    void anotherTableOfThatNameIsNotDeleted() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.after(Duration.ofMinutes(1), () -> {
            aws.db.seed().vanish("orders");
            aws.db.seed().table("orders", 3);
        });
        RestoreReport report = aws.run(Modes.replace());
        assertThat(says(report.message(), "restore.live.other")).isTrue();
        assertThat(aws.db.calls().count("DeleteTable")).isZero();
        assertThat(aws.db.tables()).containsExactlyInAnyOrder("orders", COPY);
    }

    @Test
    void aBackupThatIsGoneByNowKeepsTheTable() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.after(Duration.ofMinutes(1), () -> aws.db.seed().vanishBackup(arn));
        RestoreReport report = aws.run(Modes.replace());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(says(report.message(), "restore.exists.unchanged")).isTrue();
        assertThat(aws.db.calls().count("DeleteTable")).isZero();
    }

    @Test
    void aCopyThatDoesNotPassItsVerificationKeepsTheTable() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("DescribeTable").table(COPY).then(Effect.edit(ReplaceTest::otherBilling));
        RestoreReport report = aws.run(RestoreFixture.with(Modes.replace(), VerifyLevel.COUNT));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(says(report.message(), "restore.copy.failed")).isTrue();
        assertThat(changes()).containsExactly("RestoreTableFromBackup");
        assertThat(aws.db.tables()).containsExactlyInAnyOrder("orders", COPY);
    }

    private static void otherBilling(ObjectNode answer) {
        ((ObjectNode) answer.path("Table")).putObject("BillingModeSummary").put("BillingMode", "PROVISIONED");
    }

    @Test
    void aCopyIsVerifiedAlsoWhereTheTableIsNot() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("DescribeTable").table(COPY).then(Effect.edit(ReplaceTest::otherBilling));
        RestoreReport report = aws.run(RestoreFixture.with(Modes.replace(), VerifyLevel.NONE));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(changes()).containsExactly("RestoreTableFromBackup");
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(RestoreFixture.dryRun(Modes.replace()));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(Message.keys(report.preview())).contains("restore.preview.replaced");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aTimeoutBeforeTheDeletionKeepsTheTable() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.behaviour().backup(Duration.ofHours(3));
        RestoreReport report = aws.run(RestoreFixture.with(Modes.replace(), Duration.ofHours(1)));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(says(report.message(), "restore.exists.unchanged")).isTrue();
        assertThat(aws.db.calls().count("DeleteTable")).isZero();
    }

    @Test
    void aTimeoutAfterTheDeletionDoesNotKeepTheTableAway() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.behaviour().deleteTable(Duration.ofHours(2));
        aws.after(Duration.ofMinutes(90), () -> aws.db.behaviour().deleteTable(Duration.ZERO));
        RestoreReport report = aws.run(RestoreFixture.with(Modes.replace(), Duration.ofHours(1)));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db.tables()).containsExactly("orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "ValidationException", "LimitExceededException"})
    void aSafetyBackupThatIsRefusedKeepsTheTable(String code) throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("CreateBackup").then(Effect.errorBefore(code));
        RestoreReport report = aws.run(Modes.replace());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(says(report.message(), "restore.safety.failed")).isTrue();
        assertThat(says(report.message(), "restore.exists.copy")).isTrue();
        assertThat(aws.db.calls().count("DeleteTable")).isZero();
    }

    @Test
    void aSecondRestoreThatFailsNamesBothCopies() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("RestoreTableFromBackup").nth(2).then(Effect.denied());
        RestoreReport report = aws.run(Modes.replace());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(says(report.message(), "restore.exists.deleted")).isTrue();
        assertThat(says(report.message(), "restore.exists.safety")).isTrue();
        assertThat(says(report.message(), "restore.exists.copy")).isTrue();
        assertThat(aws.db.tables()).containsExactly(COPY);
        RestoreReport again = aws.run(Modes.replace());
        assertThat(again.verdict()).as(again.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db.tables()).containsExactlyInAnyOrder("orders", COPY);
    }
}
