package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.TARGET;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** From a backup to a table that is there and checked. */
class RestoreOperationTest {

    private final RestoreFixture aws = new RestoreFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void theNewestBackupBecomesANewTable() throws Exception {
        aws.backup("orders", "older", 30);
        String arn = aws.backup("orders", "nightly", 6);

        RestoreReport report = aws.run(latest());

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(report.partial()).isFalse();
        assertThat(report.sentence())
                .startsWith("Table '" + TARGET + "' was restored from backup 'nightly' of table 'orders', made"
                        + " 2026-03-01T04:00:00Z, in 2 min ");
        assertThat(report.targetTable()).contains(TARGET);
        assertThat(report.targetArn()).contains("arn:aws:dynamodb:eu-west-1:111122223333:table/" + TARGET);
        assertThat(report.source().orElseThrow().arn()).isEqualTo(arn);
        assertThat(report.verification().orElseThrow().sentence())
                .isEqualTo("Compared keys, indexes, billing mode, capacity: all as recorded or asked for.");
        assertThat(report.region()).isEqualTo("eu-west-1");
        assertThat(report.startedAt()).isEqualTo(START);
        assertThat(report.notes()).isEmpty();
        assertThat(aws.db.tables()).containsExactly("orders", TARGET);
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void theTableTellsWhereItComesFrom() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(latest());
        try (DynamoDbClient client = aws.client()) {
            Map<String, String> tags =
                    client
                            .listTagsOfResource(
                                    it -> it.resourceArn(report.targetArn().orElseThrow()))
                            .tags()
                            .stream()
                            .collect(Collectors.toMap(Tag::key, Tag::value));
            assertThat(tags)
                    .containsEntry("dynamodb-backup:source-arn", arn)
                    .containsEntry("dynamodb-backup:source-table", "orders")
                    .containsKey("dynamodb-backup:restored-at")
                    .hasSize(3);
        }
    }

    @Test
    void theJournalHasOneLineForEachChangeOfState() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.run(latest());
        assertThat(aws.journal)
                .containsExactly(
                        "Restoring from backup 'nightly' of table 'orders', made 2026-03-01T04:00:00Z (" + arn + ").",
                        "AWS restores into table '" + TARGET + "'.",
                        "Table '" + TARGET + "' is ACTIVE.",
                        "Compared keys, indexes, billing mode, capacity: all as recorded or asked for.");
    }

    @Test
    void aBackupIsFoundByItsArn() throws Exception {
        String arn = aws.backup("orders", "older", 30);
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(to(RestoreRequest.of(new RestoreSource.ByArn(arn)), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.source().orElseThrow().name()).isEqualTo("older");
        assertThat(report.targetTable()).contains("copy");
        assertThat(aws.db.calls().count("ListBackups")).isZero();
    }

    @Test
    void aBackupIsFoundByItsNameAndByTime() throws Exception {
        aws.backup("orders", "older", 30);
        aws.backup("orders", "nightly", 6);
        assertThat(aws.run(to(RestoreRequest.of(new RestoreSource.Named("orders", "older")), "by-name"))
                        .source()
                        .orElseThrow()
                        .name())
                .isEqualTo("older");
        var yesterday = START.minus(Duration.ofHours(24));
        assertThat(aws.run(to(RestoreRequest.of(new RestoreSource.Before("orders", yesterday)), "by-time"))
                        .source()
                        .orElseThrow()
                        .name())
                .isEqualTo("older");
    }

    @Test
    void theBackupOfATableThatIsGoneCanBeRestoredUnderItsName() throws Exception {
        aws.backup("people", "last", 6);
        RestoreReport report = aws.run(to(RestoreRequest.of(new RestoreSource.Latest("people")), "people"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db.tables()).contains("people");
    }

    @Test
    void aSystemBackupIsRestoredByItsArnAndItsIndexesAreNotJudged() throws Exception {
        String arn = aws.db
                .seed()
                .backup(BackupSeed.of("people", START.minus(Duration.ofDays(1)))
                        .type("SYSTEM")
                        .name("people$DeletedTableBackup"));
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.ByArn(arn)));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification().orElseThrow().sentence())
                .isEqualTo("Compared keys, billing mode, capacity: all as recorded or asked for.");
    }

    @Test
    void nothingToRestoreNamesWhatThereIs() throws Exception {
        aws.backup("orders", "older", 30);
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.Named("orders", "oldr")));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.sentence())
                .isEqualTo("Table 'orders' has no backup named 'oldr'. The newest of 1: 'older' (made"
                        + " 2026-02-28T04:00:00Z). Choose one by name, time or ARN.");
        assertThat(aws.asked()).isZero();
    }

    @Test
    void aBackupThatIsStillCreatingIsWaitedFor() throws Exception {
        String arn = aws.backup("orders", "fresh", 0);
        aws.db.seed().backupStatus(arn, "CREATING");
        aws.after(Duration.ofMinutes(10), () -> aws.db.seed().backupStatus(arn, "AVAILABLE"));
        RestoreReport report = aws.run(latest());
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.journal)
                .startsWith("Backup 'fresh' is still CREATING; waiting until it is AVAILABLE.")
                .filteredOn(line -> !Simulation.isReminder(line))
                .hasSize(5);
        assertThat(aws.db.calls().count("DescribeBackup")).isLessThan(30);
    }

    @Test
    void aBackupInAnUnknownStateIsNotRestored() throws Exception {
        String arn = aws.backup("orders", "odd", 1);
        aws.db.seed().backupStatus(arn, "ARCHIVED");
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.ByArn(arn)));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.sentence())
                .isEqualTo("Backup 'odd' (" + arn + ") is ARCHIVED: only an AVAILABLE backup can be restored. Choose"
                        + " another one.");
    }

    @Test
    void aBackupOfAnotherAccountIsNotEvenLookedAt() throws Exception {
        String arn = "arn:aws:dynamodb:eu-west-1:999988887777:table/orders/backup/01489602797149-73d8d5bc";
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.ByArn(arn)));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.sentence()).contains("belongs to account 999988887777, and the credentials to 111122223333");
        assertThat(aws.http.bodies("DescribeBackup")).isEmpty();
    }

    @Test
    void withoutAWayToStsTheAccountStaysUnknownAndANoteSaysSo() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.http.noWayToSts = true;
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.ByArn(arn)));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes())
                .isEqualTo(List.of("The account of the credentials could not be learned, so that of the backup's ARN,"
                        + " 111122223333, was not compared with it."));
    }

    @Test
    void theStatusIsAShortPhrase() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreOperation operation = aws.start(latest());
        assertThat(operation.status()).isEqualTo("choosing the backup");
        aws.runFor(operation, Duration.ofSeconds(30));
        assertThat(operation.status()).isEqualTo("waiting for table " + TARGET + " to become active");
        assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(operation.report().sentence())
                .isEqualTo("Not finished: waiting for table " + TARGET + " to become active.");
        aws.finish(operation);
        assertThat(operation.status()).isEqualTo("done");
    }
}
