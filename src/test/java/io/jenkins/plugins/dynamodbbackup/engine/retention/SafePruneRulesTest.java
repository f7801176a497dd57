package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.LIVE_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.OLD_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.aged;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.daysOld;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.PruneSample.keepDays;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.PruneSample.keepLast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of spec section 6 as far as a plan can hold them; pages, pace and answers are the operation's. */
class SafePruneRulesTest {

    private static void refused(PrunePlan plan, String sentence) {
        assertThat(plan.refusals()).containsExactly(sentence);
        assertThat(plan.deletions()).isEmpty();
        assertThat(plan.freedBytes()).isZero();
    }

    @Test
    @DisplayName("6.1 a backup of another region, account or table refuses the plan")
    void rule1() throws BadRequestException {
        String arn = "arn:aws:dynamodb:%s:%s:table/%s/backup/01774699200000-00000001";
        for (BackupSample foreign : List.of(
                daysOld(3).region("us-east-1"),
                daysOld(3).account("999999999999"),
                daysOld(3).arn(arn.formatted("us-east-1", BackupSample.ACCOUNT, "orders")),
                daysOld(3).arn(arn.formatted("eu-west-1", "999999999999", "orders")),
                daysOld(3).arn(arn.formatted("eu-west-1", BackupSample.ACCOUNT, "users")),
                daysOld(3).table("not-selected").region("us-east-1"))) {
            refused(
                    keepLast(1).plan(daysOld(1), daysOld(2), foreign),
                    "Of the listed backups, 1 is not of region eu-west-1 and account 123456789012, or not of the table"
                            + " named with it, such as " + foreign.get().arn() + " (table "
                            + foreign.get().tableName() + "); check region and credentials.");
        }
    }

    @Test
    @DisplayName("6.1 without a known account, backups of two accounts refuse the plan")
    void rule1WithoutAccount() throws BadRequestException {
        assertThat(keepLast(1).accountUnknown().plan(daysOld(1), daysOld(2)).deletions())
                .hasSize(1);
        refused(
                keepLast(1).accountUnknown().plan(daysOld(1), daysOld(2).account("999999999999")),
                "The listed backups belong to several accounts (123456789012, 999999999999); check the credentials and"
                        + " run again.");
    }

    @Test
    @DisplayName("6.2 only AVAILABLE backups of type USER with a matching name count and go")
    void rule2() throws BadRequestException {
        BackupSample[] backups = {
            daysOld(1).status("CREATING"),
            daysOld(2).name("by-hand"),
            daysOld(3),
            daysOld(4).name("by-hand"),
            daysOld(5)
        };
        assertThat(keepLast(1).decisions(backups))
                .containsExactly(
                        "keep: its status is CREATING, not AVAILABLE; it counts for no rule",
                        "keep: its name is not one that the default backupName makes, and namePattern is not set",
                        "keep: the newest one (keepLast)",
                        "keep: its name is not one that the default backupName makes, and namePattern is not set",
                        "delete: not the newest one (keepLast)");
        assertThat(keepLast(1).namePattern("by-*").decisions(backups))
                .containsExactly(
                        "keep: its status is CREATING, not AVAILABLE; it counts for no rule",
                        "keep: the newest one (keepLast)",
                        "keep: its name does not match by-* (namePattern)",
                        "delete: not the newest one (keepLast)",
                        "keep: its name does not match by-* (namePattern)");
    }

    @Test
    @DisplayName("6.3 newest first, and the newest good backups always stay")
    void rule3() throws BadRequestException {
        assertThat(keepDays(1)
                        .minKeep(2)
                        .plan(daysOld(40), daysOld(20), daysOld(30))
                        .deletions())
                .extracting(PruneDecision::backup)
                .containsExactly(daysOld(40).get());
    }

    @Test
    @DisplayName("6.4 what this run made stays, and so does what was made after it began")
    void rule4() throws BadRequestException {
        BackupSummary own = daysOld(3).get();
        assertThat(keepLast(1).madeByThisRun(own).decisions(daysOld(1), daysOld(2), daysOld(3)))
                .containsExactly(
                        "keep: the newest one (keepLast)",
                        "delete: not the newest one (keepLast)",
                        "keep: made by this run");
        assertThat(keepLast(1)
                        .runAge(Duration.ofHours(2))
                        .decisions(
                                aged(Duration.ofMinutes(1)), aged(Duration.ofHours(2)), aged(Duration.ofMinutes(121))))
                .containsExactly(
                        "keep: made after this run began",
                        "keep: made after this run began",
                        "delete: not the newest one (keepLast)");
    }

