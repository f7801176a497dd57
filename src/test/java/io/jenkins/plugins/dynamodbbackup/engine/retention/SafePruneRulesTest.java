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
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of spec section 6 as far as a plan can hold them; pages, pace and answers are the operation's. */
class SafePruneRulesTest {

    private static void refused(PrunePlan plan, String said) {
        assertThat(Said.all(plan.refusals())).containsExactly(said);
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
                    "retention.refused.foreign(1, retention.place.account(eu-west-1, 123456789012), "
                            + foreign.get().arn() + ", " + foreign.get().tableName() + ")");
        }
    }

    @Test
    @DisplayName("6.1 without a known account, backups of two accounts refuse the plan")
    void rule1WithoutAccount() throws BadRequestException {
        assertThat(keepLast(1).accountUnknown().plan(daysOld(1), daysOld(2)).deletions())
                .hasSize(1);
        refused(
                keepLast(1).accountUnknown().plan(daysOld(1), daysOld(2).account("999999999999")),
                "retention.refused.accounts(123456789012, 999999999999)");
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
                        "keep: retention.status(CREATING)",
                        "keep: retention.scope.default(backupName, namePattern)",
                        "keep: retention.keepLast.one(keepLast)",
                        "keep: retention.scope.default(backupName, namePattern)",
                        "delete: retention.keepLast.not.one(keepLast)");
        assertThat(keepLast(1).namePattern("by-*").decisions(backups))
                .containsExactly(
                        "keep: retention.status(CREATING)",
                        "keep: retention.keepLast.one(keepLast)",
                        "keep: retention.scope.pattern(by-*, namePattern)",
                        "delete: retention.keepLast.not.one(keepLast)",
                        "keep: retention.scope.pattern(by-*, namePattern)");
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
        ListedBackup own = daysOld(3).get();
        assertThat(keepLast(1).madeByThisRun(own).decisions(daysOld(1), daysOld(2), daysOld(3)))
                .containsExactly(
                        "keep: retention.keepLast.one(keepLast)",
                        "delete: retention.keepLast.not.one(keepLast)",
                        "keep: retention.thisRun");
        assertThat(keepLast(1)
                        .runAge(Duration.ofHours(2))
                        .decisions(
                                aged(Duration.ofMinutes(1)), aged(Duration.ofHours(2)), aged(Duration.ofMinutes(121))))
                .containsExactly(
                        "keep: retention.afterStart",
                        "keep: retention.afterStart",
                        "delete: retention.keepLast.not.one(keepLast)");
    }

    @Test
    @DisplayName("6.4 the run's start is read by AWS's clock")
    void rule4ByTheClockOfAws() throws BadRequestException {
        for (long seconds : List.of(-240L, 0L, 240L)) {
            assertThat(keepLast(1)
                            .clockAhead(Duration.ofSeconds(seconds))
                            .runAge(Duration.ofMinutes(10))
                            .decisions(daysOld(0), aged(Duration.ofMinutes(10)), aged(Duration.ofSeconds(601))))
                    .containsExactly(
                            "keep: retention.afterStart",
                            "keep: retention.afterStart",
                            "delete: retention.keepLast.not.one(keepLast)");
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
                "retention.refused.clockAhead(3 days, 5 min)");
        refused(
                keepLast(1).clockAhead(Duration.ofMinutes(-7)).plan(backups),
                "retention.refused.clockBehind(7 min, 5 min)");
    }

    @Test
    @DisplayName("6.5 a backup from the future refuses the plan")
    void rule5Future() throws BadRequestException {
        assertThat(keepLast(1).plan(aged(Duration.ofMinutes(-15)), daysOld(1)).deletions())
                .hasSize(1);
        refused(
                keepLast(1).plan(aged(Duration.ofMinutes(-16)).name("orders-future"), daysOld(1)),
                "retention.refused.future(orders-future, orders, 2026-03-31T12:16:00Z, 2026-03-31T12:00:00Z)");
    }

    @Test
    @DisplayName("6.6 backups of tables that are gone stay, unless they are asked for")
    void rule6() throws BadRequestException {
        BackupSample[] backups = {
            daysOld(1), daysOld(2), daysOld(3).tableId(OLD_ID), daysOld(4).tableId(OLD_ID),
        };
        assertThat(keepLast(1).table("orders", new TableFact.Gone()).decisions(backups))
                .hasSize(4)
                .containsOnly("keep: retention.source.GONE(deletedTables)");
        assertThat(keepLast(1)
                        .table("orders", new TableFact.Gone())
                        .deletedTables()
                        .plan(backups)
                        .groups())
                .extracting(GroupPlan::tableId, GroupPlan::source, GroupPlan::deletes)
                .containsExactly(tuple(LIVE_ID, SourceState.GONE, 1L), tuple(OLD_ID, SourceState.GONE, 1L));
    }

    @Test
    @DisplayName("6.7 a plan with more deletions than maxDeletes is refused whole")
    void rule7() throws BadRequestException {
        BackupSample[] backups = {daysOld(1), daysOld(2), daysOld(3), daysOld(4)};
        assertThat(keepLast(1).maxDeletes(3).plan(backups).deletions()).hasSize(3);
        PrunePlan plan = keepLast(1).maxDeletes(2).plan(backups);
        refused(plan, "retention.refused.tooMany(3, maxDeletes, 2)");
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
                        "keep: retention.keepLast.one(keepLast)",
                        "keep: retention.type.SYSTEM",
                        "keep: retention.type.AWS_BACKUP");
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
