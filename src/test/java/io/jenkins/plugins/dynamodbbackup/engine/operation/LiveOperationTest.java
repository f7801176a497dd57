package io.jenkins.plugins.dynamodbbackup.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see of an operation that takes long: its tables at any time, and a line in the log now and then. */
class LiveOperationTest {

    private static final Instant AT_ONCE = Simulation.START.plusSeconds(2);
    private static final Duration LONG = Duration.ofHours(3).plusMinutes(30);

    private final Simulation aws = new Simulation();

    @AfterEach
    void close() {
        aws.close();
    }

    private BackupOperation backup(String tables) throws Exception {
        BackupRequest request = BackupRequest.of(TableQuery.of(tables));
        return BackupOperation.start(
                new BackupRequest(
                        request.tables(),
                        request.backupName(),
                        Duration.ofHours(12),
                        true,
                        request.onPartialFailure(),
                        true),
                Map.of(),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {},
                aws.journal());
    }

    private RestoreOperation restore() throws Exception {
        return RestoreOperation.start(
                RestoreRequest.of(new RestoreSource.Latest("orders")),
                Map.of(),
                aws.session(),
                OperationHost.NONE,
                progress -> {},
                aws.journal(),
                RestoreOperation::toNewTable);
    }

    private List<String> reminders() {
        return aws.lines().stream()
                .filter(line -> line.startsWith("Still running"))
                .toList();
    }

    @Test
    void aBackupShowsTheStateOfEachTable() throws Exception {
        aws.db().seed().table("customers", 1);
        aws.db().seed().table("invoices", 1);
        aws.db().seed().table("orders", 1);
        aws.db().seed().table("users", 1);
        aws.db().rules().on("CreateBackup").table("customers").then(Effect.denied());
        aws.db().rules().on("CreateBackup").table("users").then(Effect.errorBefore("LimitExceededException"));
        aws.db().behaviour().backup("invoices", Duration.ofMinutes(1)).backup("orders", Duration.ofHours(2));
        Operation<?, ?> operation = backup("*");
        assertThat(operation.live()).isEqualTo(LiveOperation.of(Message.of("table.status.finding")));

        aws.runUntil(operation, Simulation.START.plus(Duration.ofMinutes(3)));

        LiveOperation live = operation.live();
        assertThat(live.status()).isEqualTo(Message.of("backup.status.requesting", 3, 4, 2));
        assertThat(live.lookedAt().orElseThrow())
                .isBetween(
                        Simulation.START.plus(Duration.ofMinutes(2)),
                        aws.clock().instant());
        assertThat(live.tables())
                .extracting(LiveTable::table, LiveOperationTest::state, LiveTable::backup, LiveTable::open)
                .containsExactly(
                        tuple("customers", "FAILED", "customers20261122T020000", false),
                        tuple("invoices", "AVAILABLE", "invoices20261122T020000", false),
                        tuple("orders", "CREATING", "orders20261122T020000", true),
                        tuple("users", "not accepted yet", "users20261122T020000", true));
        assertThat(live.tables().get(0).why().orElseThrow().toString()).contains("AccessDeniedException");
        assertThat(live.tables().get(3).why().orElseThrow().toString()).contains("LimitExceededException");
        assertThat(live.tables().subList(2, 4))
                .allSatisfy(table -> assertThat(table.since().orElseThrow()).isBetween(Simulation.START, AT_ONCE));
    }

    @Test
    void aResumedBackupShowsSinceWhenAsBefore() throws Exception {
        aws.db().seed().table("orders", 1);
        aws.db().behaviour().backup(Duration.ofHours(2));
        Operation<BackupProgress, ?> operation = backup("orders");
        aws.runUntil(operation, Simulation.START.plus(Duration.ofMinutes(30)));
        List<LiveTable> before = operation.live().tables();

        Operation<?, ?> resumed = BackupOperation.resume(
                operation.progress(), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal());
        aws.runUntil(resumed, Simulation.START.plus(Duration.ofMinutes(31)));

        assertThat(resumed.live().tables()).isEqualTo(before);
    }

    @Test
    void whatAwsRefusesIsNoLook() throws Exception {
        aws.db().seed().table("orders", 1);
        aws.db().rules().on("ListTables").then(Effect.denied());
        aws.db().rules().on("DescribeTable").then(Effect.denied());
        aws.db().rules().on("GetCallerIdentity").then(Effect.denied());
        Operation<?, ?> operation = backup("*");
        aws.run(operation);
        assertThat(operation.live().lookedAt()).isEmpty();
        assertThat(operation.live().tables()).isEmpty();
    }

