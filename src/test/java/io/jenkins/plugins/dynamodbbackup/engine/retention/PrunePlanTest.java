package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.LIVE_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.OLD_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.aged;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.daysOld;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.PruneSample.keepDays;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.PruneSample.keepLast;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reasons of a plan, for the cases that users meet. */
class PrunePlanTest {

    @Test
    void namesTheRuleThatKeepsAndTheRulesThatDoNot() throws BadRequestException {
        assertThat(keepLast(2).decisions(daysOld(1), daysOld(2), daysOld(3)))
                .containsExactly(
                        "keep: retention.keepLast(2, keepLast)",
                        "keep: retention.keepLast(2, keepLast)",
                        "delete: retention.keepLast.not(2, keepLast)");
        assertThat(keepDays(30).decisions(daysOld(29), daysOld(31)))
                .containsExactly(
                        "keep: retention.keepDays(30, keepDays)", "delete: retention.keepDays.not(30, keepDays)");
        assertThat(keepLast(1).decisions(daysOld(1), daysOld(2)))
                .containsExactly(
                        "keep: retention.keepLast.one(keepLast)", "delete: retention.keepLast.not.one(keepLast)");
        assertThat(keepDays(1).decisions(aged(Duration.ofHours(23)), daysOld(2)))
                .containsExactly(
                        "keep: retention.keepDays.one(keepDays)", "delete: retention.keepDays.not.one(keepDays)");
    }

    @Test
    void keepsWhatAnyRuleKeeps() throws BadRequestException {
        assertThat(keepLast(3).andKeepDays(5).decisions(daysOld(4), daysOld(6), daysOld(7), daysOld(8)))
                .containsExactly(
                        "keep: retention.both(retention.keepDays(5, keepDays), retention.keepLast(3, keepLast))",
                        "keep: retention.keepLast(3, keepLast)",
                        "keep: retention.keepLast(3, keepLast)",
                        "delete: retention.both(retention.keepDays.not(5, keepDays), retention.keepLast.not(3, keepLast))");
    }

    @Test
    void leavesTheLastWaysBackHoweverOldTheyAre() throws BadRequestException {
        assertThat(keepDays(7).decisions(daysOld(300), daysOld(301)))
                .containsExactly("keep: retention.minKeep.one(minKeep)", "delete: retention.keepDays.not(7, keepDays)");
        assertThat(keepDays(7).minKeep(2).decisions(daysOld(300), daysOld(301), daysOld(302)))
                .containsExactly(
                        "keep: retention.minKeep(2, minKeep)",
                        "keep: retention.minKeep(2, minKeep)",
                        "delete: retention.keepDays.not(7, keepDays)");
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
                        "keep: retention.afterStart",
                        "keep: retention.keepDays.one(keepDays)",
                        "delete: retention.keepDays.not.one(keepDays)");
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
                        "keep: retention.protected(orders-release*, protect)",
                        "keep: retention.keepLast(2, keepLast)",
                        "delete: retention.keepLast.not(2, keepLast)",
                        "keep: retention.protected(orders-golden, protect)");
    }

    @Test
    void warnsOfAProtectionThatProtectsNothing() throws BadRequestException {
        assertThat(Said.all(keepLast(1)
                        .protect("orders-relase1", "orders-*")
                        .plan(daysOld(1))
                        .warnings()))
                .containsExactly("retention.warning.protect(protect, orders-relase1)");
    }

    @Test
    void warnsOfTablesWithoutBackupAndOfAPatternThatCoversNothing() throws BadRequestException {
        assertThat(Said.all(keepLast(1)
                        .table("users", new TableFact.Live("id"))
                        .table("gone", new TableFact.Gone())
                        .namePattern("nightly-*")
                        .plan(daysOld(1))
                        .warnings()))
                .containsExactly(
                        "retention.warning.noBackup(1, users)",
                        "retention.warning.namePattern(namePattern, nightly-*)");
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
                        "keep: retention.keepLast.one(keepLast)",
                        "delete: retention.keepLast.not.one(keepLast)",
                        "keep: retention.source.REPLACED(deletedTables)",
                        "keep: retention.source.REPLACED(deletedTables)",
                        "keep: retention.source.UNIDENTIFIED");
        assertThat(keepLast(1).deletedTables().decisions(backups))
                .containsExactly(
                        "keep: retention.keepLast.one(keepLast)",
                        "delete: retention.keepLast.not.one(keepLast)",
                        "keep: retention.keepLast.one(keepLast)",
                        "delete: retention.keepLast.not.one(keepLast)",
                        "keep: retention.source.UNIDENTIFIED");
    }

    @Test
    void deletesNothingOfATableThatCouldNotBeAskedFor() throws BadRequestException {
        assertThat(keepLast(1)
                        .deletedTables()
                        .table("orders", new TableFact.Unknown(Message.foreign("AWS denied DescribeTable")))
                        .decisions(daysOld(1), daysOld(2)))
                .containsOnly("keep: retention.source.UNKNOWN(foreign(AWS denied DescribeTable))");
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
                        "keep: retention.type.unknown(FUTURE_TYPE)",
                        "keep: retention.status(ARCHIVED)",
                        "keep: retention.arn");
    }

    @Test
    void countsABackupOnceThatTwoPagesShow() throws BadRequestException {
        assertThat(keepLast(2).decisions(daysOld(1), daysOld(1), daysOld(2), daysOld(3)))
                .containsExactly(
                        "keep: retention.keepLast(2, keepLast)",
                        "keep: retention.keepLast(2, keepLast)",
                        "delete: retention.keepLast.not(2, keepLast)");
        assertThat(keepLast(1).decisions(daysOld(1), daysOld(1).status("CREATING"), daysOld(2)))
                .containsExactly("keep: retention.status(CREATING)", "keep: retention.keepLast.one(keepLast)");
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
        PrunePlan plan = keepLast(1).plan(List.<ListedBackup>of());
        assertThat(plan.decisions()).isEmpty();
        assertThat(plan.refused()).isFalse();
        assertThat(Said.all(plan.warnings())).containsExactly("retention.warning.noBackup(1, orders)");
    }
}
