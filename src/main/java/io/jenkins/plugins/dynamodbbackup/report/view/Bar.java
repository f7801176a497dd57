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

    public int getUnconfirmedY() {
        return unconfirmedY;
    }

    public int getUnconfirmedHeight() {
        return unconfirmedHeight;
    }

    public int getFailedY() {
        return failedY;
    }

    public int getFailedHeight() {
        return failedHeight;
    }

    /** The number of the build. */
    public String getLabel() {
        return Integer.toString(build.getNumber());
    }

    public BuildLine getBuild() {
        return build;
    }

    public String getText() {
        return text;
    }
}