    @Test
    @DisplayName("6.4 the run's start is read by AWS' clock")
    void rule4ByTheClockOfAws() throws BadRequestException {
        for (long seconds : List.of(-240L, 0L, 240L)) {
            assertThat(keepLast(1)
                            .clockAhead(Duration.ofSeconds(seconds))
                            .runAge(Duration.ofMinutes(10))
                            .decisions(daysOld(0), aged(Duration.ofMinutes(10)), aged(Duration.ofSeconds(601))))
                    .containsExactly(
                            "keep: made after this run began",
                            "keep: made after this run began",
                            "delete: not the newest one (keepLast)");
        }
    }

    @Test
    @DisplayName("6.5 a clock that is more than five minutes off refuses the plan")
    void rule5Clock() throws BadRequestException {
        BackupSample[] backups = {daysOld(1), daysOld(2)};
        assertThat(keepLast(1).clockAhead(Duration.ofMinutes(5)).plan(backups).deletions())
                .hasSize(1);
        refused(
                keepLast(1).clockAhead(Duration.ofDays(3)).plan(backups),
                "The clock of this machine is 3 days ahead of AWS' clock, and more than 5 min is not safe to prune"
                        + " by; set the clock right and run again.");
        refused(
                keepLast(1).clockAhead(Duration.ofMinutes(-7)).plan(backups),
                "The clock of this machine is 7 min behind AWS' clock, and more than 5 min is not safe to prune"
                        + " by; set the clock right and run again.");
    }

    @Test
    @DisplayName("6.5 a backup from the future refuses the plan")
    void rule5Future() throws BadRequestException {
        assertThat(keepLast(1).plan(aged(Duration.ofMinutes(-15)), daysOld(1)).deletions())
                .hasSize(1);
        refused(
                keepLast(1).plan(aged(Duration.ofMinutes(-16)).name("orders-future"), daysOld(1)),
                "Backup orders-future of table orders was made at 2026-03-31T12:16:00Z, after now"
                        + " (2026-03-31T12:00:00Z), so the time is not to be trusted; compare the clocks and run again.");
    }

    @Test
    @DisplayName("6.6 backups of tables that are gone stay, unless they are asked for")
    void rule6() throws BadRequestException {
        BackupSample[] backups = {
            daysOld(1), daysOld(2), daysOld(3).tableId(OLD_ID), daysOld(4).tableId(OLD_ID),
        };
        assertThat(keepLast(1).table("orders", new TableFact.Gone()).decisions(backups))
                .hasSize(4)
                .containsOnly("keep: its table is gone; it may be the only copy (deletedTables is not set)");
        assertThat(keepLast(1)
                        .table("orders", new TableFact.Gone())
                        .deletedTables()
                        .plan(backups)
                        .groups())
                .extracting(GroupPlan::tableId, GroupPlan::standing, GroupPlan::deletes)
                .containsExactly(tuple(LIVE_ID, Standing.GONE, 1L), tuple(OLD_ID, Standing.GONE, 1L));
    }

    @Test
    @DisplayName("6.7 a plan with more deletions than maxDeletes is refused whole")
    void rule7() throws BadRequestException {
        BackupSample[] backups = {daysOld(1), daysOld(2), daysOld(3), daysOld(4)};
        assertThat(keepLast(1).maxDeletes(3).plan(backups).deletions()).hasSize(3);
        PrunePlan plan = keepLast(1).maxDeletes(2).plan(backups);
        refused(
                plan,
                "The plan deletes 3 backups, and maxDeletes allows 2; look at the plan, then raise maxDeletes or keep"
                        + " more.");
        assertThat(plan.decisions().stream().filter(PruneDecision::delete))
                .as("what it would have done")
                .hasSize(3);
    }

    @Test
    @DisplayName("6.8 backups that AWS and AWS Backup made are never touched")
    void rule8() throws BadRequestException {
        assertThat(keepLast(1)
                        .decisions(
                                daysOld(1),
                                daysOld(2).type("SYSTEM"),
                                daysOld(3)
                                        .type("AWS_BACKUP")
                                        .arn("arn:aws:backup:eu-west-1:123456789012:recovery-point:1-2")))
                .containsExactly(
                        "keep: the newest one (keepLast)",
                        "keep: made by AWS when the table was deleted (SYSTEM); AWS deletes it by itself",
                        "keep: made by AWS Backup (AWS_BACKUP); only AWS Backup can delete it");
    }

    @Test
    @DisplayName("6.9 backups of one name and one millisecond count separately, in the order of their ARNs")
    void rule9() throws BadRequestException {
        BackupSample[] twins = {
            daysOld(1).suffix(1), daysOld(1).suffix(3), daysOld(1).suffix(2)
        };
        assertThat(keepLast(2).plan(twins).deletions())
                .extracting(PruneDecision::backup)
                .containsExactly(daysOld(1).suffix(1).get());
    }
}
