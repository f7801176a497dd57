package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.backups;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.daily;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.daysAgo;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.table;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a prune never deletes, and what puts a whole plan in doubt. */
class PruneLeavesAloneTest {

    private final Simulation aws = new Simulation(1, builder -> builder.rates(Rates.aws()));
    private final List<PruneProgress> saved = new ArrayList<>();

    @AfterEach
    void close() {
        aws.close();
    }

    private PruneReport prune(PruneRequest request) throws Exception {
        return aws.run(PruneOperation.start(request, aws.session(), SettingsFiles.NONE, saved::add, aws.journal()));
    }

    @Test
    void refusesAListingLostMidway() throws Exception {
        List<String> orders = backups(aws, "orders", 250);
        aws.db().seed().table("orders");
        aws.db().rules().on("ListBackups").nth(2).then(Effect.denied());

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.results()).isEmpty();
        assertThat(there(aws)).hasSameSizeAs(orders);
        assertThat(aws.db().calls().count("DeleteBackup")).isZero();
    }

    @Test
    void neverTouchesWhatAwsItselfMade() throws Exception {
        table(aws, "orders", 1);
        aws.db().seed().backup(daily("orders", 10).type("SYSTEM"));
        aws.db().seed().backup(daily("orders", 11).type("AWS_BACKUP"));
        aws.db().seed().backup(daily("orders", 12).status("CREATING"));

        assertThat(prune(keepLast(1, "orders")).verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(there(aws)).hasSize(4);
    }

    @Test
    void aListedArnOfAnotherRegionRefusesThePlan() throws Exception {
        table(aws, "orders", 3);
        aws.db()
                .rules()
                .on("ListBackups")
                .then(Effect.edit(json -> ((com.fasterxml.jackson.databind.node.ObjectNode)
                                json.get("BackupSummaries").get(0))
                        .put(
                                "BackupArn",
                                json.get("BackupSummaries")
                                        .get(0)
                                        .get("BackupArn")
                                        .asText()
                                        .replace("eu-west-1", "us-east-1"))));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Said.all(report.problems()))
                .singleElement()
                .asString()
                .startsWith("retention.refused.foreign(1, retention.place.account(eu-west-1, 111122223333), ");
        assertThat(there(aws)).hasSize(3);
        assertThat(aws.db().calls().count("DeleteBackup")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"6, Behind", "-6, Ahead"})
    void aWrongClockRefusesThePlan(int minutes, String how) throws Exception {
        table(aws, "orders", 3);
        aws.db().clockSkew(Duration.ofMinutes(minutes));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Said.all(report.problems()))
                .singleElement()
                .asString()
                .startsWith("retention.refused.clock" + how + "(")
                .endsWith(", 5 min)");
        assertThat(there(aws)).hasSize(3);
    }

    @Test
    void keepsWhatTheRunItselfMadeAndWhatIsYounger() throws Exception {
        List<String> orders = table(aws, "orders", 4);
        Instant runStart = daysAgo(2).minus(Duration.ofHours(1));

        PruneReport report = aws.run(PruneOperation.start(
                keepLast(1, "orders"),
                runStart,
                Set.of(orders.get(3)),
                aws.session(),
                SettingsFiles.NONE,
                saved::add,
                aws.journal()));

        assertThat(report.deleted()).extracting(result -> result.backup().arn()).containsExactly(orders.get(2));
        assertThat(report.kept())
                .extracting(result -> result.reason().key())
                .containsExactly("retention.afterStart", "retention.afterStart", "retention.thisRun");
    }

    /** AWS tells its time in whole seconds; the doubt is in favour of the backup. */
    @Test
    void keepsWhatWasMadeWithinTheSecondInWhichTheRunBegan() throws Exception {
        table(aws, "orders", 1);
        aws.db().seed().backup(daily("orders", 0).name("orders20261122T020000"));
        Instant within = Simulation.START.plusMillis(100);
        aws.db().seed().backup(BackupSeed.of("orders", within).name("orders20261122T020001"));
        aws.clock().advance(Duration.ofSeconds(3));

        PruneReport report = aws.run(PruneOperation.start(
                keepLast(1, "orders"),
                Simulation.START,
                Set.of(),
                aws.session(),
                SettingsFiles.NONE,
                saved::add,
                aws.journal()));

        assertThat(report.kept())
                .extracting(result -> result.backup().name())
                .containsExactly("orders20261122T020001", "orders20261122T020000");
    }

    @Test
    void aTableThatCannotBeLookedAtKeepsItsBackupsAndIsNamed() throws Exception {
        List<String> orders = table(aws, "orders", 3);
        table(aws, "customers", 3);
        aws.db().rules().on("DescribeTable").table("orders").then(Effect.denied());

        PruneReport report = prune(keepLast(1, "*"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(Said.all(report.problems()))
                .singleElement()
                .asString()
                .startsWith("aws.error.failed.of(DescribeTable, orders, aws.error.what.said(AccessDeniedException, ")
                .endsWith(
                        "aws.advice.ACCESS_DENIED(dynamodb:DescribeTable, https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md)) + prune.doubt.kept");
        assertThat(there(aws)).containsAll(orders).hasSize(4);
    }

    @Test
    void leavesBackupsOfOtherNamesAlone() throws Exception {
        table(aws, "orders", 3);
        String other =
                aws.db().seed().backup(BackupSeed.of("orders", daysAgo(50)).name("before-release-7"));

        prune(keepLast(1, "orders"));

        assertThat(there(aws)).contains(other).hasSize(2);
    }
}
