package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFolder;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup does not hold of its table is saved beside it, and never in its way. */
class BackupSettingsTest {

    private final Simulation aws = new Simulation();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        aws.close();
    }

    private SettingsFolder files() {
        return new SettingsFolder(folder);
    }

    private BackupReport backUp(BackupRequest request) throws Exception {
        return aws.run(BackupOperation.start(request, Map.of(), aws.session(), files(), progress -> {}, aws.journal()));
    }

    private SettingsFile fileOf(BackupResult result) throws Exception {
        return SettingsFile.parse(files().read(result.arn().orElseThrow()).orElseThrow());
    }

    @Test
    void savesTheSettingsOfEveryTable() throws Exception {
        aws.db().seed().table("orders", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"shop\"}]}", List.of());
        aws.db().seed().table("customers");

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("*")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.warnings()).isEmpty();
        SettingsFile orders = fileOf(report.results().get(1));
        assertThat(orders.table()).isEqualTo("orders");
        assertThat(orders.settings().value(SettingName.TAGS)).hasToString("Optional[{\"team\":\"shop\"}]");
        assertThat(orders.settings().unread()).isEmpty();
        assertThat(orders.settings().values()).hasSameSizeAs(SettingName.values());
        assertThat(aws.said()).contains("backup.settings.saved(2)");
    }

    @Test
    void asksForEveryBackupBeforeItReadsASetting() throws Exception {
        aws.db().seed().tables("table-", 120, 0);

        backUp(BackupRequest.of(TableQuery.of("*")));

        List<String> calls = aws.db().calls().entries().stream()
                .map(call -> call.operation())
                .filter(name -> name.equals("CreateBackup") || name.equals("DescribeTimeToLive"))
                .toList();
        assertThat(calls).hasSize(240);
        assertThat(calls.subList(0, 120)).containsOnly("CreateBackup");
        assertThat(aws.db().calls().throttled()).isZero();
    }

    @Test
    void namesEveryMissingPermissionOnceAndFailsNothing() throws Exception {
        aws.db().seed().tables("table-", 12, 0);
        aws.db().rules().on("GetResourcePolicy").then(Effect.errorBefore("AccessDeniedException"));
        aws.db().rules().on("DescribeTimeToLive").then(Effect.errorBefore("AccessDeniedException"));

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("*")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(Said.all(report.warnings()))
                .containsExactly("backup.settings.denied(dynamodb:DescribeTimeToLive, dynamodb:GetResourcePolicy)");
        SettingsFile file = fileOf(report.results().get(0));
        assertThat(file.settings().unread().keySet()).contains(SettingName.TTL, SettingName.RESOURCE_POLICY);
        assertThat(file.settings().value(SettingName.TTL)).isEmpty();
    }

    @Test
    void isOffOnRequest() throws Exception {
        aws.db().seed().table("orders");

        backUp(new BackupRequest(
                TableQuery.of("orders"),
                BackupRequest.DEFAULT_NAME,
                Duration.ofMinutes(5),
                true,
                OnPartialFailure.FAILURE,
                false));

        assertThat(folder).isEmptyDirectory();
        assertThat(aws.db().calls().count("DescribeTimeToLive")).isZero();
    }

    @Test
    void savesTheSettingsOfBackupsThatAreNotWaitedFor() throws Exception {
        aws.db().seed().table("orders");

        BackupReport report = backUp(new BackupRequest(
                TableQuery.of("orders"),
                BackupRequest.DEFAULT_NAME,
                Duration.ofMinutes(5),
                false,
                OnPartialFailure.FAILURE,
                true));

        assertThat(fileOf(report.results().get(0)).table()).isEqualTo("orders");
    }

    @Test
    void aFolderThatCannotBeWrittenIsAWarning() throws Exception {
        aws.db().seed().table("orders");
        Files.createFile(folder.resolve("111122223333"));

        BackupReport report = backUp(BackupRequest.of(TableQuery.of("orders")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(Message.keys(report.warnings())).containsExactly("backup.settings.missing");
    }

    @Test
    void aResumedRunReadsOnlyWhatIsNotSaved() throws Exception {
        aws.db().seed().tables("table-", 30, 0);
        List<BackupProgress> saved = new ArrayList<>();
        aws.db().rules().on("DescribeTimeToLive").table("table-0029").then(Effect.delay(Duration.ofSeconds(1)));
        BackupOperation first = BackupOperation.start(
                BackupRequest.of(TableQuery.of("*")), Map.of(), aws.session(), files(), saved::add, aws.journal());
        aws.runUntil(first, Simulation.START.plusSeconds(4));
        first.close();
        int before = described();

        BackupReport report = aws.run(
                BackupOperation.resume(saved.get(saved.size() - 1), aws.session(), files(), saved::add, aws.journal()));

        assertThat(before).isBetween(1, 29);
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        for (BackupResult result : report.results()) {
            assertThat(fileOf(result).settings().unread()).isEmpty();
        }
        assertThat(described()).isLessThan(45);
    }

    private int described() {
        return aws.db().calls().count("DescribeTimeToLive");
    }
}
