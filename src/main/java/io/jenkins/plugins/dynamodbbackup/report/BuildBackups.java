package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.report.view.RunningSection;
import io.jenkins.plugins.dynamodbbackup.report.view.Section;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the REST API of a build's page gives. It is not the action itself, because that stands in the REST API of the
 * build, too, where nobody asks for thousands of rows.
 */
@ExportedBean
public final class BuildBackups {

    private final BuildBackupsAction action;

    BuildBackups(BuildBackupsAction action) {
        this.action = action;
    }

    /** In the order in which they ended. */
    @Exported
    public List<Section> getOperations() {
        return action.getSections();
    }

    /** Those that run, in the order in which they began. */
    @Exported
    public List<RunningSection> getRunning() {
        return action.getRunning();
    }

    /** Sentences about operations of which nothing can be read. */
    @Exported
    public List<String> getProblems() {
        return action.getProblems();
    }
}
