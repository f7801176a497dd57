package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewestBackupsTest {

    private static final Instant OLD = Reports.BEGAN;
    private static final Instant NEW = OLD.plus(Duration.ofDays(1));

    @Test
    void isTheNewestOfAllBuilds() {
        assertThat(newest(build(2, backup(NEW)), build(1, backup(OLD))))
                .singleElement()
                .satisfies(newest -> {
                    assertThat(newest.getLine().getArn()).isEqualTo(Reports.arn("orders", NEW));
                    assertThat(newest.getBuildNumber()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"OK", "REQUESTED", "FAILED", "TIMED_OUT"})
    void isNoneThatAPruneDeletedOrMayHaveDeleted(Outcome outcome) {
        Ended prune = EndedPrune.of(Reports.prune(false, Reports.gone("orders", NEW, outcome, "it went.")), false);

        assertThat(newest(build(3, prune), build(2, backup(NEW)), build(1, backup(OLD))))
                .singleElement()
                .satisfies(newest -> assertThat(newest.getBuildNumber()).isEqualTo(1));
    }

    @Test
    void isThereAfterADryRunAndAfterAPruneThatLeftIt() {
        Ended dryRun = EndedPrune.of(Reports.prune(true, Reports.gone("orders", NEW, Outcome.SKIPPED, "no.")), false);
        Ended left = EndedPrune.of(Reports.prune(false, Reports.gone("orders", NEW, Outcome.SKIPPED, "no.")), false);

        assertThat(newest(build(2, dryRun, left), build(1, backup(NEW))))
                .singleElement()
                .satisfies(newest -> assertThat(newest.getBuildNumber()).isEqualTo(1));
    }

    @Test
    void isNoneOfATableWhoseOnlyBackupIsGoneOrFailed() {
        Ended failed = EndedBackup.of(Reports.backup(Reports.failed("customers", "no.")), false);
        Ended prune = EndedPrune.of(Reports.prune(false, Reports.gone("orders", NEW, Outcome.OK, "deleted.")), false);

        assertThat(newest(build(1, backup(NEW), failed, prune))).isEmpty();
    }

    @Test
    void tablesOfOneNameInOtherRegionsOrAccountsAreToldApart() {
        Ended abroad = elsewhere("eu-west-1", "us-east-1");
        Ended others = elsewhere("111122223333", "444455556666");
        JobHistory history =
                JobHistory.of(List.of(build(3, others), build(2, abroad), build(1, backup(OLD))), Prices.LIST, NEW);

        assertThat(history.getNewest())
                .extracting(NewestBackup::getRegion, NewestBackup::getAccount)
                .containsExactlyInAnyOrder(
                        tuple("eu-west-1", "111122223333"),
                        tuple("us-east-1", "111122223333"),
                        tuple("eu-west-1", "444455556666"));
        assertThat(history.isOfManyAccounts()).isTrue();
        assertThat(JobHistory.of(List.of(build(2, abroad), build(1, backup(OLD))), Prices.LIST, NEW)
                        .isOfManyAccounts())
                .isFalse();
    }

    private static Ended elsewhere(String here, String there) {
        BackupResult orders = Reports.good("orders", OLD, 1);
        return EndedBackup.of(
                Reports.backup(new BackupResult(
                        orders.table(),
                        orders.outcome(),
                        orders.sentence(),
                        orders.name(),
                        orders.arn().map(arn -> arn.replace(here, there)),
                        orders.status(),
                        orders.createdAt(),
                        orders.sizeBytes(),
                        List.of())),
                false);
    }

    private static Ended backup(Instant made) {
        return EndedBackup.of(Reports.backup(Reports.good("orders", made, 1)), false);
    }

    private static BuildOperations build(int number, Ended... operations) {
        return new BuildOperations(
                number, "#" + number, "job/p/" + number + "/", OLD, BuildEnd.SUCCESS, Reports.results(operations));
    }

    private static List<NewestBackup> newest(BuildOperations... builds) {
        return NewestBackups.of(List.of(builds), Prices.LIST, NEW);
    }
}
