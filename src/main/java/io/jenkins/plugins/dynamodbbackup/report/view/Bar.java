package io.jenkins.plugins.dynamodbbackup.report.view;

/**
 * The bar of a build in the chart of a job; a height of 0 stands for none.
 *
 * @param build the build that it links to
 * @param text the tooltip
 */
public record Bar(
        int x,
        int width,
        int goodY,
        int goodHeight,
        int unconfirmedY,
        int unconfirmedHeight,
        int failedY,
        int failedHeight,
        BuildLine build,
        String text) {

    boolean seen() {
        return goodHeight + unconfirmedHeight + failedHeight > 0;
    }

    public int middle() {
        return x + width / 2;
    }

    /** The number of the build. */
    public String label() {
        return Integer.toString(build.getNumber());
    }
}
