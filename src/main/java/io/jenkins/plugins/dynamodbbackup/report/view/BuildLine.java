package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.text.Figures;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One build in the history of its job. */
@ExportedBean(defaultVisibility = 999)
public final class BuildLine {

    private final BuildOperations build;
    private final Summary summary;

    BuildLine(BuildOperations build) {
        this.build = build;
        this.summary = Summary.of(build.operations());
    }

    @Exported
    public int getNumber() {
        return build.number();
    }

    public String getName() {
        return build.name();
    }

    /** Relative to the address of Jenkins. */
    @Exported
    public String getUrl() {
        return build.url();
    }

    /** ISO 8601, in UTC. */
    @Exported
    public String getStartedAt() {
        return build.startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public long getStartedMillis() {
        return build.startedAt().toEpochMilli();
    }

    public String getStarted() {
        return Figures.time(build.startedAt());
    }

    /** Tables that were backed up or restored well. */
    @Exported
    public int getGoodTables() {
        return summary.counts().good();
    }

    @Exported
    public int getFailedTables() {
        return summary.counts().failed();
    }

    public List<String> getSummary() {
        return summary.getLines();
    }
}
