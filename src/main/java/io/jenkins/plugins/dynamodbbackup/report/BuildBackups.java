package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.report.view.Section;
import java.util.List;
import java.util.function.Supplier;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the REST API of a build's page gives. It is not the action itself, because that stands in the REST API of the
 * build, too, where nobody asks for thousands of rows.
 */
@ExportedBean
public final class BuildBackups {

    private final Supplier<List<Section>> sections;

    BuildBackups(Supplier<List<Section>> sections) {
        this.sections = sections;
    }

    /** In the order in which they ended. */
    @Exported
    public List<Section> getOperations() {
        return sections.get();
    }
}
