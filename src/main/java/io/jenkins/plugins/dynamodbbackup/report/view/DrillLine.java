package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport.Drill;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A restore drill in the history of its job. */
@ExportedBean(defaultVisibility = 999)
public final class DrillLine {

    private final BuildOperations build;
    private final StoredRestore restore;
    private final Drill drill;

    private DrillLine(BuildOperations build, StoredRestore restore, Drill drill) {
        this.build = build;
        this.restore = restore;
        this.drill = drill;
    }

    /** @param newestFirst in the order of the result */
    static List<DrillLine> of(List<BuildOperations> newestFirst) {
        return newestFirst.stream().flatMap(DrillLine::of).toList();
    }

    private static Stream<DrillLine> of(BuildOperations build) {
        return build.only(StoredRestore.class)
                .flatMap(restore -> restore.mode().drill().stream().map(drill -> new DrillLine(build, restore, drill)));
    }

    @Exported
    public int getNumber() {
        return build.number();
    }

    public String getName() {
        return build.name();
    }

    /** Of the build, relative to the address of Jenkins. */
    @Exported
    public String getUrl() {
        return build.url();
    }

    /** The table that was restored. */
    @Exported
    public String getTable() {
        return restore.source().map(StoredRestore.Source::table).orElse("");
    }

    /** Whether the restored table passed its verification. */
    @Exported
    public boolean isGood() {
        return restore.good();
    }

    /** From the start until the restored table was verified. */
    @Exported
    public long getRecoverySeconds() {
        return drill.recovery().toSeconds();
    }

    /** The number of items; 0 if they were neither counted nor compared. */
    @Exported
    public long getItems() {
        return drill.items().orElse(0L);
    }

    Duration recovery() {
        return drill.recovery();
    }

    String text() {
        return Messages.RecoveryChart_point(getName(), getTable(), Times.span(drill.recovery()));
    }
}
