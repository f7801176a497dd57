package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupDetails;
import software.amazon.awssdk.services.dynamodb.model.BackupInUseException;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

/** Create, describe, list and delete, as the SDK sees them. */
class BackupOperationsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

    private final VirtualClock clock = new VirtualClock(START);
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().clock(clock).build();
    private final DynamoDbClient client = Clients.inProcess(db);

    @AfterEach
    void stop() {
        client.close();
        db.close();
    }

    @Test
    void aBackupIsCreatingInTheAnswerAndAvailableSoonAfter() {
        db.seed().table("orders", 7);
        BackupDetails details = create("orders", "nightly");
        assertThat(details.backupStatusAsString()).isEqualTo("CREATING");
        assertThat(details.backupCreationDateTime()).isEqualTo(START);
        assertThat(details.backupArn())
                .matches("arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/"
                        + String.format("%014d", START.toEpochMilli()) + "-[0-9a-f]{8}");
        assertThat(status(details.backupArn())).isEqualTo("CREATING");
        clock.advance(Duration.ofMillis(50));
        assertThat(status(details.backupArn())).isEqualTo("AVAILABLE");
        assertThat(client.describeBackup(d -> d.backupArn(details.backupArn()))
                        .backupDescription()
                        .sourceTableDetails()
                        .itemCount())
                .isEqualTo(7);
    }

    @Test
    void namesAreNotUnique() {
        db.seed().table("orders");
        assertThat(create("orders", "nightly").backupArn())
                .isNotEqualTo(create("orders", "nightly").backupArn());
    }

    @Test
    void aNewTableRefusesInTwoWays() {
        db.behaviour().createTable(Duration.ofSeconds(6)).backupsUnavailable(Duration.ofSeconds(6));
        client.createTable(Clients.table("fresh").build());
        assertThatThrownBy(() -> create("fresh", "first"))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining("Table not found: fresh");
        clock.advance(Duration.ofSeconds(6));
        assertThatThrownBy(() -> create("fresh", "first"))
                .isInstanceOf(ContinuousBackupsUnavailableException.class)
                .hasMessageContaining("Backups are being enabled for the table: fresh. Please retry later");
        clock.advance(Duration.ofSeconds(6));
        assertThat(create("fresh", "first").backupSizeBytes()).isZero();
    }

    @Test
    void theNameIsChecked() {
        db.seed().table("orders");
        assertThatThrownBy(() -> create("orders", "a b c"))
                .hasMessageContaining("failed to satisfy constraint: Member must satisfy regular expression pattern");
        assertThatThrownBy(() -> create("orders", "ab")).hasMessageContaining("length greater than or equal to 3");
    }

    @Test
    void theTableMayBeNamedByItsArn() {
        db.seed().table("orders");
        assertThat(create("arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "nightly")
                        .backupArn())
                .contains(":table/orders/backup/");
    }

    @Test
    void listingPagesAndFilters() {
        for (int day = 0; day < 5; day++) {
            db.seed().backup(BackupSeed.of("orders", START.plus(Duration.ofDays(day))));
            db.seed().backup(BackupSeed.of("people", START.plus(Duration.ofDays(day))));
        }
        db.seed().backup(BackupSeed.of("orders", START).type("SYSTEM").name("orders$DeletedTableBackup"));
        db.seed().backup(BackupSeed.of("orders", START).type("AWS_BACKUP"));

        assertThat(list(ListBackupsRequest.builder().limit(3).build())).hasSize(10);
        assertThat(list(ListBackupsRequest.builder().tableName("orders").build()))
                .hasSize(5);
        assertThat(list(ListBackupsRequest.builder().backupType("ALL").limit(1).build()))
                .hasSize(12);
        assertThat(list(ListBackupsRequest.builder().tableName("nothing").build()))
                .isEmpty();
        Instant lower = START.plus(Duration.ofDays(1));
        Instant upper = START.plus(Duration.ofDays(3));
        assertThat(list(ListBackupsRequest.builder()
                        .tableName("orders")
                        .timeRangeLowerBound(lower)
                        .timeRangeUpperBound(upper)
                        .build()))
                .extracting(BackupSummary::backupCreationDateTime)
                .containsExactly(lower, START.plus(Duration.ofDays(2)));
        assertThat(client.listBackups(l -> l.tableName("orders").limit(5)).lastEvaluatedBackupArn())
                .isNull();
    }

    @Test
    void listingRefusesWhatTheServiceRefuses() {
        assertThatThrownBy(() -> client.listBackups(l -> l.limit(101)))
                .hasMessageContaining("less than or equal to 100");
        assertThatThrownBy(() -> client.listBackups(
                        l -> l.timeRangeLowerBound(START.plusSeconds(1)).timeRangeUpperBound(START)))
                .isInstanceOf(DynamoDbException.class)
                .satisfies(e -> assertThat(
                                ((DynamoDbException) e).awsErrorDetails().errorCode())
                        .isEqualTo("ValidationException"));
        assertThatThrownBy(() -> client.listBackups(l -> l.exclusiveStartBackupArn(
                        "arn:aws:dynamodb:us-east-1:111122223333:table/orders/backup/00000000000001-00000000")))
                .hasMessageContaining("ExclusiveStartBackupArn");
    }

    @Test
    void aRuleMakesEmptyPagesWithACursor() {
        db.seed().backup(BackupSeed.of("orders", START));
        db.rules().on("ListBackups").first(2).then(Effect.emptyPage());
        ListBackupsResponse first = client.listBackups();
        assertThat(first.backupSummaries()).isEmpty();
        assertThat(first.lastEvaluatedBackupArn()).isNotNull();
        assertThat(list(ListBackupsRequest.builder()
                        .exclusiveStartBackupArn(first.lastEvaluatedBackupArn())
                        .build()))
                .hasSize(1);
    }

    @Test
    void deletingIsSynchronousAndIgnoresTheRegionOfTheArn() {
        String arn = db.seed().backup(BackupSeed.of("orders", START));
        String elsewhere = arn.replace("eu-west-1", "us-east-1");
        assertThat(client.deleteBackup(d -> d.backupArn(elsewhere))
                        .backupDescription()
                        .backupDetails()
                        .backupStatusAsString())
                .isEqualTo("DELETED");
        assertThat(db.backups()).isEmpty();
        assertThatThrownBy(() -> client.deleteBackup(d -> d.backupArn(arn)))
                .isInstanceOf(BackupNotFoundException.class)
                .hasMessageContaining("Backup not found: " + arn);
    }

    @Test
    void someBackupsCannotBeDeleted() {
        String system = db.seed().backup(BackupSeed.of("orders", START).type("SYSTEM"));
        assertThatThrownBy(() -> client.deleteBackup(d -> d.backupArn(system))).hasMessageContaining("system backup");
        assertThatThrownBy(() -> client.deleteBackup(d -> d.backupArn(system.replace("1111", "9999"))))
                .hasMessageContaining("is not authorized to perform: dynamodb:DeleteBackup");
        assertThatThrownBy(() -> client.deleteBackup(d -> d.backupArn("arn:aws:dynamodb:eu-west-1:table/none-of-this")))
                .hasMessageContaining("Invalid Backup ARN");
        String used = db.seed().backup(BackupSeed.of("orders", START.plusSeconds(1)));
        db.behaviour().restore(Duration.ofSeconds(90));
        client.restoreTableFromBackup(r -> r.backupArn(used).targetTableName("copy"));
        assertThatThrownBy(() -> client.deleteBackup(d -> d.backupArn(used))).isInstanceOf(BackupInUseException.class);
        clock.advance(Duration.ofSeconds(90));
        client.deleteBackup(d -> d.backupArn(used));
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void deletingATableWithPointInTimeRecoveryLeavesASystemBackup() {
        db.seed().table("orders");
        client.updateContinuousBackups(
                u -> u.tableName("orders").pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
        client.deleteTable(d -> d.tableName("orders"));
        ListBackupsRequest all = ListBackupsRequest.builder().backupType("ALL").build();
        assertThat(list(all)).isEmpty();
        clock.advance(Duration.ofSeconds(9));
        assertThat(list(all)).singleElement().satisfies(backup -> {
            assertThat(backup.backupName()).isEqualTo("orders$DeletedTableBackup");
            assertThat(backup.backupExpiryDateTime()).isEqualTo(START.plus(Duration.ofDays(35)));
        });
    }

    private BackupDetails create(String table, String name) {
        return client.createBackup(b -> b.tableName(table).backupName(name)).backupDetails();
    }

    private String status(String arn) {
        return client.describeBackup(d -> d.backupArn(arn))
                .backupDescription()
                .backupDetails()
                .backupStatusAsString();
    }

    private List<BackupSummary> list(ListBackupsRequest request) {
        List<BackupSummary> all = new ArrayList<>();
        ListBackupsRequest next = request;
        while (true) {
            ListBackupsResponse page = client.listBackups(next);
            all.addAll(page.backupSummaries());
            if (page.lastEvaluatedBackupArn() == null) {
                return all;
            }
            next = next.toBuilder()
                    .exclusiveStartBackupArn(page.lastEvaluatedBackupArn())
                    .build();
        }
    }
}
