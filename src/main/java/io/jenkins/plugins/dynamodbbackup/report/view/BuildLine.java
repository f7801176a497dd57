package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.stored.Counts;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One build in the history of its job. */
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

    /** It ended before any operation had: only its own page and log tell why. */
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

    /** Of the build as a whole, which may have failed before any operation began. */
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

    /** For sorting: the first click on a heading brings the highest to the top. */
    public int getResultRank() {
        return build.end().ordinal();
    }

    /** Tables that were backed up or restored well. */
    @Exported
    public int getGoodTables() {
        return summary.counts().good();
    }

    /** Tables whose backup or restore is not confirmed, and restored ones that are to be looked at. */
    @Exported
    public int getUnconfirmedTables() {
        return summary.counts().unconfirmed();
    }

    @Exported
    public int getFailedTables() {
        return summary.counts().failed();
    }

    /** Sentences about operations as a whole. */
    @Exported
    public List<String> getProblems() {
        return Stream.concat(
                        build.operations().stream().flatMap(operation -> operation.head().problems().stream()),
                        build.results().problems().stream())
                .toList();
    }

    /** Whether something went wrong that no count of tables tells. */
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
