package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.stored.Counts;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A build in the history of its job. */
@ExportedBean(defaultVisibility = 999)
public final class BuildLine {

    private final BuildOperations build;
    private final Summary summary;

    BuildLine(BuildOperations build) {
        this.build = build;
        this.summary = Summary.of(build.results());
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

    /** Whether it ended before any operation; only its main page and log give the reason. */
    public boolean isWithoutPage() {
        return build.results().empty();
    }

    /** ISO 8601, in UTC. */
    @Exported
    public String getStartedAt() {
        return Times.iso(build.startedAt());
    }

    public long getStartedMillis() {
        return build.startedAt().toEpochMilli();
    }

    public String getStartedDay() {
        return Times.day(build.startedAt());
    }

    public String getStartedClock() {
        return Times.clock(build.startedAt());
    }

    /** The result of the whole build, which may have failed before any operation began. */
    @Exported
    public BuildEnd getResult() {
        return build.end();
    }

    public String getResultWord() {
        return build.end().word();
    }

    public String getResultIcon() {
        return build.end().icon();
    }

    /** For sorting: the first click on a heading sorts in descending order. */
    public int getResultRank() {
        return build.end().ordinal();
    }

    /** Tables that were backed up or restored successfully. */
    @Exported
    public int getGoodTables() {
        return summary.counts().good();
    }

    /** Tables whose backup or restore is not confirmed, and restored tables that need review. */
    @Exported
    public int getUnconfirmedTables() {
        return summary.counts().unconfirmed();
    }

    @Exported
    public int getFailedTables() {
        return summary.counts().failed();
    }

    /** Messages about operations as a whole. */
    @Exported
    public List<String> getProblems() {
        return Stream.concat(
                        build.operations().stream().flatMap(operation -> operation.head().problems().stream()),
                        build.results().problems().stream())
                .toList();
    }

    /** Whether there is a problem that is not in the table counts. */
    boolean hasOtherTrouble() {
        Counts counts = summary.counts();
        return build.end().cutShort()
                || build.results().empty()
                || !build.results().problems().isEmpty()
                || counts.problems() > 0
                || counts.notDeleted() > 0;
    }

    /** Never empty. */
    public List<String> getSummary() {
        List<String> lines = summary.getLines();
        return lines.isEmpty() ? List.of(Messages.BuildLine_nothing()) : lines;
    }
}
