package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.from;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latestTime;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Seed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The source is in another region than the new table (spec 3.3). */
class RestoreAcrossRegionsTest {

    private static final String THERE = "us-east-1";
    private static final String KEY_THERE =
            "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";
    private static final Message TRANSFER = Message.of("restore.crossRegion", THERE, LocalDynamoDb.REGION);
    private static final Argument KMS_KEY = Argument.parameter("kmsKey");

    private final RestoreFixture aws = new RestoreFixture();
    private final Seed there = aws.db.seed(new Site(LocalDynamoDb.ACCOUNT, THERE));

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void theArnOfABackupNamesItsRegion() throws Exception {
        String arn = backup("USER");
        RestoreReport report =
                aws.run(with(to(RestoreRequest.of(new RestoreSource.ByArn(arn)), "copy"), SettingsChoice.NONE));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.targetArn()).contains("arn:aws:dynamodb:eu-west-1:111122223333:table/copy");
        assertThat(report.source().orElseThrow().arn()).isEqualTo(arn);
        assertThat(report.region()).isEqualTo(LocalDynamoDb.REGION);
        assertThat(aws.journal).startsWith(TRANSFER);
        assertThat(report.notes()).containsExactly(TRANSFER);
        assertThat(encryption("RestoreTableFromBackup").toString()).isEqualTo("{\"Enabled\":false}");
    }

    @Test
    void aBackupIsListedInTheRegionOfTheSource() throws Exception {
        aws.backup("orders", "here", 1);
        String arn = backup("USER");
        RestoreReport report = aws.run(from(to(latest(), "copy"), THERE));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.source().orElseThrow().arn()).isEqualTo(arn);
        assertThat(aws.db.tables()).containsExactly("copy", "orders");
    }

    @Test
    void aPointInTimeOfATableOfAnotherRegion() throws Exception {
        there.table("orders", 5);
        RestoreFixture.pointInTimeRecovery(aws.client(THERE), "orders");
        aws.clock.advance(Duration.ofHours(1));
        RestoreReport report = aws.run(with(from(to(latestTime(), "copy"), THERE), VerifyLevel.COUNT));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.http
                        .bodies("RestoreTableToPointInTime")
                        .get(0)
                        .path("SourceTableArn")
                        .asText())
                .isEqualTo("arn:aws:dynamodb:us-east-1:111122223333:table/orders");
        assertThat(encryption("RestoreTableToPointInTime").toString()).isEqualTo("{\"Enabled\":false}");
        assertThat(report.verification().orElseThrow().countedItems()).contains(5L);
    }

    /** Of a point in time there is no settings file. */
    @Test
    void theSettingsAreReadInTheRegionOfTheSource() throws Exception {
        there.table("orders", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"shop\"}]}", List.of());
        RestoreFixture.pointInTimeRecovery(aws.client(THERE), "orders");
        aws.clock.advance(Duration.ofHours(1));
        RestoreReport report = aws.run(with(from(to(latestTime(), "copy"), THERE), SettingsChoice.ALL));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        SettingsReport settings = report.settings().orElseThrow();
        assertThat(settings.origin()).isEqualTo(SettingsOrigin.LIVE_TABLE);
        assertThat(settings.names(SettingState.APPLIED)).containsExactly(SettingName.TAGS, SettingName.PITR);
        assertThat(settings.anyFailed()).isFalse();
    }

    @Test
    void theLiveTableIsCountedInItsRegion() throws Exception {
        there.table("orders", 6);
        String arn = realBackup();
        RestoreReport report =
                aws.run(with(to(RestoreRequest.of(new RestoreSource.ByArn(arn)), "copy"), VerifyLevel.COUNT));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification().orElseThrow().message().toString()).contains("as many in the live table");
    }

    @Test
    void aCustomersKeyOfTheSourceIsRefusedBeforeAnythingIsRequested() throws Exception {
        encrypted("\"KMSMasterKeyId\": \"" + KEY_THERE + "\", ");
        String arn = realBackup();
        RestoreReport report = aws.run(to(RestoreRequest.of(new RestoreSource.ByArn(arn)), "copy"));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.impossible",
                        Message.of("restore.kmsKey.ofSource", KMS_KEY, KEY_THERE, THERE, LocalDynamoDb.REGION)));
        assertThat(aws.asked()).isZero();
        RestoreReport withKey =
                aws.run(with(to(RestoreRequest.of(new RestoreSource.ByArn(arn)), "copy"), Records.key("alias/here")));
        assertThat(withKey.verdict()).as(withKey.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(encryption("RestoreTableFromBackup").path("KMSMasterKeyId").asText())
                .isEqualTo("alias/here");
    }

    @Test
    void aSystemBackupDoesNotTellItsKey() throws Exception {
        RestoreReport report = aws.run(to(RestoreRequest.of(new RestoreSource.ByArn(backup("SYSTEM"))), "copy"));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.impossible",
                        Message.of("restore.kmsKey.notRecorded", KMS_KEY, THERE, LocalDynamoDb.REGION)));
        assertThat(aws.asked()).isZero();
    }

    /** The local region is named: nothing crosses a border. */
    @Test
    void theOwnRegionIsNoOtherRegion() throws Exception {
        aws.backup("orders", "here", 1);
        RestoreReport report = aws.run(from(to(latest(), "copy"), LocalDynamoDb.REGION));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes()).isEmpty();
        assertThat(encryption("RestoreTableFromBackup").isMissingNode()).isTrue();
    }

    @Test
    void aTableThatIsMissingThereIsMissing() throws Exception {
        RestoreReport report = aws.run(from(to(latestTime(), "copy"), THERE));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.impossible",
                        Message.of(
                                "restore.pointInTime.gone",
                                Argument.table("orders"),
                                THERE,
                                Argument.parameter("backup"),
                                Argument.parameter("before"))));
    }

    private String backup(String type) {
        return there.backup(BackupSeed.of("orders", START.minus(Duration.ofHours(6)))
                .type(type)
                .items(Collections.nCopies(7, "{\"id\":{\"S\":\"1\"}}")));
    }

    private void encrypted(String key) {
        there.table(
                "orders", "{\"SSESpecification\": {" + key + "\"Enabled\": true, \"SSEType\": \"KMS\"}}", List.of());
    }

    private String realBackup() {
        try (DynamoDbClient client = aws.client(THERE)) {
            String arn = client.createBackup(it -> it.tableName("orders").backupName("nightly"))
                    .backupDetails()
                    .backupArn();
            aws.clock.advance(Duration.ofSeconds(1));
            return arn;
        }
    }

    private JsonNode encryption(String operation) {
        List<JsonNode> sent = aws.http.bodies(operation);
        return sent.get(sent.size() - 1).path("SSESpecificationOverride");
    }
}
