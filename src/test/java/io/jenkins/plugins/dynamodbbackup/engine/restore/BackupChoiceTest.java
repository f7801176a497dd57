package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of a table's backups is meant. */
class BackupChoiceTest {

    private static final BackupSummary OLD = summary("nightly", 1, "AVAILABLE", "USER", "id-1");
    private static final BackupSummary NEW = summary("nightly", 2, "AVAILABLE", "USER", "id-1");
    private static final BackupSummary CREATING = summary("nightly", 3, "CREATING", "USER", "id-1");
    private static final BackupSummary SYSTEM = summary("orders$DeletedTableBackup", 9, "AVAILABLE", "SYSTEM", "id-1");
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
                .containsExactly(
                        "A newer backup, 'nightly' (made 2026-03-01T03:00:00Z), is CREATING and was passed over"
                                + " for the newest AVAILABLE one.");
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
                .isEqualTo("Table 'orders' has no backup made before 2026-03-01T01:00:00Z. The newest of 2: 'nightly'"
                        + " (made 2026-03-01T02:00:00Z), 'nightly' (made 2026-03-01T01:00:00Z). Choose one by name, time"
                        + " or ARN.");
    }

    @Test
    void otherTablesBackupsDoNotCount() {
        BackupSummary other = new BackupSummary(
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
                .isEqualTo("Table 'orders' has no backup made on demand. The newest of 1: 'orders$DeletedTableBackup'"
                        + " (SYSTEM, made 2026-03-01T09:00:00Z). Choose one by name, time or ARN.");
    }

    @Test
    void theBackupOfAnEarlierTableOfThatNameIsNoted() {
        BackupSummary anew = summary("first-of-the-new", 5, "AVAILABLE", "USER", "id-2");
        assertThat(chosen(LATEST, NEW, anew).notes()).isEmpty();
        assertThat(chosen(new RestoreSource.Named("orders", "nightly"), NEW, anew)
                        .notes())
                .containsExactly("The backup is of an earlier table named 'orders', which was deleted and made anew"
                        + " since: newer backups, such as 'first-of-the-new' (made 2026-03-01T05:00:00Z), are of another"
                        + " one.");
    }

    /** Which of two backups of one name is meant only their ARNs can tell. */
    @Test
    void twoOfOneNameAreNamedAndNotGuessed() {
        assertThat(nothing(new RestoreSource.Named("orders", "nightly"), OLD, NEW, CREATING))
                .isEqualTo("Table 'orders' has 3 backups named 'nightly': " + CREATING.arn()
                        + " (CREATING, made 2026-03-01T03:00:00Z), " + NEW.arn()
                        + " (AVAILABLE, made 2026-03-01T02:00:00Z), " + OLD.arn()
                        + " (AVAILABLE, made 2026-03-01T01:00:00Z). Choose one by its ARN.");
    }

    @Test
    void withoutAnyBackupTheNameOrTheRegionIsWrong() {
        assertThat(nothing(LATEST))
                .isEqualTo("Table 'orders' has no backup made on demand, nor any other in this account and region."
                        + " Check the table's name and the region.");
    }

    @Test
    void ofManyOnlyTheNewestAreNamed() {
        BackupSummary[] many = IntStream.range(0, 40)
                .mapToObj(hour -> summary("hour" + hour, hour, "AVAILABLE", "USER", "id-1"))
                .toArray(BackupSummary[]::new);
        assertThat(nothing(new RestoreSource.Named("orders", "hour99"), many))
                .contains("The newest of 40: 'hour39' ")
                .contains("'hour35'")
                .doesNotContain("'hour34'");
    }

    private static BackupChoice.Chosen chosen(RestoreSource source, BackupSummary... listed) {
        return (BackupChoice.Chosen) BackupChoice.of(source, "orders", List.of(listed));
    }

    private static String nothing(RestoreSource source, BackupSummary... listed) {
        return ((BackupChoice.Nothing) BackupChoice.of(source, "orders", List.of(listed))).sentence();
    }
}
