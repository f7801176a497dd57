package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A restored table is checked as far as the user wishes, and only a table without findings is green. */
class RestoreVerificationTest {

    private final RestoreFixture aws = new RestoreFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void noneIsNoVerification() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(with(to(latest(), "copy"), VerifyLevel.NONE));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification()).isEmpty();
        assertThat(aws.db.calls().count("Scan")).isZero();
    }

    @Test
    void schemaReadsNoItem() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.run(to(latest(), "copy"));
        assertThat(aws.db.calls().count("Scan")).isZero();
    }

    @Test
    void aSchemaThatDiffersIsAFailureThoughTheTableIsThere() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("DescribeTable").table("copy").then(Effect.edit(RestoreVerificationTest::otherBilling));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.partial()).isTrue();
        assertThat(report.verification().orElseThrow().findings())
                .containsExactly("The billing mode is PROVISIONED instead of PAY_PER_REQUEST.");
        assertThat(report.sentence())
                .isEqualTo("Table 'copy' was restored from backup 'nightly' of table 'orders', made"
                        + " 2026-03-01T04:00:00Z, and is there, but did not pass its verification: The billing mode is"
                        + " PROVISIONED instead of PAY_PER_REQUEST. Look at it before you use it.");
        assertThat(aws.journal).contains("The billing mode is PROVISIONED instead of PAY_PER_REQUEST.");
    }

    /** Taken over from somebody who restored it with other wishes. */
    @Test
    void aTableThatWasTakenOverIsCheckedAgainstOurWishes() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        try (var client = aws.client()) {
            client.restoreTableFromBackup(it -> it.backupArn(arn).targetTableName("copy"));
        }
        RestoreReport report = aws.run(with(to(latest(), "copy"), Records.key("aws-managed")));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.verification().orElseThrow().findings())
                .containsExactly("The table is not encrypted with a KMS key: AWS used the key that it owns.");
    }

    @Test
    void countReadsBothTablesWholly() throws Exception {
        aws.db.seed().table("many", 100_003);
        aws.realBackup("many", "nightly");
        RestoreReport report =
                aws.run(with(to(RestoreRequest.of(new RestoreSource.Latest("many")), "copy"), VerifyLevel.COUNT));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification().orElseThrow().countedItems()).contains(100_003L);
        assertThat(report.verification().orElseThrow().sentence())
                .contains("Counted 100003 items in the restored table and as many in the live table");
        assertThat(aws.http.bodies("Scan")).hasSize(32).allSatisfy(scan -> {
            assertThat(scan.path("Select").asText()).isEqualTo("COUNT");
            assertThat(scan.path("TotalSegments").asInt()).isEqualTo(8);
        });
    }

    @Test
    void aLiveTableThatHasChangedIsNoFindingWhereTheBackupRecordsTheCount() throws Exception {
        fiveItems();
        RestoreReport report = aws.run(counted());
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(report.verification().orElseThrow().findings()).isEmpty();
        assertThat(report.verification().orElseThrow().sentence())
                .endsWith("Counted 5 items in the restored table, as many as the backup records; the live table now has"
                        + " 7.");
    }

    @Test
    void countsThatDifferAreUnstableAndSayWhenThatIsExpected() throws Exception {
        fiveItems();
        aws.db
                .rules()
                .on("DescribeBackup")
                .then(Effect.edit(
                        answer -> ((ObjectNode) answer.path("BackupDescription").path("SourceTableDetails"))
                                .put("ItemCount", 4)));
        RestoreReport report = aws.run(counted());
        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.partial()).isTrue();
        assertThat(report.verification().orElseThrow().countedItems()).contains(5L);
        assertThat(report.sentence())
                .matches("Table 'copy' was restored from backup '.*' of table 'orders', made .*, in .*\\. Item counts"
                        + " differ \\(restored 5, live 7, recorded up to six hours before the backup 4\\): expected if"
                        + " the live table has lost or gained items since the backup\\.")
                .doesNotContain("did not pass");
    }

    private void fiveItems() {
        aws.db
                .seed()
                .backup(BackupSeed.of("orders", START.minus(Duration.ofHours(6)))
                        .items(Collections.nCopies(5, "{\"id\":{\"S\":\"1\"}}")));
    }

    @Test
    void aSourceThatIsGoneIsNotComparable() throws Exception {
        aws.backup("people", "last", 6);
        RestoreReport report =
                aws.run(with(to(RestoreRequest.of(new RestoreSource.Latest("people")), "copy"), VerifyLevel.COUNT));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification().orElseThrow().sentence())
                .endsWith(
                        "Counted 7 items in the restored table; not comparable with the live table, for table 'people'"
                                + " is gone; the backup records 7, a figure up to six hours older than it.");
    }

    @Test
    void aSourceThatWasMadeAnewIsNotComparable() throws Exception {
        aws.db
                .seed()
                .backup(BackupSeed.of("orders", START.minus(Duration.ofHours(6)))
                        .tableId("11111111-2222-3333-4444-555555555555")
                        .items(Collections.nCopies(5, "{\"id\":{\"S\":\"1\"}}")));
        RestoreReport report = aws.run(counted());
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification().orElseThrow().sentence())
                .contains("not comparable with the live table, for table 'orders' was made anew since");
    }

    @Test
    void aSourceThatMayNotBeReadIsAFinding() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("Scan").table("orders").then(Effect.denied());
        RestoreReport report = aws.run(counted());
        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(report.sentence())
                .contains("The live table could not be counted, so nothing was compared: Scan of orders failed:"
                        + " AccessDeniedException");
    }

    @Test
    void anEmptyRestoreOfATableWithItemsIsAFailure() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("Scan").table("copy").then(Effect.edit(page -> page.put("Count", 0)));
        RestoreReport report = aws.run(counted());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(report.sentence()).contains("The restored table is empty, and the backup records 7 items");
    }

    @Test
    void theTimeIsOverBeforeTheItemsAreCounted() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.after(Duration.ofMinutes(2), () -> aws.db.rules().on("Scan").then(Effect.throttled()));
        RestoreReport report = aws.run(with(counted(), Duration.ofMinutes(10)));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(report.verification().orElseThrow().passed()).isFalse();
        assertThat(report.finishedAt())
                .isBetween(START.plus(Duration.ofMinutes(9)), START.plus(Duration.ofMinutes(10)));
    }

    /** ACTIVE at the last look: the schema costs no time, counting would. */
    @Test
    void afterTheTimeNothingIsCounted() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreOperation first = aws.start(counted());
        aws.runFor(first, Duration.ofMinutes(1));
        aws.newProcess();
        aws.clock.advance(Duration.ofHours(20));
        RestoreReport report = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(report.partial()).isTrue();
        assertThat(report.verification().orElseThrow().findings())
                .isEqualTo(List.of("The items were not counted: the time was over."));
        assertThat(report.verification().orElseThrow().countedItems()).isEqualTo(Optional.empty());
        assertThat(aws.db.calls().count("TagResource", "OK")).isEqualTo(1);
    }

    private static RestoreRequest counted() {
        return with(to(latest(), "copy"), VerifyLevel.COUNT);
    }

    private static void otherBilling(ObjectNode answer) {
        ObjectNode table = (ObjectNode) answer.path("Table");
        table.putObject("BillingModeSummary").put("BillingMode", "PROVISIONED");
        table.putObject("ProvisionedThroughput").put("ReadCapacityUnits", 1).put("WriteCapacityUnits", 1);
    }
}
