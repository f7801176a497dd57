package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupOperationTest {

    private final Simulation aws = new Simulation();

    @AfterEach
    void close() {
        aws.close();
    }

    private BackupReport backUp(BackupRequest request) throws Exception {
        return aws.run(BackupOperation.start(
                request, Map.of(), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal()));
    }

    @Test
    void backsUpEveryMatchingTableAndWaitsUntilAvailable() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().seed().table("orders-eu", 10);
        aws.db().seed().table("customers", 10);
        aws.db().behaviour().backup(Duration.ofMinutes(3));

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("orders*")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.results()).extracting(BackupResult::table).containsExactly("orders", "orders-eu");
        assertThat(report.results()).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.OK);
            assertThat(result.status()).contains("AVAILABLE");
            assertThat(result.name()).isEqualTo(result.table() + "20261122T020000");
        });
        assertThat(aws.db().backups()).hasSize(2);
        assertThat(aws.clock().instant()).isAfterOrEqualTo(Simulation.START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void findsABackupWhoseAnswerWasLost() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().rules().on("CreateBackup").nth(1).then(Effect.dropAfter());

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("orders")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db().backups()).hasSize(1);
        assertThat(aws.said())
                .contains("backup.table(orders, backup.found(orders20261122T020000, "
                        + report.results().get(0).arn().orElseThrow() + "))")
                .noneMatch(said -> said.contains("backup.accepted"));
    }

    @Test
    void asksAgainUnderTheSameNameWhenTheFirstCallTookNoEffect() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().rules().on("CreateBackup").nth(1).then(Effect.errorBefore("InternalServerError"));

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("orders")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db().backups())
                .singleElement()
                .satisfies(backup -> assertThat(backup.name()).isEqualTo("orders20261122T020000"));
    }

    @Test
    void oneDeniedTableDoesNotStopTheOthersAndIsNeverGreen() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().seed().table("customers", 10);
        aws.db().rules().on("CreateBackup").table("orders").then(Effect.denied());

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("*")));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(report.counts()).isEqualTo(new BackupCounts(1, 0, 0, 1));
        assertThat(report.counts().message()).isEqualTo(Message.of("backup.counts", 1, 2));
        assertThat(report.results()).extracting(BackupResult::outcome).containsExactly(Outcome.OK, Outcome.FAILED);
        assertThat(Said.of(report.results().get(1).message()))
                .startsWith("backup.refused(aws.error.what.said(AccessDeniedException, ")
                .endsWith(
                        " + aws.advice.ACCESS_DENIED(dynamodb:CreateBackup, https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md))");
    }

    @Test
    void aTableThatFailedIsNotCountedAsBackedUp() throws Exception {
        for (String table : List.of("carts", "customers", "orders")) {
            aws.db().seed().table(table, 10);
        }
        aws.db().rules().on("CreateBackup").table("orders").then(Effect.denied());

        backUp(BackupRequest.of(TableQuery.of("*")));

        assertThat(aws.said())
                .contains("backup.progress.failed(2, 3, 1)")
                .noneMatch(said -> said.startsWith("backup.progress(3"));
    }

    @Test
    void theRegionWithoutTablesIsNamed() throws Exception {
        BackupReport report = backUp(BackupRequest.of(TableQuery.of("*")));

        assertThat(report.problems())
                .containsExactly(Message.of(
                        "table.hinted",
                        Message.of("table.unmatched", "*"),
                        Message.of("table.hint.noTables.in", "eu-west-1")));
    }

    @Test
    void aPartialRunIsUnstableWhenTheUserSaysSo() throws Exception {
        aws.db().seed().table("orders", 10);
        BackupRequest request = new BackupRequest(
                TableQuery.of("orders", "ordrs"),
                BackupRequest.DEFAULT_NAME,
                Duration.ofMinutes(5),
                true,
                OnPartialFailure.UNSTABLE,
                true);

        BackupReport report = backUp(request);

        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(report.problems())
                .containsExactly(Message.of(
                        "table.hinted",
                        Message.of("table.missing", "ordrs"),
                        Message.of("table.hint.near", 1, Argument.names(List.of("orders")))));
        assertThat(report.results()).extracting(BackupResult::outcome).containsExactly(Outcome.OK);
    }

    @Test
    void looksOnceMoreBeforeItJudgesAtTheDeadline() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().behaviour().backup(Duration.ofMinutes(60));

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("orders")));

        assertThat(report.results().get(0).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void aBackupThatIsNotAvailableInTimeIsTimedOutAndSaysThatItGoesOn() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().behaviour().backup(Duration.ofMinutes(61));

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("orders")));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.results().get(0).outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(Said.of(report.results().get(0).message()))
                .isEqualTo("backup.notAvailableInTime(orders20261122T020000, CREATING, 1 h, timeoutMinutes)");
    }

    @Test
    void oneTableThatCannotBeLookedAtFailsAndTheOthersAreBackedUp() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().seed().table("customers", 10);
        aws.db().rules().on("DescribeTable").table("orders").then(Effect.denied());

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("orders", "customers")));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(Message.texts(report.problems())).isEmpty();
        assertThat(report.results())
                .extracting(BackupResult::table, BackupResult::outcome)
                .containsExactly(tuple("customers", Outcome.OK), tuple("orders", Outcome.FAILED));
        String said = Said.of(report.results().get(1).message());
        assertThat(said)
                .startsWith(
                        "backup.refused(aws.error.failed.of(DescribeTable, orders, aws.error.what.said(AccessDeniedException, ")
                .contains("aws.advice.ACCESS_DENIED(dynamodb:DescribeTable, ");
        assertThat(aws.said()).contains("backup.table.failed(orders, FAILED, " + said + ")");
    }

    @Test
    void oneTableWhoseTagsCannotBeReadFailsAndTheOthersAreBackedUp() throws Exception {
        tagged("orders");
        tagged("customers");
        aws.db().rules().on("ListTagsOfResource").table("orders").then(Effect.denied());
        BackupRequest request = new BackupRequest(
                new TableQuery(List.of("*"), List.of(), List.of("backup=daily"), 1),
                BackupRequest.DEFAULT_NAME,
                Duration.ofMinutes(5),
                true,
                OnPartialFailure.UNSTABLE,
                true);

        BackupReport report = backUp(request);

        assertThat(report.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(report.results())
                .extracting(BackupResult::table, BackupResult::outcome)
                .containsExactly(tuple("customers", Outcome.OK), tuple("orders", Outcome.FAILED));
        assertThat(Said.of(report.results().get(1).message()))
                .contains("aws.error.failed.of(ListTagsOfResource, orders, aws.error.what.said(AccessDenied");
    }

    private void tagged(String table) {
        aws.db().seed().table(table, "{\"Tags\":[{\"Key\":\"backup\",\"Value\":\"daily\"}]}", List.of());
    }

    @Test
    void anExclusionThatMatchesNothingIsNamedAndLeavesTheRunGreen() throws Exception {
        aws.db().seed().table("orders", 10);
        aws.db().seed().table("orders-test", 10);

        BackupReport report =
                backUp(BackupRequest.of(new TableQuery(List.of("*"), List.of("Orders-test"), List.of(), 1)));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.results()).hasSize(2);
        assertThat(Message.texts(report.warnings()))
                .containsExactly(
                        "exclude 'Orders-test' matches no table; it must match the whole name, letter for letter; the nearest are 'orders-test', 'orders'");
        assertThat(aws.lines()).contains("Warning: " + report.warnings().get(0) + ".");
    }
}
