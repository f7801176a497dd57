package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The geometry of a chart of the recovery times of drills: a line over builds, oldest first.
 *
 * @param longest the time at the top of the scale
 */
public record RecoveryChart(List<Point> points, Duration longest) {

    public static final int WIDTH = HistoryChart.WIDTH;
    public static final int HEIGHT = HistoryChart.HEIGHT;
    public static final int LEFT = 90;
    public static final int TOP = HistoryChart.TOP;
    public static final int FLOOR = HistoryChart.FLOOR;
    /** The vertical position of the build numbers. */
    public static final int LABELS = HistoryChart.LABELS;

    private static final int WIDEST_STEP = 60;

    /**
     * A drill.
     *
     * @param text the tooltip
     */
    public record Point(int x, int y, DrillLine drill, String text) {}

    public RecoveryChart {
        points = List.copyOf(points);
    }

    static RecoveryChart of(List<DrillLine> newestFirst) {
        int count = newestFirst.size();
        Duration longest = newestFirst.stream()
                .map(DrillLine::recovery)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        int step = count == 0 ? WIDTH : Math.min(WIDEST_STEP, (WIDTH - LEFT) / count);
        return new RecoveryChart(
                IntStream.range(0, count)
                        .mapToObj(place -> point(newestFirst.get(count - 1 - place), place, step, longest))
                        .toList(),
                longest);
    }

    private static Point point(DrillLine drill, int place, int step, Duration longest) {
        double share = (double) drill.recovery().toMillis() / Math.max(1, longest.toMillis());
        int y = FLOOR - (int) Math.round((FLOOR - TOP) * share);
        return new Point(LEFT + place * step + step / 2, y, drill, drill.text());
    }

    public boolean isDrawn() {
        return !points.isEmpty();
    }

    /** The points of the line, as SVG writes them. */
    public String getLine() {
        return points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
    }

    /** The time at the top of the scale. */
    public String getLongestText() {
        return Times.span(longest);
    }
}
