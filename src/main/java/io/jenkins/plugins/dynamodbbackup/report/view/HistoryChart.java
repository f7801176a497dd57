package io.jenkins.plugins.dynamodbbackup.report.view;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The geometry of a chart with a bar per build, oldest first: good tables at the bottom, unconfirmed tables above them,
 * failed tables on top. A build with other problems but no failed table has a mark instead.
 *
 * @param highest the number of tables at the top of the scale
 */
public record HistoryChart(List<Bar> bars, int highest) {

    public static final int WIDTH = 800;
    public static final int HEIGHT = 160;
    public static final int LEFT = 44;
    public static final int TOP = 12;
    public static final int FLOOR = 132;
    /** The vertical position of the build numbers. */
    public static final int LABELS = FLOOR + 18;

    private static final int WIDEST = 40;
    private static final int NARROWEST = 2;

    /** Still visible at half the height on the page of the job. */
    private static final int LEAST = 4;

    public HistoryChart {
        bars = List.copyOf(bars);
    }

    /** @param newestFirst in the order of build lists in Jenkins */
    public static HistoryChart of(List<BuildLine> newestFirst) {
        int count = newestFirst.size();
        int highest = newestFirst.stream().mapToInt(HistoryChart::tables).max().orElse(0);
        int step = count == 0 ? WIDTH : Math.min(WIDEST + WIDEST / 2, (WIDTH - LEFT) / count);
        return new HistoryChart(
                IntStream.range(0, count)
                        .mapToObj(place -> bar(newestFirst.get(count - 1 - place), place, step, Math.max(1, highest)))
                        .toList(),
                highest);
    }

    private static int tables(BuildLine build) {
        return build.getGoodTables() + build.getUnconfirmedTables() + build.getFailedTables();
    }

    private static Bar bar(BuildLine build, int place, int step, int highest) {
        int width = Math.max(NARROWEST, step * 2 / 3);
        Heights heights = Heights.of(build, highest);
        int unconfirmedY = FLOOR - heights.good() - heights.unconfirmed();
        return new Bar(
                LEFT + place * step + (step - width) / 2,
                width,
                FLOOR - heights.good(),
                heights.good(),
                unconfirmedY,
                heights.unconfirmed(),
                unconfirmedY - heights.failed(),
                heights.failed(),
                build,
                Messages.HistoryChart_bar(
                        build.getName(),
                        build.getResultWord(),
                        build.getGoodTables(),
                        build.getUnconfirmedTables(),
                        build.getFailedTables()));
    }

    /** The heights of the parts of a bar. A single failed table among thousands must be visible. */
    private record Heights(int good, int unconfirmed, int failed) {

        static Heights of(BuildLine build, int highest) {
            int good = build.getGoodTables();
            int belowFailed = good + build.getUnconfirmedTables();
            int failed = part(belowFailed, belowFailed + build.getFailedTables(), highest);
            return new Heights(
                            part(0, good, highest),
                            part(good, belowFailed, highest),
                            failed == 0 && build.hasOtherTrouble() ? LEAST : failed)
                    .within(FLOOR - TOP);
        }

        private static int part(int from, int to, int highest) {
            return from == to ? 0 : Math.max(LEAST, scaled(to, highest) - scaled(from, highest));
        }

        private static int scaled(int tables, int highest) {
            return (int) Math.round((double) (FLOOR - TOP) * tables / highest);
        }

        /** The tallest part is reduced by what was added to make small parts visible. */
        private Heights within(int room) {
            int over = Math.max(0, good + unconfirmed + failed - room);
            if (good >= unconfirmed && good >= failed) {
                return new Heights(good - over, unconfirmed, failed);
            }
            return unconfirmed >= failed
                    ? new Heights(good, unconfirmed - over, failed)
                    : new Heights(good, unconfirmed, failed - over);
        }
    }

    /** Whether any bar can be seen. */
    public boolean isDrawn() {
        return bars.stream().anyMatch(Bar::seen);
    }

    /** The builds with a red part, as text for accessibility; empty when there are none. */
    public String getRed() {
        return bars.stream()
                .filter(bar -> bar.failedHeight() > 0)
                .map(bar -> "#" + bar.label())
                .collect(Collectors.joining(", "));
    }
}
