package io.jenkins.plugins.dynamodbbackup.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import java.nio.file.Path;

/** The files of the restores of a build, each restore under its ID. */
public final class BuildFiles {

    private final Run<?, ?> run;
    private final BuildResults results;

    BuildFiles(Run<?, ?> run, BuildResults results) {
        this.run = run;
        this.results = results;
    }

    /** Null, as Stapler wants it, for what is no restore of this build. */
    @CheckForNull
    public RestoreFiles getDynamic(String id) {
        Path folder = BuildResults.files(run);
        return results.operations().stream()
                .filter(operation -> operation.summary().id().toString().equals(id))
                .filter(StoredRestore.class::isInstance)
                .findFirst()
                .map(restore -> new RestoreFiles(folder, ((StoredRestore) restore).mode()))
                .orElse(null);
    }
}
