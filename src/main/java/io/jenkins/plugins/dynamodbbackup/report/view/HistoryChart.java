package io.jenkins.plugins.dynamodbbackup.report.view;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The geometry of a picture with a bar for every build, oldest first: good tables at the bottom, failed ones on top.
 *
 * @param highest how many tables the scale reaches to
 */
public record HistoryChart(List<Bar> bars, int highest) {

    public static final int WIDTH = 800;
    public static final int HEIGHT = 160;
    private static final int LEFT = 44;
    private static final int TOP = 12;
    private static final int FLOOR = 132;
    private static final int WIDEST = 40;
    private static final int LEAST = 2;

    /** A builds's bar; heights of 0 stand for none. */
    public record Bar(int x, int width, int goodY, int goodHeight, int failedY, int failedHeight, String label) {

        public int getX() {
            return x;
        }

        public int getWidth() {
            return width;
        }

        public int getMiddle() {
            return x + width / 2;
        }

        public int getGoodY() {
            return goodY;
        }

        public int getGoodHeight() {
            return goodHeight;
        }

        public int getFailedY() {
            return failedY;
        }

        public int getFailedHeight() {
            return failedHeight;
        }

        public String getLabel() {
            return label;
        }
    }

    public HistoryChart {
        bars = List.copyOf(bars);
    }

    /** @param newestFirst as lists of builds are in Jenkins */
    public static HistoryChart of(List<BuildLine> newestFirst) {
        int count = newestFirst.size();
        int highest = newestFirst.stream()
                .mapToInt(build -> build.getGoodTables() + build.getFailedTables())
                .max()
                .orElse(0);
        int step = count == 0 ? WIDTH : Math.min(WIDEST + WIDEST / 2, (WIDTH - LEFT) / count);
        return new HistoryChart(
                IntStream.range(0, count)
                        .mapToObj(place -> bar(newestFirst.get(count - 1 - place), place, step, Math.max(1, highest)))
                        .toList(),
                highest);
    }

    private static Bar bar(BuildLine build, int place, int step, int highest) {
        int width = Math.max(LEAST, step * 2 / 3);
        int good = height(build.getGoodTables(), highest);
        int failed = height(build.getFailedTables(), highest);
        return new Bar(
                LEFT + place * step + (step - width) / 2,
                width,
                FLOOR - good,
                good,
                FLOOR - good - failed,
                failed,
                Integer.toString(build.getNumber()));
    }

    /** One failed table among thousands must not vanish. */
    private static int height(int tables, int highest) {
        return tables == 0 ? 0 : Math.max(LEAST, (int) Math.round((double) (FLOOR - TOP - LEAST) * tables / highest));
    }

    public List<Bar> getBars() {
        return bars;
    }

    public int getHighest() {
        return highest;
    }

    public String getViewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public int getLeft() {
        return LEFT;
    }

    public int getTop() {
        return TOP;
    }

    public int getFloor() {
        return FLOOR;
    }

    public int getRight() {
        return WIDTH;
    }

    /** Where the numbers of the builds stand. */
    public int getLabels() {
        return FLOOR + 18;
    }
}
