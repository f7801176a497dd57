package io.jenkins.plugins.dynamodbbackup.report.view;

import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The newest good backup of a table, and the build that made it. */
@ExportedBean(defaultVisibility = 999)
public final class NewestBackup {

    private final Line line;
    private final BuildOperations build;

    NewestBackup(Line line, BuildOperations build) {
        this.line = line;
        this.build = build;
    }

    @Exported(merge = true)
    public Line getLine() {
        return line;
    }

    @Exported
    public int getBuildNumber() {
        return build.number();
    }

    public String getBuildName() {
        return build.name();
    }

    /** Relative to the address of Jenkins. */
    @Exported
    public String getBuildUrl() {
        return build.url();
    }
}