    @Test
    void aRestoreShowsItsTable() throws Exception {
        aws.db().seed().table("orders", 1);
        aws.db()
                .seed()
                .backup(BackupSeed.of("orders", Simulation.START.minus(Duration.ofHours(1)))
                        .name("nightly"));
        aws.db().behaviour().restore(Duration.ofHours(2));
        Operation<?, ?> operation = restore();
        assertThat(operation.live().tables())
                .extracting(LiveTable::table, LiveOperationTest::state)
                .containsExactly(tuple("orders-restored-20261122T020000", "not requested yet"));

        aws.runUntil(operation, Simulation.START.plus(Duration.ofMinutes(20)));

        assertThat(operation.live().tables()).singleElement().satisfies(table -> {
            assertThat(state(table)).isEqualTo("CREATING");
            assertThat(table.backup()).isEqualTo("nightly");
            assertThat(table.since().orElseThrow()).isBetween(Simulation.START, AT_ONCE);
        });
    }

    @Test
    void aPruneShowsEachBackupThatItDeletes() throws Exception {
        aws.db().seed().table("orders", 1);
        for (int day = 1; day <= 3; day++) {
            Instant made = Simulation.START.minus(Duration.ofDays(day));
            aws.db()
                    .seed()
                    .backup(BackupSeed.of("orders", made).name(NameTemplate.TABLE_AND_TIMESTAMP.name("orders", made)));
        }
        aws.db().rules().on("DeleteBackup").nth(2).then(Effect.errorBefore("LimitExceededException"));
        Operation<?, ?> operation = PruneOperation.start(
                new PruneRequest(
                        TableQuery.of("orders"),
                        Optional.of(1),
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        false,
                        List.of(),
                        100,
                        false,
                        false),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {},
                aws.journal());

        aws.runUntil(operation, Simulation.START.plusSeconds(10));

        assertThat(operation.live().tables())
                .extracting(LiveTable::table, LiveTable::backup, LiveOperationTest::state, LiveTable::open)
                .containsExactlyInAnyOrder(
                        tuple("orders", "orders20261119T020000", "DELETED", false),
                        tuple("orders", "orders20261120T020000", "to be deleted", true));
    }

    @Test
    void theLogSaysNowAndThenWhatIsWaitedFor() throws Exception {
        aws.db().seed().table("orders", 1);
        aws.db().behaviour().backup(LONG);
        aws.run(backup("orders"));
        assertThat(reminders())
                .hasSize(5)
                .startsWith(
                        "Still running after 5 min: waiting for 1 of 1 backups. Open: orders (CREATING since 2026-11-22T02:00:00Z).")
                .allMatch(line -> line.endsWith(
                        ": waiting for 1 of 1 backups. Open: orders (CREATING since 2026-11-22T02:00:00Z)."))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "Still running after 5 min",
                        "Still running after 15 min",
                        "Still running after 1 h",
                        "Still running after 2 h",
                        "Still running after 3 h");
    }

    @Test
    void soDoesTheLogOfARestore() throws Exception {
        aws.db().seed().table("orders", 1);
        aws.db().seed().backup(BackupSeed.of("orders", Simulation.START.minus(Duration.ofHours(1))));
        aws.db().behaviour().restore(Duration.ofMinutes(40));
        aws.run(restore());
        assertThat(reminders())
                .hasSize(2)
                .allMatch(line -> line.contains(": waiting for table orders-restored-20261122T020000 to become ACTIVE."
                        + " Open: orders-restored-20261122T020000 (CREATING since 2026-11-22T02:00:0"));
    }

    @Test
    void theLogSaysSinceWhenAwsHasNotAnswered() throws Exception {
        aws.db().seed().table("orders", 1);
        aws.db().behaviour().backup(Duration.ofHours(2));
        Operation<?, ?> operation = backup("orders");
        aws.runUntil(operation, Simulation.START.plus(Duration.ofMinutes(10)));
        String last = Times.iso(operation.live().lookedAt().orElseThrow());
        aws.db().rules().on("ListBackups").first(1000).then(Effect.dropBefore());
        aws.runUntil(operation, Simulation.START.plus(Duration.ofMinutes(16)));
        assertThat(reminders())
                .hasSize(2)
                .last()
                .asString()
                .endsWith("orders (CREATING since 2026-11-22T02:00:00Z). The last response from AWS arrived at " + last
                        + ".");
    }

    @Test
    void ofManyTablesTheLogNamesTheFirst() throws Exception {
        for (int i = 0; i < 120; i++) {
            aws.db().seed().table("table-%03d".formatted(i));
        }
        aws.db().behaviour().backup(Duration.ofMinutes(6));
        aws.run(backup("*"));
        assertThat(reminders())
                .singleElement()
                .asString()
                .startsWith(
                        "Still running after 5 min: waiting for 120 of 120 backups. Open: table-000 (CREATING since ")
                .contains(", table-004 (CREATING since ")
                .endsWith(" and 115 more.")
                .doesNotContain("table-005");
    }

    @Test
    void aShortOperationSaysNothingOfTheKind() throws Exception {
        aws.db().seed().table("orders", 1);
        aws.db().behaviour().backup(Duration.ofMinutes(4));
        aws.run(backup("orders"));
        assertThat(reminders()).isEmpty();
    }

    private static String state(LiveTable table) {
        return table.state().toString();
    }
}
