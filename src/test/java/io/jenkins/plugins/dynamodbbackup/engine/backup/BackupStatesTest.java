package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.Crowd;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Odd states of tables and backups, and what the user reads about them. */
class BackupStatesTest {

    private final Simulation aws = new Simulation();

    @BeforeEach
    void table() {
        aws.db().seed().table("orders", 10);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private BackupReport backUp(TableQuery tables, boolean wait) throws Exception {
        return backUp(tables, wait, OnPartialFailure.FAILURE);
    }

    private BackupReport backUp(TableQuery tables, boolean wait, OnPartialFailure onPartialFailure) throws Exception {
        BackupRequest request = new BackupRequest(
                tables, BackupRequest.DEFAULT_NAME, Duration.ofMinutes(30), wait, onPartialFailure, true);
        return aws.run(BackupOperation.start(
                request, Map.of(), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal()));
    }

    private BackupResult onlyResult() throws Exception {
        BackupReport report = backUp(TableQuery.of("orders"), true);
        assertThat(report.results()).hasSize(1);
        assertThat(report.verdict() == Verdict.SUCCESS)
                .isEqualTo(report.results().get(0).outcome() == Outcome.OK);
        return report.results().get(0);
    }

    private static Effect nothingListed() {
        return Effect.edit(json -> json.putArray("BackupSummaries"));
    }

    @Test
    void aBackupThatIsGoneIsNotGreen() throws Exception {
        aws.db().rules().on("ListBackups").then(nothingListed());
        aws.db().rules().on("DescribeBackup").then(Effect.errorBefore("BackupNotFoundException"));

        BackupResult result = onlyResult();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Said.of(result.message()))
                .isEqualTo(
                        "backup.vanished(orders20261122T020000, " + result.arn().orElseThrow() + ")");
        assertThat(aws.clock().instant()).isBetween(Simulation.START.plusSeconds(60), Simulation.START.plusSeconds(90));
    }

    /** Even a listing that never shows the backup proves nothing against it. */
    @Test
    void aBackupThatIsNeverListedIsLookedUpByItsArn() throws Exception {
        aws.db().rules().on("ListBackups").then(nothingListed());

        BackupResult result = onlyResult();

        assertThat(result.outcome()).isEqualTo(Outcome.OK);
        assertThat(result.status()).contains("AVAILABLE");
        assertThat(aws.db().calls().count("DescribeBackup")).isEqualTo(1);
    }

    @Test
    void aBackupThatIsNeitherListedNorAvailableYetIsWaitedFor() throws Exception {
        aws.db().behaviour().backup(Duration.ofMinutes(5));
        aws.db().rules().on("ListBackups").then(nothingListed());

        assertThat(onlyResult().outcome()).isEqualTo(Outcome.OK);
        assertThat(aws.db().calls().count("DescribeBackup")).isBetween(4, 6);
    }

