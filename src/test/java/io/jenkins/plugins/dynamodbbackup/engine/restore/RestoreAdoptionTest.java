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
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** A table has the name of the target, or an answer was lost: whose table is it? */
class RestoreAdoptionTest {

    private static final Argument COPY = Argument.table("copy");
    private static final Message TAKEN_OVER = Message.of("restore.adopted", COPY);

    private final RestoreFixture aws = new RestoreFixture();
    private final String arn = aws.realBackup("orders", "nightly");

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void anExistingTableIsNeverTouched() throws Exception {
        RestoreReport report = aws.run(to(latest(), "orders"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).isEqualTo(exists("orders"));
        assertThat(aws.asked()).isZero();
    }

    @Test
    void aRestoreOfTheSameBackupIntoTheTargetIsTakenOver() throws Exception {
        restoreElsewhere(arn, "copy");
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.journal).contains(TAKEN_OVER);
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void aRestoreOfAnotherBackupIntoTheTargetIsNot() throws Exception {
        String other = aws.backup("orders", "older", 30);
        restoreElsewhere(other, "copy");
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.target.otherBackup", COPY, Argument.arn(other), Argument.parameter("targetTable")));
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void aTargetThatIsBeingDeletedIsWaitedFor() throws Exception {
        aws.db.seed().table("copy");
        aws.db.behaviour().deleteTable(Duration.ofMinutes(3));
        try (DynamoDbClient client = aws.client()) {
            client.deleteTable(it -> it.tableName("copy"));
        }
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.journal)
                .contains(Message.of("restore.target.leaving", COPY))
                .hasSize(5);
    }

    /** It came between our look and our request. */
    @Test
    void aTargetThatCameInBetweenIsLookedAt() throws Exception {
        aws.db.rules().on("DescribeTable").table("copy").nth(1).then(Effect.errorBefore("ResourceNotFoundException"));
        aws.db.seed().table("copy");
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(aws.db.calls().count("RestoreTableFromBackup", "TableAlreadyExistsException"))
                .isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).isEqualTo(exists("copy"));
    }

    @Test
    void tableInUseByOurOwnRestoreIsTakenOver() throws Exception {
        aws.db.rules().on("DescribeTable").table("copy").nth(1).then(Effect.errorBefore("ResourceNotFoundException"));
        restoreElsewhere(arn, "copy");
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(aws.db.calls().count("RestoreTableFromBackup", "TableInUseException"))
                .isEqualTo(1);
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.journal).contains(TAKEN_OVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InternalServerError", "ServiceUnavailable", "InternalFailure", "NeverSeenBefore"})
    void anErrorAfterTheWorkWasDoneMakesNoSecondTable(String code) throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.errorAfter(code));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isEqualTo(1);
        assertThat(aws.journal).contains(TAKEN_OVER);
    }

    @Test
    void aLostAnswerIsLookedForBeforeItIsAskedAgain() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropBefore());
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isEqualTo(2);
        assertThat(aws.journal("restore.answerLost"))
                .containsExactly(Message.of(
                        "restore.answerLost",
                        Message.of(
                                "aws.error.what.said",
                                "NoConnection",
                                Message.foreign("connection dropped by a rule"))));
        var between = aws.db.calls().entries("RestoreTableFromBackup");
        assertThat(Duration.between(between.get(0).at(), between.get(1).at()))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
    }

    /** The target may show late (spec 3.2). */
    @Test
    void aTargetThatShowsOnlyAfterHalfAMinuteIsFound() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropAfter());
        aws.db
                .rules()
                .on("DescribeTable")
                .table("copy")
                .between(1, 5)
                .then(Effect.errorBefore("ResourceNotFoundException"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void askingEndsAfterFiveLostAnswers() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.errorBefore("InternalServerError"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).isEqualTo(Message.of("restore.unanswered", 5, COPY));
        assertThat(aws.asked()).isEqualTo(5);
    }

    /** The answer was lost, and by the time of the look the restore is done: AWS tells no more what it was made of. */
    @Test
    void aFinishedRestoreIsKnownByItsTimeAndKeys() throws Exception {
        aws.db.behaviour().restore(Duration.ofSeconds(1));
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropAfter());
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes()).containsExactly(Message.of("restore.recognized", COPY));
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void aTableOfOtherKeysThatCameMeanwhileIsNotOurs() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropBefore());
        aws.after(Duration.ofSeconds(2), () -> createTable("copy", "other"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).isEqualTo(exists("copy"));
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void anOldTableOfTheSameKeysIsNotOurs() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropBefore());
        aws.after(Duration.ofSeconds(2), () -> aws.db.seed().table("copy"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).isEqualTo(exists("copy"));
    }

    /** The local clock differs from AWS's by an hour: AWS's time counts. */
    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void aWrongClockOfOursDoesNotMatter(long seconds) throws Exception {
        String old = aws.backup("orders", "older", 30);
        aws.db.clockSkew(Duration.ofSeconds(seconds));
        aws.db.behaviour().restore(Duration.ofSeconds(1));
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropAfter());
        RestoreReport report = aws.run(to(RestoreRequest.of(new RestoreSource.ByArn(old)), "copy"));
        assertThat(report.notes())
                .as(report.message().toString())
                .containsExactly(Message.of("restore.recognized", COPY));
    }

    @Test
    void withoutASummaryACreatingTableIsKnownByItsTime() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropAfter());
        aws.db.rules().on("DescribeTable").table("copy").first(3).then(Effect.edit(RestoreAdoptionTest::bare));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes()).hasSize(1);
    }

    @Test
    void awsFailingDuringTheLooksIsSatOut() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropAfter());
        aws.db.rules().on("DescribeTable").table("copy").between(2, 30).then(Effect.errorBefore("InternalServerError"));
        aws.db.behaviour().restore(Duration.ofMinutes(20));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void theTimeIsOverBeforeALostAnswerIsFound() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropBefore());
        RestoreReport report = aws.run(with(to(latest(), "copy"), Duration.ofSeconds(30)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(report.message())
                .isEqualTo(Message.of("restore.timeout.notAnswered", Message.of("restore.notKnown", COPY)));
        assertThat(report.finishedAt()).isEqualTo(START.plusSeconds(31));
    }

    private static Message exists(String table) {
        return Message.of(
                "restore.target.exists",
                Argument.table(table),
                "ACTIVE",
                Argument.parameter("targetTable"),
                Argument.parameter("mode"));
    }

    private static void bare(ObjectNode answer) {
        ObjectNode table = (ObjectNode) answer.path("Table");
        table.remove("RestoreSummary");
        table.remove("KeySchema");
        table.remove("BillingModeSummary");
    }

    private void createTable(String name, String key) {
        KeySchemaElement hash =
                KeySchemaElement.builder().attributeName(key).keyType("HASH").build();
        AttributeDefinition text = AttributeDefinition.builder()
                .attributeName(key)
                .attributeType("S")
                .build();
        try (DynamoDbClient client = aws.client()) {
            client.createTable(it -> it.tableName(name)
                    .billingMode("PAY_PER_REQUEST")
                    .keySchema(hash)
                    .attributeDefinitions(text));
        }
    }

    private void restoreElsewhere(String from, String target) {
        try (DynamoDbClient client = aws.client()) {
            client.restoreTableFromBackup(it -> it.backupArn(from).targetTableName(target));
        }
    }
}
