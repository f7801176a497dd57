package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.view.HistoryChart.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryChartTest {

    @Test
    void theOldestBuildStandsOnTheLeft() {
        List<Bar> bars = chart(build(3, 1, 0), build(2, 1, 0), build(1, 1, 0)).bars();

        assertThat(bars).extracting(Bar::label).containsExactly("1", "2", "3");
        assertThat(bars).extracting(Bar::x).isSorted();
    }

    @Test
    void failedTablesStandOnTheGoodOnesAndTheHighestBarEndsBelowTheTop() {
        HistoryChart chart = chart(build(1, 3, 1));
        Bar bar = chart.bars().get(0);

        assertThat(chart.highest()).isEqualTo(4);
        assertThat(bar.goodY() + bar.goodHeight()).isEqualTo(chart.getFloor());
        assertThat(bar.failedY() + bar.failedHeight()).isEqualTo(bar.goodY());
        assertThat(bar.failedY()).isGreaterThanOrEqualTo(chart.getTop());
        assertThat(bar.goodHeight()).isCloseTo(3 * bar.failedHeight(), org.assertj.core.data.Offset.offset(3));
    }

    @Test
    void oneFailedTableAmongThousandsIsSeen() {
        Bar bar = chart(build(1, 2500, 1)).bars().get(0);

        assertThat(bar.failedHeight()).isPositive();
        assertThat(bar.failedY()).isGreaterThanOrEqualTo(0);
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
        assertThat(chart().bars()).isEmpty();
    }

    private static HistoryChart chart(BuildLine... newestFirst) {
        return HistoryChart.of(List.of(newestFirst));
    }

    private static BuildLine build(int number, int good, int failed) {
        List<BackupResult> results = new ArrayList<>();
        IntStream.range(0, good).forEach(table -> results.add(Reports.good("good-" + table, Reports.BEGAN, 1)));
        IntStream.range(0, failed).forEach(table -> results.add(Reports.failed("bad-" + table, "no.")));
        EndedBackup backup = EndedBackup.of(Reports.backup(results, List.of()), false);
        return new BuildLine(
                new BuildOperations(number, "#" + number, "job/p/" + number + "/", Reports.BEGAN, List.of(backup)));
    }
}
