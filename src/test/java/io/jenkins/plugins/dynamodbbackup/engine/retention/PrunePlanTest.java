package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.LIVE_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.OLD_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.aged;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.daysOld;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.PruneSample.keepDays;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.PruneSample.keepLast;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reasons that users read, for the cases they meet. */
class PrunePlanTest {

    @Test
    void namesTheRuleThatKeepsAndTheRulesThatDoNot() throws BadRequestException {
        assertThat(keepLast(2).decisions(daysOld(1), daysOld(2), daysOld(3)))
                .containsExactly(
                        "keep: one of the newest 2 (keepLast)",
                        "keep: one of the newest 2 (keepLast)",
                        "delete: not among the newest 2 (keepLast)");
        assertThat(keepDays(30).decisions(daysOld(29), daysOld(31)))
                .containsExactly("keep: made in the last 30 days (keepDays)", "delete: older than 30 days (keepDays)");
        assertThat(keepLast(1).decisions(daysOld(1), daysOld(2)))
                .containsExactly("keep: the newest one (keepLast)", "delete: not the newest one (keepLast)");
        assertThat(keepDays(1).decisions(aged(Duration.ofHours(23)), daysOld(2)))
                .containsExactly(
                        "keep: made in the last 24 hours (keepDays)", "delete: older than 24 hours (keepDays)");
    }

    @Test
    void keepsWhatAnyRuleKeeps() throws BadRequestException {
        assertThat(keepLast(3).andKeepDays(5).decisions(daysOld(4), daysOld(6), daysOld(7), daysOld(8)))
                .containsExactly(
                        "keep: made in the last 5 days (keepDays) and one of the newest 3 (keepLast)",
                        "keep: one of the newest 3 (keepLast)",
                        "keep: one of the newest 3 (keepLast)",
                        "delete: older than 5 days (keepDays) and not among the newest 3 (keepLast)");
    }

    @Test
    void leavesTheLastWaysBackHoweverOldTheyAre() throws BadRequestException {
        assertThat(keepDays(7).decisions(daysOld(300), daysOld(301)))
                .containsExactly(
                        "keep: the newest good one, which always stays (minKeep)",
                        "delete: older than 7 days (keepDays)");
        assertThat(keepDays(7).minKeep(2).decisions(daysOld(300), daysOld(301), daysOld(302)))
                .containsExactly(
                        "keep: one of the newest 2 good ones, which always stay (minKeep)",
                        "keep: one of the newest 2 good ones, which always stay (minKeep)",
                        "delete: older than 7 days (keepDays)");
    }

    @Test
    void keepDaysLeansToTheSafeSideByAQuarterOfAnHour() throws BadRequestException {
        Duration day = Duration.ofDays(1);
        assertThat(keepDays(1)
                        .decisions(
                                daysOld(0).suffix(9),
                                aged(day.plusMinutes(15)),
                                aged(day.plusMinutes(15).plusMillis(1))))
                .containsExactly(
                        "keep: made after this run began",
                        "keep: made in the last 24 hours (keepDays)",
                        "delete: older than 24 hours (keepDays)");
    }

    @Test
    void protectedBackupsStayAndCount() throws BadRequestException {
        assertThat(keepLast(2)
                        .protect("orders-release*", "orders-golden")
                        .decisions(
                                daysOld(1).name("orders-release1"),
                                daysOld(2),
                                daysOld(3),
                                daysOld(4).name("orders-golden")))
                .containsExactly(
                        "keep: protected by orders-release* (protect)",
                        "keep: one of the newest 2 (keepLast)",
                        "delete: not among the newest 2 (keepLast)",
                        "keep: protected by orders-golden (protect)");
    }

    @Test
    void warnsOfAProtectionThatProtectsNothing() throws BadRequestException {
        assertThat(keepLast(1)
                        .protect("orders-relase1", "orders-*")
                        .plan(daysOld(1))
                        .warnings())
                .containsExactly(
                        "protect 'orders-relase1' matches no backup of the selected tables; it must match the whole name,"
                                + " letter for letter.");
    }

    @Test
    void warnsOfTablesWithoutBackupAndOfAPatternThatCoversNothing() throws BadRequestException {
        assertThat(keepLast(1)
                        .table("users", new TableFact.Live("id"))
                        .table("gone", new TableFact.Gone())
                        .namePattern("nightly-*")
                        .plan(daysOld(1))
                        .warnings())
                .containsExactly(
                        "1 selected table has no backup: users.",
                        "namePattern 'nightly-*' matches no backup of the selected tables, so none is deleted; it must"
                                + " match the whole name, letter for letter.");
    }

