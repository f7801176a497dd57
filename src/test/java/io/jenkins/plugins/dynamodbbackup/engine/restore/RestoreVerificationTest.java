package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A restored table is checked to the requested level, and only a table without findings is green. */
class RestoreVerificationTest {

    private static final Duration HOURS = Duration.ofHours(6);

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
        Message billing = Message.of("restore.differs.billing", "PROVISIONED", "PAY_PER_REQUEST");
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.partial()).isTrue();
        assertThat(report.verification().orElseThrow().findings()).containsExactly(billing);
        assertThat(report.message())
                .isEqualTo(Message.of("restore.notVerified", done(report, "nightly", START.minus(HOURS)), billing));
        assertThat(aws.journal).contains(billing);
    }

    /** The restore that was taken over was requested with other parameters. */
    @Test
    void aTableThatWasTakenOverIsCheckedAgainstOurWishes() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        try (var client = aws.client()) {
            client.restoreTableFromBackup(it -> it.backupArn(arn).targetTableName("copy"));
        }
        RestoreReport report = aws.run(with(to(latest(), "copy"), Records.key("aws-managed")));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.verification().orElseThrow().findings())
                .containsExactly(Message.of("restore.encryption.owned"));
    }

    @Test
    void countReadsBothTablesWholly() throws Exception {
        aws.db.seed().table("many", 100_003);
        aws.realBackup("many", "nightly");
        RestoreReport report =
                aws.run(with(to(RestoreRequest.of(new RestoreSource.Latest("many")), "copy"), VerifyLevel.COUNT));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification().orElseThrow().countedItems()).contains(100_003L);
        assertThat(counts(report)).isEqualTo(Message.of("restore.count.asLive", 100_003, recorded(100_003)));
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
        assertThat(counts(report)).isEqualTo(Message.of("restore.count.asRecorded", 5, 7));
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
        ChosenSource source = report.source().orElseThrow();
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.verifiedInPart",
                        done(report, source.label(), source.time()),
                        Message.of("restore.count.differ", 5, 7, 4)));
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
        assertThat(counts(report))
                .isEqualTo(Message.of(
                        "restore.count.notComparable",
                        7,
                        Message.of("restore.count.gone", Argument.table("people")),
                        recorded(7)));
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
        assertThat(counts(report))
                .isEqualTo(Message.of(
                        "restore.count.notComparable",
                        5,
                        Message.of("restore.count.newTable", Argument.table("orders")),
                        recorded(5)));
    }

    @Test
    void aSourceThatMayNotBeReadIsAFinding() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("Scan").table("orders").then(Effect.denied());
        RestoreReport report = aws.run(counted());
        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        Message finding = report.verification().orElseThrow().findings().get(0);
        assertThat(finding.key()).isEqualTo("restore.count.liveFailed");
        assertThat(finding.toString()).contains("Scan of orders failed: AccessDeniedException");
        assertThat(report.message())
                .isEqualTo(Message.of("restore.verifiedInPart", done(report, "nightly", START.minus(HOURS)), finding));
    }

    @Test
    void anEmptyRestoreOfATableWithItemsIsAFailure() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("Scan").table("copy").then(Effect.edit(page -> page.put("Count", 0)));
        RestoreReport report = aws.run(counted());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.notVerified",
                        done(report, "nightly", START.minus(HOURS)),
                        Message.of("restore.count.empty.live", 7, 7)));
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
                .isEqualTo(List.of(Message.of("restore.count.timeout")));
        assertThat(report.verification().orElseThrow().countedItems()).isEqualTo(Optional.empty());
        assertThat(aws.db.calls().count("TagResource", "OK")).isEqualTo(1);
    }

    /** What the verification says besides the schema. */
    private static Message counts(RestoreReport report) {
        return (Message)
                report.verification().orElseThrow().message().arguments().get(1);
    }

    private static Message recorded(long items) {
        return Message.of("restore.count.recorded", items);
    }

    private static Message done(RestoreReport report, String backup, Instant made) {
        return Message.of(
                "restore.done",
                Argument.table("copy"),
                Argument.backup(backup),
                Argument.table("orders"),
                made,
                Duration.between(report.startedAt(), report.finishedAt()));
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
