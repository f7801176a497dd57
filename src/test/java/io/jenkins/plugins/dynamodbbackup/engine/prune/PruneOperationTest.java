package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.backups;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.dryRun;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.excluding;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.maxDeletes;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.table;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PruneOperationTest {

    private final Simulation aws = new Simulation(1, builder -> builder.rates(Rates.aws()));
    private final List<PruneProgress> saved = new ArrayList<>();

    @AfterEach
    void close() {
        aws.close();
    }

    private PruneReport prune(PruneRequest request) throws Exception {
        return aws.run(PruneOperation.start(request, aws.session(), SettingsFiles.NONE, saved::add, aws.journal()));
    }

    @Test
    void deletesWhatNoRuleKeepsAndSaysWhyOfEach() throws Exception {
        List<String> orders = table(aws, "orders", 5);
        table(aws, "customers", 2);

        PruneReport report = prune(keepLast(2, "*"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(Message.texts(report.problems())).isEmpty();
        assertThat(report.partial()).isFalse();
        assertThat(report.kept()).hasSize(4).allSatisfy(result -> {
            assertThat(Said.of(result.reason())).isEqualTo("retention.keepLast(2, keepLast)");
            assertThat(Said.of(result.message())).isEqualTo("prune.kept(retention.keepLast(2, keepLast))");
        });
        assertThat(report.deleted()).hasSize(3).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.OK);
            assertThat(Said.of(result.reason())).isEqualTo("retention.keepLast.not(2, keepLast)");
            assertThat(result.message()).isEqualTo(Message.of("prune.deleted"));
        });
        assertThat(report.freedBytes()).isEqualTo(3_000_000);
        assertThat(there(aws)).hasSize(4).doesNotContainAnyElementsOf(orders.subList(2, 5));
        assertThat(aws.said())
                .containsSubsequence(
                        "retention.plan.group(retention.table.LIVE(orders, "
                                + report.results().get(3).backup().tableId().orElseThrow() + "), 2, 5, 3)",
                        "retention.plan.total(4, 7, 2, 3, 2.9 MiB)",
                        "prune.backup(orders, orders20261117T020000, prune.deleted)",
                        "prune.backup(orders, orders20261118T020000, prune.deleted)",
                        "prune.backup(orders, orders20261119T020000, prune.deleted)",
                        "prune.progress(3, 3)");
    }

    @Test
    void deletesTheOldestOfAllTablesFirst() throws Exception {
        table(aws, "aaa", 4);
        table(aws, "bbb", 6);

        prune(keepLast(1, "*"));

        assertThat(aws.db().calls().entries("DeleteBackup"))
                .extracting(entry -> entry.resource().replaceAll(".*table/\\w+/backup/0*(\\d+)-.*", "$1"))
                .isSorted()
                .hasSize(8);
    }

    @Test
    void aDryRunPrintsTheSamePlanAndDeletesNothing() throws Exception {
        table(aws, "orders", 5);

        PruneReport report = prune(dryRun(keepLast(2, "orders")));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.dryRun()).isTrue();
        assertThat(report.deleted()).hasSize(3).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(result.message()).isEqualTo(Message.of("prune.dryRun"));
        });
        assertThat(report.partial()).isFalse();
        assertThat(aws.lines()).contains("Table orders: keep 2 of 5 backups, delete 3");
        assertThat(there(aws)).hasSize(5);
        assertThat(saved).isEmpty();
        assertThat(aws.db().calls().count("DeleteBackup")).isZero();
    }

    @Test
    void nothingToDeleteIsASuccessThatSavesNothing() throws Exception {
        table(aws, "orders", 2);

        PruneReport report = prune(keepLast(2, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.results()).hasSize(2);
        assertThat(saved).isEmpty();
        assertThat(aws.db().calls().count("DeleteBackup")).isZero();
    }

    @Test
    void savesThePlanBeforeTheFirstDeletion() throws Exception {
        List<String> orders = table(aws, "orders", 3);
        aws.run(PruneOperation.start(
                keepLast(1, "orders"),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {
                    if (saved.isEmpty()) {
                        assertThat(aws.db().calls().count("DeleteBackup")).isZero();
                    }
                    saved.add(progress);
                },
                aws.journal()));

        assertThat(saved.get(0).planned().orElseThrow())
                .extracting(planned -> planned.backup().arn())
                .containsExactlyInAnyOrder(orders.get(1), orders.get(2));
        assertThat(saved.get(saved.size() - 1).planned().orElseThrow())
                .allSatisfy(planned -> assertThat(planned.outcome()).contains(Outcome.OK));
    }

    @Test
    void withoutASavedPlanNothingIsDeleted() throws Exception {
        table(aws, "orders", 3);

        PruneReport report = aws.run(PruneOperation.start(
                keepLast(1, "orders"),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {
                    throw new IOException("disk full");
                },
                aws.journal()));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Said.all(report.problems()))
                .containsExactly("operation.notSaved(foreign(disk full)) + prune.nothingDeleted");
        assertThat(report.results()).filteredOn(PruneResult::delete).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(Said.of(result.message())).isEqualTo("prune.notSaved(foreign(disk full))");
        });
        assertThat(there(aws)).hasSize(3);
    }

    @Test
    void aMisspeltNameStopsTheWholePrune() throws Exception {
        table(aws, "orders", 3);

        PruneReport report = prune(keepLast(1, "orders", "ordrs"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isFalse();
        assertThat(report.problems())
                .containsExactly(Message.of(
                        "table.hinted",
                        Message.of("table.missing", "ordrs"),
                        Message.of("table.hint.near", 1, Argument.names(List.of("orders")))));
        assertThat(report.results())
                .filteredOn(PruneResult::delete)
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.message()).isEqualTo(Message.of("prune.selectionInDoubt")));
        assertThat(aws.lines()).contains("Table orders: keep 1 of 3 backups, delete 2");
        assertThat(there(aws)).hasSize(3);
    }

    @Test
    void anExclusionThatMatchesNoTableStopsTheWholePrune() throws Exception {
        table(aws, "orders", 3);
        table(aws, "orders0001", 3);

        PruneReport report = prune(excluding(keepLast(1, "*"), "Orders0001"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Message.texts(report.problems()))
                .containsExactly(
                        "exclude 'Orders0001' matches no table; it must match the whole name, letter for letter; the nearest are 'orders0001', 'orders'");
        assertThat(report.deleted()).isEmpty();
        assertThat(aws.lines()).contains(report.problems().get(0).toString());
        assertThat(there(aws)).hasSize(6);
    }

    @Test
    void theSameIsSaidOfADryRunAndOfNamedTables() throws Exception {
        table(aws, "orders", 3);
        table(aws, "users", 3);

        assertThat(Message.texts(
                        prune(dryRun(excluding(keepLast(1, "*"), "user"))).problems()))
                .hasSize(1);
        assertThat(Message.texts(
                        prune(excluding(keepLast(1, "orders", "users"), "user")).problems()))
                .containsExactly(
                        "exclude 'user' matches no table; it must match the whole name, letter for letter; the nearest is 'users'");
        assertThat(there(aws)).hasSize(6);
    }

    @Test
    void anExclusionMayBeOfADeletedTable() throws Exception {
        table(aws, "orders", 3);
        backups(aws, "gone", 3);

        PruneReport report = prune(excluding(keepLast(1, "*"), "gone"));

        assertThat(Message.texts(report.problems())).isEmpty();
        assertThat(there(aws)).hasSize(4);
    }

    /** A backup that is protected may be gone one day: that must not stop every prune from then on. */
    @Test
    void protectAndNamePatternThatMatchNothingAreReported() throws Exception {
        table(aws, "orders", 3);

        PruneReport report = prune(new PruneRequest(
                TableQuery.of("orders"),
                KeepCounts.of(1, KeepCounts.UTC)
                        .with(KeepParameter.KEEP_LAST, Optional.of(1))
                        .with(KeepParameter.KEEP_DAYS, Optional.empty()),
                Optional.of("nightly-*"),
                false,
                List.of("before-release-*"),
                100,
                false,
                false));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(Said.all(report.warnings()))
                .containsExactly(
                        "retention.warning.namePattern(namePattern, nightly-*)",
                        "retention.warning.protect(protect, before-release-*)");
        assertThat(there(aws)).hasSize(3);
    }

    @Test
    void oneNamedTableThatCannotBeLookedAtKeepsItsBackupsAndStopsNoOther() throws Exception {
        table(aws, "orders", 3);
        table(aws, "users", 3);
        aws.db().rules().on("DescribeTable").table("users").then(Effect.denied());

        PruneReport report = prune(keepLast(1, "orders", "users"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Said.all(report.problems()))
                .singleElement()
                .asString()
                .startsWith("aws.error.failed.of(DescribeTable, users, aws.error.what.said(AccessDeniedException, ")
                .endsWith(" + prune.doubt.kept");
        assertThat(there(aws)).hasSize(4);
    }

    @Test
    void aRefusedPlanDeletesNothing() throws Exception {
        table(aws, "orders", 5);

        PruneReport report = prune(maxDeletes(keepLast(1, "orders"), 3));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Said.all(report.problems())).containsExactly("retention.refused.tooMany(4, maxDeletes, 3)");
        assertThat(report.results())
                .filteredOn(PruneResult::delete)
                .allSatisfy(result -> assertThat(result.message()).isEqualTo(Message.of("prune.planRefused")));
        assertThat(there(aws)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "100, 100", "101, 100", "350, 100", "7, 3", "6, 3"})
    void countsTheBackupsOfAllPages(int backups, int pageSize) throws Exception {
        List<String> orders = table(aws, "orders", backups);
        aws.db().rules().on("ListBackups").then(Effect.cutPage(pageSize));
        aws.db().rules().on("ListBackups").nth(2).then(Effect.emptyPage());

        PruneReport report = prune(maxDeletes(keepLast(5, "orders"), 1000));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(there(aws)).containsExactlyInAnyOrderElementsOf(orders.subList(0, Math.min(5, backups)));
    }

    @Test
    void aTableWithoutBackupsIsNoFailure() throws Exception {
        aws.db().seed().table("orders");

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.said()).contains("retention.plan.warning(retention.warning.noBackup(1, orders))");
    }

    @Test
    void keepsToThePace() throws Exception {
        for (int i = 0; i < 30; i++) {
            table(aws, "t" + String.format("%02d", i), 5);
        }

        PruneReport report = prune(maxDeletes(keepLast(1, "*"), 1000));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db().calls().count("DeleteBackup")).isEqualTo(120);
        assertThat(aws.db().calls().busiestSecond("DeleteBackup")).isLessThanOrEqualTo(5);
        assertThat(aws.db().calls().busiestSecond("ListBackups")).isLessThanOrEqualTo(4);
        assertThat(aws.db().calls().busiestSecond("DescribeTable")).isLessThanOrEqualTo(10);
        assertThat(aws.db().calls().throttled()).isZero();
        assertThat(aws.said())
                .filteredOn(said -> said.startsWith("prune.progress.soFar"))
                .as("beyond 50 deletions only numbers are told")
                .isNotEmpty()
                .hasSizeLessThan(5);
    }

    @Test
    void asksOnlyForTablesOnWhichADeletionDepends() throws Exception {
        for (int i = 0; i < 30; i++) {
            table(aws, "quiet-" + i, 2);
        }
        table(aws, "orders", 3);

        prune(keepLast(2, "*"));

        assertThat(aws.db().calls().count("DescribeTable")).isEqualTo(1);
        assertThat(aws.db().calls().count("ListBackups")).isEqualTo(1);
    }

    @Test
    void stopsAtOnceAndSaysWhatIsGone() throws Exception {
        table(aws, "orders", 40);
        PruneOperation operation = PruneOperation.start(
                keepLast(1, "orders"), aws.session(), SettingsFiles.NONE, saved::add, aws.journal());
        assertThat(operation.status()).isEqualTo(Message.of("table.status.finding"));
        aws.runUntil(operation, Simulation.START.plusSeconds(4));
        assertThat(Said.of(operation.status())).matches("prune\\.status\\.deleting\\(\\d+, 39\\)");

        operation.stop();

        PruneReport report = aws.run(operation);
        int gone = report.deleted().size();
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.partial()).isTrue();
        assertThat(gone).isBetween(10, 20);
        assertThat(there(aws)).hasSize(40 - gone);
        assertThat(report.results())
                .filteredOn(result -> result.delete() && result.outcome() != Outcome.OK)
                .hasSize(39 - gone);
        assertThat(aws.said()).last().isEqualTo("prune.stopped(" + gone + ", 39)");
    }

    @Test
    void refusesABadRequestBeforeAnythingIsSent() {
        assertThatThrownBy(() -> prune(new PruneRequest(
                        TableQuery.of("*"),
                        KeepCounts.of(1, KeepCounts.UTC)
                                .with(KeepParameter.KEEP_LAST, Optional.empty())
                                .with(KeepParameter.KEEP_DAYS, Optional.empty()),
                        Optional.empty(),
                        false,
                        List.of(),
                        100,
                        false,
                        false)))
                .isInstanceOf(BadRequestException.class);
        assertThat(aws.db().calls().entries()).isEmpty();
    }
}
