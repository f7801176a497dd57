package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.COPY;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.result;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.says;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whatever is in the way of a setting, the data is back, the others are applied, and what is missing is named. */
class SettingsErrorsTest {

    private final SettingsFixture shop = new SettingsFixture();
    private String backup;

    @BeforeEach
    void backedUp() {
        shop.provisioned("shop");
        backup = shop.backup("shop");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private RestoreReport restored() throws Exception {
        return shop.run(SettingsFixture.of(backup));
    }

    private static List<SettingName> names(String words) {
        return Stream.of(words.split(" "))
                .map(word -> SettingName.of(word).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "TagResource, tags",
        "UpdateContinuousBackups, pitr",
        "UpdateTimeToLive, ttl",
        "UpdateTable, stream tableClass warmThroughput streamPolicy deletionProtection",
        "PutResourcePolicy, resourcePolicy streamPolicy",
        "UpdateContributorInsights, contributorInsights",
        "EnableKinesisStreamingDestination, kinesis",
        "RegisterScalableTarget, autoScaling",
        "PutScalingPolicy, autoScaling",
        "PutScheduledAction, autoScaling",
        "ListTagsOfResource, tags",
        "DescribeContinuousBackups, pitr",
        "DescribeTimeToLive, ttl",
        "GetResourcePolicy, resourcePolicy streamPolicy",
        "DescribeContributorInsights, contributorInsights",
        "DescribeKinesisStreamingDestination, kinesis",
        "DescribeScalingPolicies, autoScaling",
    })
    void aDeniedCallFailsItsSettingOnly(String operation, String settings) throws Exception {
        shop.aws.db.rules().on(operation).then(Effect.denied());
        RestoreReport report = restored();

        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.UNSTABLE);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(report.settings().orElseThrow().names(SettingState.FAILED)).hasSameElementsAs(names(settings));
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED))
                .hasSize(12 - names(settings).size());
        assertThat(result(report, names(settings).get(0)).reason().orElseThrow().toString())
                .contains("AccessDeniedException");
        assertThat(says(report.message(), "restore.settings.failed")).isTrue();
        assertThat(shop.aws.db.tables()).contains(COPY);
    }

    @ParameterizedTest
    @CsvSource({
        "TagResource, LimitExceededException",
        "UpdateContinuousBackups, ContinuousBackupsUnavailableException",
        "UpdateContinuousBackups, InternalServerError",
        "UpdateTimeToLive, ResourceInUseException",
        "UpdateTimeToLive, InternalServerError",
        "UpdateTable, ResourceInUseException",
        "UpdateTable, LimitExceededException",
        "UpdateTable, ThrottlingException",
        "PutResourcePolicy, ThrottlingException",
        "UpdateContributorInsights, InternalServerError",
        "EnableKinesisStreamingDestination, InternalServerError",
        "RegisterScalableTarget, ConcurrentUpdateException",
        "PutScalingPolicy, ConcurrentUpdateException",
        "DescribeTimeToLive, InternalServerError",
        "DescribeTable, InternalServerError",
    })
    void whatPassesIsTriedAgain(String operation, String error) throws Exception {
        shop.aws.db.rules().on(operation).table("*" + COPY + "*").first(3).then(Effect.errorBefore(error));
        RestoreReport report = restored();
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).hasSize(12);
    }

    /** @param changes 0 for a call that may be sent again */
    @ParameterizedTest
    @CsvSource({
        "UpdateTimeToLive, 1",
        "UpdateTable, 4",
        "UpdateContinuousBackups, 0",
        "UpdateContributorInsights, 0",
        "EnableKinesisStreamingDestination, 1",
    })
    void aLostAnswerIsNoSecondChange(String operation, int changes) throws Exception {
        shop.aws.db.rules().on(operation).then(Effect.dropAfter());
        RestoreReport report = restored();
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).hasSize(12);
        if (changes > 0) {
            assertThat(shop.aws.db.calls().count(operation)).isEqualTo(changes);
        }
    }

    @Test
    void aLockThatStaysEndsTheAttempts() throws Exception {
        shop.aws.db.rules().on("UpdateContinuousBackups").then(Effect.errorBefore("ResourceInUseException"));
        RestoreReport report = restored();
        assertThat(report.settings().orElseThrow().names(SettingState.FAILED)).containsExactly(SettingName.PITR);
        assertThat(Duration.between(report.startedAt(), report.finishedAt())).isLessThan(Duration.ofMinutes(12));
        assertThat(shop.aws.db.calls().count("UpdateContinuousBackups")).isBetween(30, 160);
    }

    @Test
    void aDestinationThatCannotBeEnabledIsNamed() throws Exception {
        shop.aws.db.behaviour().kinesis(Duration.ofSeconds(20));
        shop.aws
                .db
                .rules()
                .on("DescribeKinesisStreamingDestination")
                .table(COPY)
                .then(Effect.edit(
                        answer -> answer.path("KinesisDataStreamDestinations").forEach(this::refused)));
        RestoreReport report = restored();
        assertThat(report.settings().orElseThrow().names(SettingState.FAILED)).containsExactly(SettingName.KINESIS);
    }

    private void refused(JsonNode destination) {
        if (destination.path("DestinationStatus").asText().equals("ACTIVE")) {
            ((ObjectNode) destination).put("DestinationStatus", "ENABLE_FAILED");
        }
    }

    /** A second change of time to live has to wait half an hour and more (spec 2.2). */
    @Test
    void theCooldownOfTimeToLiveIsWaitedFor() throws Exception {
        restored();
        shop.aws.clock.advance(Duration.ofHours(2));
        try (DynamoDbClient client = shop.aws.client()) {
            client.updateTimeToLive(it -> it.tableName(COPY)
                    .timeToLiveSpecification(off -> off.enabled(false).attributeName("expires")));
        }
        RestoreReport report = shop.run(RestoreFixture.onto(SettingsFixture.of(backup), COPY));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).containsExactly(SettingName.TTL);
        assertThat(Duration.between(report.startedAt(), report.finishedAt()))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
    }

    @Test
    void theClosingMessageNamesWhatFailedAndHowToFinish() throws Exception {
        shop.aws.db.rules().on("UpdateTimeToLive").then(Effect.denied());
        RestoreReport report = restored();
        Message failed = (Message) report.message().arguments().get(1);
        assertThat(failed)
                .isEqualTo(Message.of(
                        "restore.settings.failed",
                        1,
                        Argument.list(List.of(new Argument.Text("ttl"))),
                        Argument.parameter("mode"),
                        Argument.parameter("targetTable"),
                        Argument.table(COPY)));
        assertThat(report.message().brief())
                .hasValueSatisfying(brief -> assertThat(brief.arguments()).contains(failed));
        assertThat(shop.aws.journal("restore.settings.notApplied")).hasSize(1);
        assertThat(Message.texts(shop.aws.journal("table.row")))
                .as("the reason stands once, in the line before")
                .anyMatch(row -> row.endsWith("failed: AccessDeniedException"));
        assertThat(shop.aws.journal("table.row")).hasSizeGreaterThan(12);
    }
}
