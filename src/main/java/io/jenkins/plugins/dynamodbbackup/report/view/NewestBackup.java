package io.jenkins.plugins.dynamodbbackup.report.view;

import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The newest good backup of a table, and the build that made it. */
@ExportedBean(defaultVisibility = 999)
public final class NewestBackup {

    private final Line line;
    private final BuildOperations build;

    private final String region;
    private final String account;

    /** @param account empty where the ARN does not tell it */
    NewestBackup(Line line, String region, String account, BuildOperations build) {
        this.line = line;
        this.region = region;
        this.account = account;
        this.build = build;
    }

    @Exported(merge = true)
    public Line getLine() {
        return line;
    }

    @Exported
    public String getRegion() {
        return region;
    }

    @Exported
    public String getAccount() {
        return account;
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
