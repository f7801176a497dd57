package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.COPY;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.result;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the settings come from: always named, and never those of another table. */
class SettingsSourceTest {

    private final SettingsFixture shop = new SettingsFixture();

    @AfterEach
    void close() {
        shop.close();
    }

    private RestoreReport restored(String arn) throws Exception {
        return shop.run(SettingsFixture.of(arn));
    }

    private static SettingsOrigin origin(RestoreReport report) {
        return report.settings().orElseThrow().origin();
    }

    @Test
    void theFileOfTheBackupComesFirst() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        RestoreReport report = restored(arn);
        assertThat(origin(report)).isEqualTo(SettingsOrigin.FILE);
        assertThat(shop.aws.journal("restore.settings.from.file")).hasSize(1);
    }

    @Test
    void withoutAFileTheTableItselfIsRead() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        shop.files.clear();
        RestoreReport report = restored(arn);
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(origin(report)).isEqualTo(SettingsOrigin.LIVE_TABLE);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).hasSize(11);
        assertThat(shop.aws.journal("restore.settings.from.table")).hasSize(1);
    }

    @Test
    void ofATableThatIsGoneTheBackupRecordsStreamAndTimeToLive() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        shop.files.clear();
        shop.aws.db.seed().vanish("shop");
        RestoreReport report = restored(arn);
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(origin(report)).isEqualTo(SettingsOrigin.BACKUP_RECORD);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED))
                .containsExactly(SettingName.TTL, SettingName.STREAM);
        assertThat(result(report, SettingName.PITR).result()).isEqualTo(SettingState.UNREAD);
        assertThat(Message.keys(report.notes())).contains("restore.settings.from.record");
    }

    /** A table of the same name that was made again has other settings. */
    @Test
    void aTableThatWasMadeAgainIsNotTheOriginal() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        shop.files.clear();
        shop.aws.db.seed().vanish("shop").table("shop", 1);
        RestoreReport report = restored(arn);
        assertThat(origin(report)).isEqualTo(SettingsOrigin.BACKUP_RECORD);
        assertThat(shop.aws.journal("restore.settings.from.record").get(0).toString())
                .contains("deleted and created again");
    }

    @Test
    void aTableThatMayNotBeReadIsNamedWithTheReason() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        shop.files.clear();
        shop.aws.db.rules().on("DescribeTable").table("shop").then(Effect.denied());
        RestoreReport report = restored(arn);
        assertThat(origin(report)).isEqualTo(SettingsOrigin.BACKUP_RECORD);
        assertThat(shop.aws.journal("restore.settings.from.record").get(0).toString())
                .contains("AccessDeniedException");
    }

    /** What could not be read of the original is neither applied nor hidden. */
    @Test
    void aSettingThatWasNotReadIsNamed() throws Exception {
        shop.onDemand("shop");
        shop.aws.db.rules().on("DescribeTimeToLive").table("shop").then(Effect.denied());
        String arn = shop.backup("shop");
        RestoreReport report = restored(arn);
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(result(report, SettingName.TTL).result()).isEqualTo(SettingState.UNREAD);
        assertThat(result(report, SettingName.TTL).reason().orElseThrow().toString())
                .contains("AccessDenied");
        assertThat(shop.aws.db.calls().count("UpdateTimeToLive")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"format\" : \"dynamodb-backup-table-settings\";\"format\" : \"other\";settings.file.notOne",
                "\"version\" : 1;\"version\" : 2;settings.file.newer",
                "\"settings\" : {;\"others\" : {;settings.file.damaged",
                "{;[;settings.file.notOne",
                ":table/shop\";:table/other\";restore.settings.otherTable",
                ":111122223333:table/shop\";:999988887777:table/shop\";restore.settings.otherTable",
                "/backup/0;/backup/9;restore.settings.otherTable",
                "\"tableId\" : \";\"tableId\" : \"f;restore.settings.otherTable",
            })
    void aFileThatCannotBeUsedStopsTheRestoreBeforeItBegins(String text, String instead, String reason)
            throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        assertThat(shop.files.get(arn)).contains(text);
        shop.files.put(arn, shop.files.get(arn).replace(text, instead));
        RestoreReport report = restored(arn);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(says(report.message(), reason))
                .as(report.message().toString())
                .isTrue();
        assertThat(shop.aws.asked()).isZero();
        assertThat(shop.aws.db.tables()).doesNotContain(COPY);
    }

    @Test
    void aFileThatCannotBeReadStopsTheRestoreToo() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        SettingsFiles files = shop.aws.settings;
        shop.aws.settings = new SettingsFiles() {
            @Override
            public void save(String backupArn, String json) {}

            @Override
            public Optional<String> read(String backupArn) throws IOException {
                throw new IOException("no such disk");
            }

            @Override
            public void delete(String backupArn) throws IOException {
                files.delete(backupArn);
            }
        };
        RestoreReport report = restored(arn);
        assertThat(says(report.message(), "restore.settings.unreadable")).isTrue();
        assertThat(shop.aws.asked()).isZero();
    }

    @Test
    void aDryRunNamesWhatWouldBeApplied() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        RestoreReport report = shop.run(RestoreFixture.dryRun(SettingsFixture.of(arn)));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(Message.keys(report.preview())).contains("restore.settings.from.file");
        assertThat(report.preview()).anySatisfy(line -> {
            assertThat(line.firstKey()).isEqualTo("restore.settings.toApply");
            assertThat(line.toString())
                    .contains("ttl (expires)", "tags (3 tags)", "pitr (7 days)", "deletionProtection (on)")
                    .doesNotContain("onDemandThroughput", "replicas");
        });
        assertThat(shop.writes()).isEmpty();
        assertThat(shop.aws.db.tables()).doesNotContain(COPY);
    }

    /** The files and the table may be gone when the restore is resumed. */
    @Test
    void aResumedRestoreStillKnowsTheSettings() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        RestoreOperation operation = shop.aws.start(SettingsFixture.of(arn));
        shop.aws.runFor(operation, java.time.Duration.ofSeconds(30));
        operation.close();
        shop.files.clear();
        shop.aws.db.seed().vanish("shop");
        shop.aws.newProcess();
        RestoreReport report = shop.aws.finish(shop.aws.resume(shop.aws.saved.get(shop.aws.saved.size() - 1)));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).hasSize(11);
    }
}