    @Test
    void aBackupThatIsNotListedAndMayNotBeLookedUpIsNotConfirmed() throws Exception {
        aws.db().rules().on("ListBackups").then(nothingListed());
        aws.db().rules().on("DescribeBackup").then(Effect.denied());

        BackupResult result = onlyResult();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Said.of(result.message()))
                .startsWith("backup.unconfirmed(orders20261122T020000, aws.error.what.said(AccessDeniedException, ")
                .contains("aws.advice.ACCESS_DENIED(dynamodb:DescribeBackup, ");
    }

    /** The last look before the deadline asks for it, too. */
    @Test
    void aBackupThatIsNotListedUntilTheDeadlineIsLookedUpByItsArn() throws Exception {
        aws.db().rules().on("ListBackups").then(nothingListed());
        BackupReport report = aws.run(BackupOperation.start(
                new BackupRequest(
                        TableQuery.of("orders"),
                        BackupRequest.DEFAULT_NAME,
                        Duration.ofSeconds(30),
                        true,
                        OnPartialFailure.FAILURE,
                        true),
                Map.of(),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {},
                aws.journal()));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
    }

    @Test
    void aBackupThatIsListedLateIsWaitedFor() throws Exception {
        aws.db().rules().on("ListBackups").first(8).then(nothingListed());

        assertThat(onlyResult().outcome()).isEqualTo(Outcome.OK);
        assertThat(aws.db().calls().count("DescribeBackup")).isZero();
    }

    @Test
    void aStatusNobodyKnowsIsNotAvailable() throws Exception {
        aws.db()
                .rules()
                .on("ListBackups")
                .then(Effect.edit(json -> json.path("BackupSummaries")
                        .forEach(backup -> ((ObjectNode) backup).put("BackupStatus", "QUEUED"))));

        BackupResult result = onlyResult();

        assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(result.status()).contains("QUEUED");
        assertThat(Said.of(result.message()))
                .isEqualTo("backup.notAvailableInTime(orders20261122T020000, QUEUED, 30 min, timeoutMinutes)");
    }

    @Test
    void aDuplicateAfterALostAnswerIsNamed() throws Exception {
        aws.db().rules().on("CreateBackup").nth(1).then(Effect.dropAfter());
        aws.db().rules().on("ListBackups").first(3).then(nothingListed());

        BackupResult result = onlyResult();

        assertThat(result.outcome()).isEqualTo(Outcome.OK);
        List<String> arns =
                aws.db().backups().stream().map(StoredBackup::arnText).toList();
        assertThat(arns).hasSize(2).contains(result.arn().orElseThrow()).containsAll(result.duplicates());
        assertThat(Said.of(result.message()))
                .isEqualTo("backup.available.duplicates(orders20261122T020000, "
                        + result.duplicates().get(0) + ")");
    }

    /** The default name has the second: two jobs that back up the table in the same one get the same name. */
    @Test
    void aBackupOfTheSameNameThatAnotherRunMadeIsNotCalledOurs() throws Exception {
        BackupRequest request = BackupRequest.of(TableQuery.of("orders"));
        Crowd crowd = new Crowd(aws.clock());
        List<BackupOperation> operations = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            AwsSession session = aws.session(Runnable::run);
            crowd.add(Simulation.START.plusMillis(300 * run), () -> {
                operations.add(BackupOperation.start(
                        request, Map.of(), session, SettingsFiles.NONE, progress -> {}, aws.journal()));
                return operations.get(operations.size() - 1);
            });
        }
        crowd.run();

        List<BackupResult> results = operations.stream()
                .map(operation -> operation.report().results().get(0))
                .toList();
        assertThat(results).extracting(BackupResult::name).containsOnly("orders20261122T020000");
        assertThat(results).extracting(BackupResult::outcome).containsOnly(Outcome.OK);
        assertThat(results).extracting(result -> result.arn().orElseThrow()).doesNotHaveDuplicates();
        assertThat(results)
                .allSatisfy(result -> assertThat(result.duplicates()).isEmpty())
                .allSatisfy(result ->
                        assertThat(Said.of(result.message())).isEqualTo("backup.available(orders20261122T020000)"));
        assertThat(aws.said())
                .filteredOn(said -> said.contains("backup.accepted"))
                .containsExactlyInAnyOrderElementsOf(results.stream()
                        .map(result -> "backup.table(orders, backup.accepted(orders20261122T020000, "
                                + result.arn().orElseThrow() + "))")
                        .toList());
    }

    @Test
    void aTableThatWasBusyForLongStillHasAllTriesForALostAnswer() throws Exception {
        aws.db().rules().on("CreateBackup").first(10).then(Effect.errorBefore("TableInUseException"));
        aws.db().rules().on("CreateBackup").nth(11).then(Effect.dropBefore());

        assertThat(onlyResult().outcome()).isEqualTo(Outcome.OK);
        assertThat(aws.db().backups()).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeReadIsLookedForAndNotCalledAFailure() throws Exception {
        aws.db().rules().on("CreateBackup").then(Effect.edit(json -> json.remove("BackupDetails")));

        assertThat(onlyResult().outcome()).isEqualTo(Outcome.OK);
        assertThat(aws.db().backups()).hasSize(1);
    }

    @Test
    void aTableDeletedMeanwhileIsNamed() throws Exception {
        aws.db().rules().on("CreateBackup").then(Effect.errorBefore("TableNotFoundException"));
        aws.db().rules().on("DescribeTable").between(2, 99).then(Effect.errorBefore("ResourceNotFoundException"));

        assertThat(onlyResult().message()).isEqualTo(Message.of("backup.tableMissing"));
    }

    @Test
    void whatIsNotWaitedForIsRequestedAndNeverOk() throws Exception {
        BackupReport report = backUp(TableQuery.of("orders"), false);

        assertThat(report.verdict()).isEqualTo(Verdict.REQUESTED);
        assertThat(report.results().get(0).outcome()).isEqualTo(Outcome.REQUESTED);
        assertThat(Said.of(report.results().get(0).message())).isEqualTo("backup.requested(orders20261122T020000)");
    }

    @ParameterizedTest
    @EnumSource
    void fewerTablesThanExpectedAreBackedUpAndAFailure(OnPartialFailure onPartialFailure) throws Exception {
        BackupReport report = backUp(new TableQuery(List.of("*"), List.of(), List.of(), 3), true, onPartialFailure);

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isTrue();
        assertThat(report.problems())
                .containsExactly(Message.of(
                        "table.tooFew.selected",
                        Argument.parameter("minTables"),
                        3,
                        1,
                        2,
                        new Argument.Several(List.of(Argument.table("orders")), false, 20)));
        assertThat(report.results()).extracting(BackupResult::outcome).containsExactly(Outcome.OK);
        assertThat(aws.said()).contains(Said.of(report.problems().get(0)), "backup.selected(1, orders)");
        assertThat(aws.db().backups()).hasSize(1);
    }
}