    @Test
    void backupsOfAnEarlierTableOfTheNameHaveRulesOfTheirOwn() throws BadRequestException {
        BackupSample[] backups = {
            daysOld(1),
            daysOld(2),
            daysOld(11).tableId(OLD_ID),
            daysOld(12).tableId(OLD_ID),
            daysOld(13).noTableId()
        };
        assertThat(keepLast(1).decisions(backups))
                .containsExactly(
                        "keep: the newest one (keepLast)",
                        "delete: not the newest one (keepLast)",
                        "keep: made of an earlier table of this name; it may be the only copy (deletedTables is not set)",
                        "keep: made of an earlier table of this name; it may be the only copy (deletedTables is not set)",
                        "keep: AWS named no TableId for it, so it may be of an earlier table of this name");
        assertThat(keepLast(1).deletedTables().decisions(backups))
                .containsExactly(
                        "keep: the newest one (keepLast)",
                        "delete: not the newest one (keepLast)",
                        "keep: the newest one (keepLast)",
                        "delete: not the newest one (keepLast)",
                        "keep: AWS named no TableId for it, so it may be of an earlier table of this name");
    }

    @Test
    void deletesNothingOfATableThatCouldNotBeAskedFor() throws BadRequestException {
        assertThat(keepLast(1)
                        .deletedTables()
                        .table("orders", new TableFact.Unknown("AWS denied DescribeTable"))
                        .decisions(daysOld(1), daysOld(2)))
                .containsOnly("keep: not known whether its table still exists: AWS denied DescribeTable");
    }

    @Test
    void leavesTablesOutThatAreNotSelected() throws BadRequestException {
        assertThat(keepLast(1).decisions(daysOld(1).table("users"), daysOld(2).table("users")))
                .isEmpty();
    }

    @Test
    void saysWhyWhatItDoesNotKnowStays() throws BadRequestException {
        assertThat(keepLast(1)
                        .decisions(
                                daysOld(1).type("FUTURE_TYPE"),
                                daysOld(2).status("ARCHIVED"),
                                daysOld(3).arn("orders-backup-3")))
                .containsExactly(
                        "keep: of the unknown type FUTURE_TYPE; only USER backups are pruned",
                        "keep: its status is ARCHIVED, not AVAILABLE; it counts for no rule",
                        "keep: its ARN has an unknown form; it counts for no rule");
    }

    @Test
    void countsABackupOnceThatTwoPagesShow() throws BadRequestException {
        assertThat(keepLast(2).decisions(daysOld(1), daysOld(1), daysOld(2), daysOld(3)))
                .containsExactly(
                        "keep: one of the newest 2 (keepLast)",
                        "keep: one of the newest 2 (keepLast)",
                        "delete: not among the newest 2 (keepLast)");
        assertThat(keepLast(1).decisions(daysOld(1), daysOld(1).status("CREATING"), daysOld(2)))
                .containsExactly(
                        "keep: its status is CREATING, not AVAILABLE; it counts for no rule",
                        "keep: the newest one (keepLast)");
    }

    @Test
    void deletesTheOldestFirstAndSumsUpWhatItFrees() throws BadRequestException {
        PrunePlan plan = keepLast(1)
                .table("carts", new TableFact.Live(LIVE_ID))
                .plan(
                        daysOld(1),
                        daysOld(2),
                        daysOld(3),
                        daysOld(4).table("carts"),
                        daysOld(5).table("carts"));
        assertThat(plan.deletions())
                .extracting(PruneDecision::backup)
                .containsExactly(
                        daysOld(5).table("carts").get(),
                        daysOld(3).get(),
                        daysOld(2).get());
        assertThat(plan.freedBytes()).isEqualTo(3 << 20);
    }

    @Test
    void anEmptyListingIsAnEmptyPlan() throws BadRequestException {
        PrunePlan plan = keepLast(1).plan(List.<BackupSummary>of());
        assertThat(plan.decisions()).isEmpty();
        assertThat(plan.refused()).isFalse();
        assertThat(plan.warnings()).containsExactly("1 selected table has no backup: orders.");
    }
}
