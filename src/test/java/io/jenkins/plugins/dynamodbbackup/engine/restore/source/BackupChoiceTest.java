package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of a table's backups is meant. */
class BackupChoiceTest {

    private static final ListedBackup OLD = summary("nightly", 1, "AVAILABLE", "USER", "id-1");
    private static final ListedBackup NEW = summary("nightly", 2, "AVAILABLE", "USER", "id-1");
    private static final ListedBackup CREATING = summary("nightly", 3, "CREATING", "USER", "id-1");
    private static final ListedBackup SYSTEM = summary("orders$DeletedTableBackup", 9, "AVAILABLE", "SYSTEM", "id-1");
    private static final Argument ORDERS = Argument.table("orders");
    private static final RestoreSource LATEST = new RestoreSource.Latest("orders");

    @Test
    void theNewestAvailableOneWhateverTheOrderOfTheList() {
        assertThat(chosen(LATEST, OLD, NEW).backup()).isEqualTo(NEW);
        assertThat(chosen(LATEST, NEW, OLD).backup()).isEqualTo(NEW);
        assertThat(chosen(LATEST, NEW, OLD).notes()).isEmpty();
    }

    @Test
    void aNewerOneThatIsNotAvailableIsPassedOverAndNamed() {
        assertThat(chosen(LATEST, OLD, NEW, CREATING).backup()).isEqualTo(NEW);
        assertThat(chosen(LATEST, OLD, NEW, CREATING).notes())
                .containsExactly(Message.of("restore.backup.passedOver", named(CREATING), "CREATING"));
    }

    /** It holds the damage that the restore was to undo. */
    @Test
    void theBackupBeforeAnEarlierRestoreIsChosenByNameOnly() {
        ListedBackup safety = summary("orders-before-restore-20260301T040000", 4, "AVAILABLE", "USER", "id-1");
        ListedBackup alike = summary("orders-before-restore-tests", 5, "AVAILABLE", "USER", "id-1");

        assertThat(chosen(LATEST, OLD, NEW, safety).backup()).isEqualTo(NEW);
        assertThat(chosen(LATEST, OLD, NEW, safety).notes())
                .containsExactly(Message.of("restore.backup.safety", named(safety)));
        assertThat(chosen(new RestoreSource.Before("orders", Instant.parse("2026-03-02T00:00:00Z")), OLD, NEW, safety)
                        .backup())
                .isEqualTo(NEW);
        assertThat(chosen(new RestoreSource.Named("orders", safety.name()), NEW, safety)
                        .backup())
                .isEqualTo(safety);
        assertThat(chosen(LATEST, NEW, safety, alike).backup()).isEqualTo(alike);
        assertThat(nothing(LATEST, safety).key()).isEqualTo("restore.backup.none.onDemand");
    }

    @Test
    void whereNoneIsAvailableTheNewestMayBecomeSo() {
        assertThat(chosen(LATEST, CREATING).backup()).isEqualTo(CREATING);
    }

    @Test
    void byTimeStrictlyBefore() {
        RestoreSource before = new RestoreSource.Before("orders", Instant.parse("2026-03-01T02:00:00Z"));
        assertThat(chosen(before, OLD, NEW).backup()).isEqualTo(OLD);
        RestoreSource early = new RestoreSource.Before("orders", Instant.parse("2026-03-01T01:00:00Z"));
        assertThat(nothing(early, OLD, NEW))
                .isEqualTo(Message.of(
                        "restore.backup.none.before",
                        ORDERS,
                        Instant.parse("2026-03-01T01:00:00Z"),
                        newest(2, named(NEW), named(OLD))));
    }

    @Test
    void otherTablesBackupsDoNotCount() {
        ListedBackup other = new ListedBackup(
                "orders-2", NEW.tableId(), NEW.tableArn(), NEW.arn(), "x", NEW.createdAt(), "AVAILABLE", "USER", 0);
        assertThat(chosen(LATEST, other, OLD).backup()).isEqualTo(OLD);
    }

    @Test
    void backupsOfAwsItselfAreChosenByNameOnly() {
        assertThat(chosen(new RestoreSource.Named("orders", SYSTEM.name()), OLD, SYSTEM)
                        .backup())
                .isEqualTo(SYSTEM);
        assertThat(chosen(LATEST, OLD, SYSTEM).backup()).isEqualTo(OLD);
        assertThat(nothing(LATEST, SYSTEM))
                .isEqualTo(Message.of(
                        "restore.backup.none.onDemand",
                        ORDERS,
                        newest(
                                1,
                                Message.of(
                                        "restore.backup.named.type",
                                        Argument.backup(SYSTEM.name()),
                                        "SYSTEM",
                                        SYSTEM.createdAt()))));
    }

    @Test
    void theBackupOfAnEarlierTableOfThatNameIsNoted() {
        ListedBackup anew = summary("first-of-the-new", 5, "AVAILABLE", "USER", "id-2");
        assertThat(chosen(LATEST, NEW, anew).notes()).isEmpty();
        assertThat(chosen(new RestoreSource.Named("orders", "nightly"), NEW, anew)
                        .notes())
                .containsExactly(Message.of("restore.backup.earlierTable", ORDERS, named(anew)));
    }

    /** Which of two backups of one name is meant only their ARNs can tell. */
    @Test
    void twoOfOneNameAreNamedAndNotGuessed() {
        assertThat(nothing(new RestoreSource.Named("orders", "nightly"), OLD, NEW, CREATING))
                .isEqualTo(Message.of(
                        "restore.backup.several",
                        ORDERS,
                        3,
                        Argument.backup("nightly"),
                        several(withArn(CREATING), withArn(NEW), withArn(OLD))));
    }

    @Test
    void withoutAnyBackupTheNameOrTheRegionIsWrong() {
        assertThat(nothing(LATEST))
                .isEqualTo(Message.of("restore.backup.none.onDemand", ORDERS, Message.of("restore.backup.noOther")));
    }

    @Test
    void ofManyOnlyTheNewestAreNamed() {
        ListedBackup[] many = IntStream.range(0, 40)
                .mapToObj(hour -> summary("hour" + hour, hour, "AVAILABLE", "USER", "id-1"))
                .toArray(ListedBackup[]::new);
        Message nothing = nothing(new RestoreSource.Named("orders", "hour99"), many);
        assertThat(((Message) nothing.arguments().get(2)).arguments().get(0)).isEqualTo(Argument.of(40));
        assertThat(nothing.toString()).contains("'hour39'", "'hour35'").doesNotContain("'hour34'");
    }

    private static BackupChoice.Chosen chosen(RestoreSource source, ListedBackup... listed) {
        return (BackupChoice.Chosen) BackupChoice.of(source, "orders", List.of(listed));
    }

    private static Message nothing(RestoreSource source, ListedBackup... listed) {
        return ((BackupChoice.Nothing) BackupChoice.of(source, "orders", List.of(listed))).message();
    }

    private static Message newest(int all, Message... named) {
        return Message.of("restore.backup.newest", all, several(named));
    }

    private static Argument several(Message... named) {
        return new Argument.Several(List.of(named), false, BackupChoice.MOST_NAMED);
    }

    private static Message named(ListedBackup backup) {
        return Message.of("restore.backup.named", Argument.backup(backup.name()), backup.createdAt());
    }

    private static Message withArn(ListedBackup backup) {
        return Message.of("restore.backup.withArn", Argument.arn(backup.arn()), backup.status(), backup.createdAt());
    }
}
