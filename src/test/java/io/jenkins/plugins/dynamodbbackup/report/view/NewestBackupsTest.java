package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
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

    private static Ended backup(Instant made) {
        return EndedBackup.of(Reports.backup(Reports.good("orders", made, 1)), false);
    }

    private static BuildOperations build(int number, Ended... operations) {
        return new BuildOperations(number, "#" + number, "job/p/" + number + "/", OLD, List.of(operations));
    }

    private static List<NewestBackup> newest(BuildOperations... builds) {
        return NewestBackups.of(List.of(builds), Prices.LIST, NEW);
    }
}
