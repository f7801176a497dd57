package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationHeader;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryChartTest {

    @Test
    void theOldestBuildStandsOnTheLeft() {
        List<Bar> bars = chart(build(3, 1, 0), build(2, 1, 0), build(1, 1, 0)).bars();

        assertThat(bars).extracting(Bar::label).containsExactly("1", "2", "3");
        assertThat(bars).extracting(Bar::x).isSorted();
    }

    @Test
    void failedTablesStandOnTheGoodOnesAndTheHighestBarReachesTheTop() {
        HistoryChart chart = chart(build(1, 3, 1));
        Bar bar = chart.bars().get(0);

        assertThat(chart.highest()).isEqualTo(4);
        assertThat(bar.goodY() + bar.goodHeight()).isEqualTo(HistoryChart.FLOOR);
        assertThat(bar.failedY() + bar.failedHeight()).isEqualTo(bar.goodY());
        assertThat(bar.failedY()).isEqualTo(HistoryChart.TOP);
        assertThat(bar.goodHeight()).isCloseTo(3 * bar.failedHeight(), org.assertj.core.data.Offset.offset(3));
    }

    @Test
    void oneFailedTableAmongThousandsIsSeen() {
        HistoryChart chart = chart(build(1, 2500, 1));
        Bar bar = chart.bars().get(0);

        assertThat(bar.failedHeight()).isGreaterThanOrEqualTo(4);
        assertThat(bar.failedY()).isEqualTo(HistoryChart.TOP);
        assertThat(bar.goodY() + bar.goodHeight()).isEqualTo(HistoryChart.FLOOR);
    }

    @Test
    void aBarLeadsToItsBuild() {
        Bar bar = chart(build(7, 1, 0)).bars().get(0);

        assertThat(bar.build().getUrl()).isEqualTo("job/p/7/");
        assertThat(bar.build().isWithoutPage()).isFalse();
    }

    @Test
    void allBarsStayWithinThePicture() {
        BuildLine[] builds = IntStream.rangeClosed(1, 25)
                .mapToObj(number -> build(26 - number, number, 0))
                .toArray(BuildLine[]::new);

        assertThat(chart(builds).bars()).hasSize(25).allSatisfy(bar -> {
            assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(HistoryChart.WIDTH);
            assertThat(bar.failedY()).isBetween(0, HistoryChart.HEIGHT);
        });
    }

    @Test
    void thereIsNothingToDrawWithoutTables() {
        assertThat(chart(build(1, 0, 0)).highest()).isZero();
        assertThat(chart(build(1, 0, 0)).isDrawn()).isFalse();
        assertThat(chart().bars()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = BuildEnd.class,
            names = {"FAILURE", "ABORTED", "NOT_BUILT"})
    void aBuildThatFailedWithoutAFailedTableIsRed(BuildEnd end) {
        HistoryChart chart =
                chart(build(3, BuildEnd.SUCCESS, good("orders")), build(2, end), build(1, end, good("orders")));

        assertThat(chart.isDrawn()).isTrue();
        assertThat(chart.bars().get(0).failedY()).isLessThan(chart.bars().get(0).goodY());
        assertThat(chart.bars()).extracting(bar -> bar.failedHeight() > 0).containsExactly(true, true, false);
        assertThat(chart.getRed()).isEqualTo("#1, #2");
    }

    @Test
    void aPatternThatMatchesNothingBesideGoodTablesIsRed() {
        StoredOperation backup = StoredBackup.of(
                Reports.backup(List.of(Reports.good("orders", Reports.BEGAN, 1)), List.of("no table named 'ordrs'")),
                false);

        assertThat(chart(build(1, BuildEnd.SUCCESS, backup)).getRed()).isEqualTo("#1");
    }

    @Test
    void aBuildOfWhichNothingCanBeReadIsRedAndSaysWhy() {
        BuildResults unreadable =
                new BuildResults(List.of("{"), Path.of("target").toFile());
        BuildLine line =
                new BuildLine(new BuildOperations(1, "#1", "job/p/1/", Reports.BEGAN, BuildEnd.SUCCESS, unreadable));

        assertThat(chart(line).getRed()).isEqualTo("#1");
        assertThat(line.getSummary()).isEqualTo(unreadable.problems()).hasSize(1);
        assertThat(line.getProblems()).isEqualTo(unreadable.problems());
        assertThat(line.isWithoutPage()).isFalse();
    }

    @Test
    void aPruneThatDeletedNothingIsDrawnRedAndAGoodOneNotAtAll() {
        assertThat(chart(build(1, BuildEnd.UNSTABLE, prune(Outcome.FAILED))).getRed())
                .isEqualTo("#1");
        assertThat(chart(build(1, BuildEnd.UNSTABLE, prune(Outcome.FAILED))).isDrawn())
                .isTrue();
        assertThat(chart(build(1, BuildEnd.SUCCESS, prune(Outcome.OK))).isDrawn())
                .isFalse();
    }

    @Test
    void unconfirmedTablesStandBetweenTheOthers() {
        OperationHeader head =
                new OperationHeader(Verdict.REQUESTED, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());
        StoredOperation requested = new StoredBackup(
                head,
                Stream.of(Outcome.OK, Outcome.REQUESTED, Outcome.FAILED)
                        .map(outcome ->
                                new BackupRow("orders", "b", "", outcome, "", Optional.empty(), 0, Optional.empty()))
                        .toList());
        HistoryChart chart = chart(build(1, BuildEnd.SUCCESS, requested));
        Bar bar = chart.bars().get(0);

        assertThat(bar.unconfirmedHeight()).isEqualTo(bar.goodHeight()).isPositive();
        assertThat(bar.unconfirmedY() + bar.unconfirmedHeight()).isEqualTo(bar.goodY());
        assertThat(bar.failedY() + bar.failedHeight()).isEqualTo(bar.unconfirmedY());
        assertThat(bar.failedY()).isGreaterThanOrEqualTo(HistoryChart.TOP);
        assertThat(bar.text()).isEqualTo("#1, succeeded: 1 good, 1 not confirmed, 1 failed");
    }

    private static StoredOperation good(String table) {
        return StoredBackup.of(Reports.backup(Reports.good(table, Reports.BEGAN, 1)), false);
    }

    private static StoredOperation prune(Outcome outcome) {
        return StoredPrune.of(
                Reports.prune(false, Reports.gone("orders", Reports.BEGAN, outcome, "it went so.")), false);
    }

    private static HistoryChart chart(BuildLine... newestFirst) {
        return HistoryChart.of(List.of(newestFirst));
    }

    private static BuildLine build(int number, int good, int failed) {
        List<BackupResult> results = new ArrayList<>();
        IntStream.range(0, good).forEach(table -> results.add(Reports.good("good-" + table, Reports.BEGAN, 1)));
        IntStream.range(0, failed).forEach(table -> results.add(Reports.failed("bad-" + table, "no.")));
        StoredBackup backup = StoredBackup.of(Reports.backup(results, List.of()), false);
        return build(number, BuildEnd.SUCCESS, backup);
    }

    private static BuildLine build(int number, BuildEnd end, StoredOperation... operations) {
        return new BuildLine(new BuildOperations(
                number, "#" + number, "job/p/" + number + "/", Reports.BEGAN, end, Reports.results(operations)));
    }
}
