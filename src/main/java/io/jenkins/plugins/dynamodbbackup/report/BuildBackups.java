package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.report.view.RunningSection;
import io.jenkins.plugins.dynamodbbackup.report.view.Section;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The REST API of the page of a build. It is separate from the action, which is also part of the REST API of the build,
 * where thousands of rows are not wanted.
 */
@ExportedBean
public final class BuildBackups {

    private final BuildBackupsAction action;

    BuildBackups(BuildBackupsAction action) {
        this.action = action;
    }

    /** In the order of their end. */
    @Exported
    public List<Section> getOperations() {
        return action.getSections();
    }

    /** The running operations, in the order of their start. */
    @Exported
    public List<RunningSection> getRunning() {
        return action.getRunning();
    }

    /** Messages about operations that cannot be read. */
    @Exported
    public List<String> getProblems() {
        return action.getProblems();
    }
}
