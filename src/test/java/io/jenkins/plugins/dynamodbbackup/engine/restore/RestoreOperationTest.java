package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.TARGET;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.BackupChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** From a backup to a table that is there and checked. */
class RestoreOperationTest {

    private static final Argument ORDERS = Argument.table("orders");
    private static final Argument NIGHTLY = Argument.backup("nightly");
    private static final Instant MADE = START.minus(Duration.ofHours(6));

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
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.done",
                        Argument.table(TARGET),
                        NIGHTLY,
                        ORDERS,
                        MADE,
                        Duration.between(START, report.finishedAt())));
        assertThat(report.finishedAt()).isBetween(START.plusSeconds(120), START.plusSeconds(179));
        assertThat(report.targetTable()).contains(TARGET);
        assertThat(report.targetArn()).contains("arn:aws:dynamodb:eu-west-1:111122223333:table/" + TARGET);
        assertThat(report.source().orElseThrow().arn()).isEqualTo(arn);
        assertThat(report.verification().orElseThrow().message()).isEqualTo(same("keys", "indexes", "billing"));
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
                        Message.of("restore.chosen", NIGHTLY, ORDERS, MADE, Argument.arn(arn)),
                        Message.of("restore.begun", Argument.table(TARGET)),
                        Message.of("restore.active", Argument.table(TARGET)),
                        same("keys", "indexes", "billing"));
    }

    @Test
    void aBackupIsFoundByItsArn() throws Exception {
        String arn = aws.backup("orders", "older", 30);
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(to(RestoreRequest.of(new RestoreSource.ByArn(arn)), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.source().orElseThrow().label()).isEqualTo("older");
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
                        .label())
                .isEqualTo("older");
        var yesterday = START.minus(Duration.ofHours(24));
        assertThat(aws.run(to(RestoreRequest.of(new RestoreSource.Before("orders", yesterday)), "by-time"))
                        .source()
                        .orElseThrow()
                        .label())
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
        assertThat(report.verification().orElseThrow().message()).isEqualTo(same("keys", "billing"));
    }

    @Test
    void nothingToRestoreNamesWhatThereIs() throws Exception {
        aws.backup("orders", "older", 30);
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.Named("orders", "oldr")));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        Message older = Message.of("restore.backup.named", Argument.backup("older"), START.minus(Duration.ofHours(30)));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.backup.none.named",
                        ORDERS,
                        Argument.backup("oldr"),
                        Message.of(
                                "restore.backup.newest",
                                1,
                                new Argument.Several(List.of(older), false, BackupChoice.MOST_NAMED))));
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
                .startsWith(Message.of("restore.backup.creating", Argument.backup("fresh")))
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
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.backup.notAvailable", Argument.backup("odd"), Argument.arn(arn), "ARCHIVED"));
    }

    @Test
    void aBackupOfAnotherAccountIsNotEvenLookedAt() throws Exception {
        String arn = "arn:aws:dynamodb:eu-west-1:999988887777:table/orders/backup/01489602797149-73d8d5bc";
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.ByArn(arn)));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.message())
                .isEqualTo(Message.of("restore.account.other", Argument.arn(arn), "999988887777", "111122223333"));
        assertThat(aws.http.bodies("DescribeBackup")).isEmpty();
    }

    @Test
    void withoutAWayToStsTheAccountStaysUnknownAndANoteSaysSo() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.http.noWayToSts = true;
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.ByArn(arn)));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes()).isEqualTo(List.of(Message.of("restore.account.unknown", "111122223333")));
        assertThat(aws.journal).containsOnlyOnce(Message.of("restore.account.unknown", "111122223333"));
    }

    @Test
    void theStatusIsAShortPhrase() throws Exception {
        aws.backup("orders", "nightly", 6);
        Message waiting = Message.of("restore.status.active", Argument.table(TARGET));
        RestoreOperation operation = aws.start(latest());
        assertThat(operation.status()).isEqualTo(Message.of("restore.status.choosing"));
        aws.runFor(operation, Duration.ofSeconds(30));
        assertThat(operation.status()).isEqualTo(waiting);
        assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(operation.report().message()).isEqualTo(Message.of("restore.unfinished", waiting));
        aws.finish(operation);
        assertThat(operation.status()).isEqualTo(Message.of("operation.done"));
    }

    private static Message same(String... parts) {
        return Message.of(
                "restore.compared.same",
                Argument.list(Stream.of(parts)
                        .map(part -> Message.of("restore.schema." + part))
                        .toList()));
    }
}
