package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemPage;

/** How many items a page has: as many as memory allows, and no more than about a second's capacity pays for. */
final class PageSize {

    private static final int FEWEST = 10;

    /** Of an item of 4 KB, by a read that is not strongly consistent. */
    private static final double UNITS_OF_AN_ITEM = 0.5;

    private final int most;
    private final int unitsPerSecond;
    private double units;
    private long items;

    PageSize(int most, int unitsPerSecond) {
        this.most = most;
        this.unitsPerSecond = unitsPerSecond;
    }

    void saw(ItemPage page) {
        units += page.units();
        items += page.looked();
    }

    int items() {
        double each = items == 0 || units == 0 ? UNITS_OF_AN_ITEM : units / items;
        return (int) Math.max(Math.min(FEWEST, most), Math.min(most, unitsPerSecond / each));
    }
}
