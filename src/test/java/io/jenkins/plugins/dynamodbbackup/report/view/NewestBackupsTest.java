package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewestBackupsTest {

    private static final Instant OLD = Reports.BEGAN;
    private static final Instant NEW = OLD.plus(Duration.ofDays(1));
    private static final String PRUNED = "A prune deleted the backup of this build, or tried to.";

    @Test
    void isTheNewestOfAllBuilds() {
        assertThat(newest(build(2, backup(NEW)), build(1, backup(OLD))))
                .singleElement()
                .satisfies(newest -> {
                    assertThat(newest.line().arn()).isEqualTo(Reports.arn("orders", NEW));
                    assertThat(newest.getBuildNumber()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"OK", "REQUESTED", "FAILED", "TIMED_OUT"})
    void isNoneThatAPruneDeletedOrMayHaveDeleted(Outcome outcome) {
        StoredOperation prune =
                StoredPrune.of(Reports.prune(false, Reports.gone("orders", NEW, outcome, "it went.")), false);

        assertThat(newest(build(3, prune), build(2, backup(NEW)), build(1, backup(OLD))))
                .singleElement()
                .satisfies(newest -> assertThat(newest.getBuildNumber()).isEqualTo(1));
    }

    @Test
    void isThereAfterADryRunAndAfterAPruneThatLeftIt() {
        StoredOperation dryRun =
                StoredPrune.of(Reports.prune(true, Reports.gone("orders", NEW, Outcome.SKIPPED, "no.")), false);
        StoredOperation left =
                StoredPrune.of(Reports.prune(false, Reports.gone("orders", NEW, Outcome.SKIPPED, "no.")), false);

        assertThat(newest(build(2, dryRun, left), build(1, backup(NEW))))
                .singleElement()
                .satisfies(newest -> assertThat(newest.getBuildNumber()).isEqualTo(1));
    }

    @Test
    void isNoneOfATableWhoseOnlyBackupIsGoneOrFailed() {
        StoredOperation prune =
                StoredPrune.of(Reports.prune(false, Reports.gone("orders", NEW, Outcome.OK, "deleted.")), false);

        assertThat(newest(build(1, backup(NEW), failed("customers"), prune)))
                .extracting(NewestBackupsTest::told)
                .containsExactly(
                        tuple("customers", State.NO_GOOD_BACKUP, "", 0, "#1", "no."),
                        tuple("orders", State.NO_GOOD_BACKUP, "", 0, "#1", PRUNED));
    }

    @Test
    void aTableWhoseNewestGoodBackupIsOlderThanTheLastRunIsStale() {
        BuildOperations last = build(3, failed("orders"));

        assertThat(newest(last, build(2, failed("customers"), backup(NEW)), build(1, backup(OLD))))
                .extracting(NewestBackupsTest::told)
                .containsExactly(
                        tuple("customers", State.NO_GOOD_BACKUP, "", 0, "#2", "no."),
                        tuple("orders", State.STALE, Reports.arn("orders", NEW), 2, "#3", "no."));
        assertThat(JobHistory.of(List.of(last, build(1, backup(OLD))), Prices.LIST, NEW))
                .satisfies(history -> {
                    assertThat(history.getLastRun()).isEqualTo("#3");
                    assertThat(history.isAnyStale()).isTrue();
                });
    }

    @Test
    void aTableThatTheLastRunLeftOutIsStale() {
        StoredOperation customers = StoredBackup.of(Reports.backup(Reports.good("customers", NEW, 1)), false);

        assertThat(newest(build(2, customers), build(1, backup(OLD))))
                .extracting(NewestBackupsTest::told)
                .containsExactly(
                        tuple(
                                "orders",
                                State.STALE,
                                Reports.arn("orders", OLD),
                                1,
                                "#2",
                                "The last run did not back up this table."),
                        tuple("customers", State.AVAILABLE, Reports.arn("customers", NEW), 2, "", ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = BuildEnd.class,
            names = {"FAILURE", "ABORTED", "NOT_BUILT"})
    void aRunThatEndedBeforeItBackedUpAnythingMakesEveryTableStale(BuildEnd end) {
        BuildOperations failed = new BuildOperations(2, "#2", "job/p/2/", NEW, end, BuildResults.NONE);

        assertThat(newest(failed, build(1, backup(OLD))))
                .singleElement()
                .satisfies(newest -> assertThat(newest.line().state()).isEqualTo(State.STALE));
    }

    @Test
    void whatTheLastRunDidIsNotGuessedWhereItsRowsCannotBeRead() {
        String entry = Reports.results(backup(NEW)).entries().get(0);
        BuildResults withoutRows =
                new BuildResults(List.of(entry), Path.of("target/no-such-build").toFile());
        BuildOperations last = new BuildOperations(2, "#2", "job/p/2/", NEW, BuildEnd.SUCCESS, withoutRows);

        assertThat(newest(last, build(1, backup(OLD))))
                .extracting(NewestBackupsTest::told)
                .containsExactly(tuple(
                        "orders",
                        State.STALE,
                        Reports.arn("orders", OLD),
                        1,
                        "#2",
                        "It is not known whether the last run backed up this table: its results cannot be read."));
    }

    @Test
    void aBuildThatOnlyPrunedOrIsNotDoneMakesNothingStale() {
        StoredOperation prune = StoredPrune.of(Reports.prune(false, Reports.kept("orders", OLD, "newest")), false);
        BuildOperations running =
                new BuildOperations(3, "#3", "job/p/3/", NEW, BuildEnd.RUNNING, Reports.results(failed("orders")));

        assertThat(newest(running, build(2, prune), build(1, backup(OLD))))
                .singleElement()
                .satisfies(newest -> assertThat(newest.line().state()).isEqualTo(State.AVAILABLE));
    }

    @Test
    void whatFailedInAnAccountThatNothingTellsCountsForTheTablesOfEach() {
        StoredOperation others = elsewhere("111122223333", "444455556666");

        assertThat(newest(build(3, failed("orders"), others), build(2, others), build(1, backup(OLD))))
                .extracting(NewestBackup::account, newest -> newest.line().state(), NewestBackup::getBuildNumber)
                .containsExactly(tuple("111122223333", State.STALE, 1), tuple("444455556666", State.AVAILABLE, 3));
    }

    private static Tuple told(NewestBackup newest) {
        return tuple(
                newest.line().table(),
                newest.line().state(),
                newest.line().arn(),
                newest.getBuildNumber(),
                newest.getToldBy().map(BuildLine::getName).orElse(""),
                newest.line().why());
    }

    private static StoredOperation failed(String table) {
        return StoredBackup.of(Reports.backup(Reports.failed(table, "no.")), false);
    }

    @Test
    void tablesOfOneNameInOtherRegionsOrAccountsAreToldApart() {
        StoredOperation abroad = elsewhere("eu-west-1", "us-east-1");
        StoredOperation others = elsewhere("111122223333", "444455556666");
        JobHistory history =
                JobHistory.of(List.of(build(3, others), build(2, abroad), build(1, backup(OLD))), Prices.LIST, NEW);

        assertThat(history.newest())
                .extracting(NewestBackup::region, NewestBackup::account)
                .containsExactlyInAnyOrder(
                        tuple("eu-west-1", "111122223333"),
                        tuple("us-east-1", "111122223333"),
                        tuple("eu-west-1", "444455556666"));
        assertThat(history.isOfManyAccounts()).isTrue();
        assertThat(JobHistory.of(List.of(build(2, abroad), build(1, backup(OLD))), Prices.LIST, NEW)
                        .isOfManyAccounts())
                .isFalse();
    }

    private static StoredOperation elsewhere(String here, String there) {
        BackupResult orders = Reports.good("orders", OLD, 1);
        return StoredBackup.of(
                Reports.backup(new BackupResult(
                        orders.table(),
                        orders.outcome(),
                        orders.message(),
                        orders.name(),
                        orders.arn().map(arn -> arn.replace(here, there)),
                        orders.status(),
                        orders.createdAt(),
                        orders.sizeBytes(),
                        List.of())),
                false);
    }

    private static StoredOperation backup(Instant made) {
        return StoredBackup.of(Reports.backup(Reports.good("orders", made, 1)), false);
    }

    private static BuildOperations build(int number, StoredOperation... operations) {
        return new BuildOperations(
                number, "#" + number, "job/p/" + number + "/", OLD, BuildEnd.SUCCESS, Reports.results(operations));
    }

    private static List<NewestBackup> newest(BuildOperations... builds) {
        return new NewestBackups(List.of(builds), Prices.LIST, NEW).all();
    }
}
