package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.COPY;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A restored table gets the settings of the original: each once, in the order that AWS needs (spec 2.2). */
class SettingsStageTest {

    private final SettingsFixture shop = new SettingsFixture();

    @AfterEach
    void close() {
        shop.close();
    }

    /** The table is gone when it is restored: only the settings file knows how it was. */
    @Test
    void aProvisionedTableBehavesLikeTheOriginal() throws Exception {
        shop.provisioned("shop");
        Map<SettingName, JsonNode> before = SettingsFixture.values(shop.read("shop"));
        RestoreReport report = restoredAfterDeletion("shop");

        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().origin()).isEqualTo(SettingsOrigin.FILE);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED))
                .containsExactly(
                        SettingName.TAGS,
                        SettingName.PITR,
                        SettingName.TTL,
                        SettingName.STREAM,
                        SettingName.TABLE_CLASS,
                        SettingName.WARM_THROUGHPUT,
                        SettingName.RESOURCE_POLICY,
                        SettingName.STREAM_POLICY,
                        SettingName.CONTRIBUTOR_INSIGHTS,
                        SettingName.KINESIS,
                        SettingName.AUTO_SCALING,
                        SettingName.DELETION_PROTECTION);
        same(before, shop.read(COPY));
    }

    @Test
    void anOnDemandTableBehavesLikeTheOriginal() throws Exception {
        shop.onDemand("shop");
        Map<SettingName, JsonNode> before = SettingsFixture.values(shop.read("shop"));
        RestoreReport report = restoredAfterDeletion("shop");

        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        same(before, shop.read(COPY));
    }

    /** The table in memory has no items: the answer to the sample gets two. */
    @Test
    void saysHowManyItemsTimeToLiveWillDelete() throws Exception {
        shop.onDemand("shop");
        String past = "" + RestoreFixture.START.minusSeconds(60).getEpochSecond();
        shop.aws.db.rules().on("Scan").then(Effect.edit(page -> {
            page.put("ScannedCount", 2);
            page.withArray("/Items").addObject();
            page.withArray("/Items").addObject().putObject("expires").put("N", past);
        }));

        RestoreReport report = restoredAfterDeletion("shop");

        assertThat(report.notes()).contains(Message.of("restore.settings.expired", 1L, 2L, "expires"));
    }

    /** The sample is for information: time to live is applied all the same. */
    @Test
    void appliesTimeToLiveAlsoWhenNoItemCanBeRead() throws Exception {
        shop.onDemand("shop");
        shop.aws.db.rules().on("Scan").then(Effect.denied());

        RestoreReport report = restoredAfterDeletion("shop");

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).contains(SettingName.TTL);
        assertThat(Message.keys(report.notes())).contains("restore.settings.expiredUnknown");
    }

    /** Every value, with the names of the new table in the place of the old. */
    private static void same(Map<SettingName, JsonNode> before, TableReading copy) {
        String stream = copy.streamArn().orElseThrow();
        before.forEach((name, value) -> {
            String expected = value.toString()
                    .replaceAll("\"dynamodb-backup:source-table\":\"older\",?", "")
                    .replaceAll("table/shop/stream/[^\"]*", stream.substring(stream.indexOf("table/")))
                    .replaceAll("table/shop(?=[\"/])", "table/" + COPY);
            String found = copy.settings().value(name).orElseThrow().toString();
            assertThat(found.replaceAll("\"dynamodb-backup:[^,}]*,?", ""))
                    .as(name.word())
                    .isEqualTo(expected);
        });
    }

    private RestoreReport restoredAfterDeletion(String table) throws Exception {
        String arn = shop.backup(table);
        shop.aws.db.seed().vanish(table);
        shop.aws.db.behaviour().likeAws();
        return shop.run(SettingsFixture.of(arn));
    }

    @Test
    void everythingIsAppliedInTheOrderThatAwsNeeds() throws Exception {
        shop.provisioned("shop");
        restoredAfterDeletion("shop");
        List<String> writes = shop.writes();
        assertThat(writes)
                .containsExactly(
                        "TagResource", // the origin
                        "TagResource",
                        "UpdateContinuousBackups",
                        "UpdateTimeToLive",
                        "UpdateTable",
                        "UpdateTable",
                        "UpdateTable",
                        "PutResourcePolicy",
                        "PutResourcePolicy",
                        "UpdateContributorInsights",
                        "UpdateContributorInsights",
                        "EnableKinesisStreamingDestination",
                        "RegisterScalableTarget",
                        "RegisterScalableTarget",
                        "PutScalingPolicy",
                        "PutScalingPolicy",
                        "PutScheduledAction",
                        "PutScheduledAction",
                        "UpdateTable");
        assertThat(shop.aws.journal("restore.settings.toApply")).hasSize(1);
        assertThat(shop.aws.journal("restore.settings.applied")).hasSize(12);
    }

    @Test
    void appliedTwiceNothingChanges() throws Exception {
        shop.provisioned("shop");
        String arn = shop.backup("shop");
        shop.run(SettingsFixture.of(arn));
        RestoreReport again = shop.run(RestoreFixture.onto(SettingsFixture.of(arn), COPY));
        assertThat(again.verdict()).as(again.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(shop.writes()).isEmpty();
        assertThat(shop.aws.journal("restore.settings.nothing")).hasSize(1);
        assertThat(again.settings().orElseThrow().results())
                .allSatisfy(setting -> assertThat(setting.result()).isEqualTo(SettingState.SAME));
        assertThat(again.targetTable()).contains(COPY);
    }

    /** The tags of the original come first where there is no room for all. */
    @Test
    void aTableWithFiftyTagsGetsThemBack() throws Exception {
        shop.aws
                .db
                .seed()
                .table(
                        "tagged",
                        "{\"Tags\":["
                                + IntStream.range(0, 50)
                                        .mapToObj(n -> "{\"Key\":\"k" + n + "\",\"Value\":\"v\"}")
                                        .collect(Collectors.joining(","))
                                + "]}",
                        List.of());
        RestoreReport report = restoredAfterDeletion("tagged");
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(Message.keys(report.notes())).contains("restore.notTagged.full");
        assertThat(shop.read(COPY).settings().value(SettingName.TAGS).orElseThrow())
                .hasSize(50);
    }

    /** With the target registered, AWS raises the capacity to its minimum. */
    @Test
    void theCapacityUnderAutoScalingIsNoDifference() throws Exception {
        shop.provisioned("shop");
        String arn = shop.backup("shop");
        shop.run(SettingsFixture.of(arn));
        shop.update(
                COPY,
                it -> it.provisionedThroughput(
                        units -> units.readCapacityUnits(20L).writeCapacityUnits(5L)));
        RestoreReport again = shop.run(RestoreFixture.onto(SettingsFixture.of(arn), COPY));
        assertThat(again.verdict()).as(again.message().toString()).isEqualTo(Verdict.SUCCESS);
        RestoreReport without = shop.run(RestoreFixture.with(
                RestoreFixture.onto(SettingsFixture.of(arn), COPY), new SettingsChoice(List.of(SettingName.TTL))));
        assertThat(without.verdict()).isEqualTo(Verdict.FAILURE);
    }

    @Test
    void onlyTheChosenSettingsAreApplied() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        RestoreReport report = shop.run(RestoreFixture.with(
                SettingsFixture.of(arn), new SettingsChoice(List.of(SettingName.TTL, SettingName.TAGS))));
        assertThat(shop.writes()).containsExactly("TagResource", "TagResource", "UpdateTimeToLive");
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED))
                .containsExactly(SettingName.TAGS, SettingName.TTL);
        assertThat(result(report, SettingName.PITR).result()).isEqualTo(SettingState.NOT_CHOSEN);
    }

    @Test
    void withoutSettingsNoneIsReadOrApplied() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        RestoreReport report = shop.run(RestoreFixture.with(SettingsFixture.of(arn), SettingsChoice.NONE));
        assertThat(report.settings()).isEmpty();
        assertThat(shop.writes()).containsExactly("TagResource");
        assertThat(shop.aws.db.calls().count("DescribeTimeToLive")).isZero();
    }

    @Test
    void theNewStreamIsNamed() throws Exception {
        shop.onDemand("shop");
        RestoreReport report = restoredAfterDeletion("shop");
        String stream = shop.read(COPY).streamArn().orElseThrow();
        assertThat(report.notes()).anySatisfy(note -> {
            assertThat(note.firstKey()).isEqualTo("restore.settings.newStream");
            assertThat(note.toString()).contains(stream);
        });
        assertThat(Message.keys(report.notes())).contains("restore.settings.alarms", "restore.settings.warmThroughput");
        for (Message note : report.notes()) {
            assertThat(shop.aws.journal(note.firstKey())).as(note.firstKey()).hasSize(1);
        }
    }

    /** An original without deletion protection says nothing about a table that has it. */
    @Test
    void nothingIsSwitchedOff() throws Exception {
        shop.aws.db.seed().table("plain", 3);
        String arn = shop.backup("plain");
        shop.onDemand("other");
        RestoreReport report =
                shop.run(RestoreFixture.with(RestoreFixture.onto(SettingsFixture.of(arn), "other"), VerifyLevel.NONE));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(result(report, SettingName.DELETION_PROTECTION).result()).isEqualTo(SettingState.LEFT);
        assertThat(result(report, SettingName.STREAM).result()).isEqualTo(SettingState.LEFT);
        assertThat(shop.read("other")
                        .settings()
                        .value(SettingName.TAGS)
                        .orElseThrow()
                        .path("team")
                        .asText())
                .isEqualTo("shop");
    }

    @Test
    void aTimeoutLeavesTheDataAndSaysHowToFinish() throws Exception {
        shop.provisioned("shop");
        String arn = shop.backup("shop");
        shop.aws.db.behaviour().restore(Duration.ofMinutes(2)).updateTable(Duration.ofMinutes(10));
        RestoreReport report = shop.run(RestoreFixture.with(SettingsFixture.of(arn), Duration.ofMinutes(5)));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.UNSTABLE);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(report.partial()).isTrue();
        SettingResult late = result(report, SettingName.TABLE_CLASS);
        assertThat(late.result()).isEqualTo(SettingState.FAILED);
        assertThat(late.reason()).contains(Message.of("settings.timeout"));
        assertThat(report.message().toString()).contains("mode 'settings'", "targetTable '" + COPY + "'");

        shop.aws.clock.advance(Duration.ofMinutes(10));
        RestoreReport finished = shop.run(RestoreFixture.onto(SettingsFixture.of(arn), COPY));
        assertThat(finished.verdict()).as(finished.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(shop.writes()).startsWith("UpdateTable").doesNotContain("UpdateTimeToLive", "TagResource");
    }
}
