package io.jenkins.plugins.dynamodbbackup.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.SavedSettings;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import java.io.IOException;
import java.util.Optional;

/** The settings files of the backups of a build, each under the ID in its backup's ARN. */
public final class BuildSettings {

    private final Run<?, ?> run;
    private final BuildResults results;

    BuildSettings(Run<?, ?> run, BuildResults results) {
        this.run = run;
        this.results = results;
    }

    /** The page of a file; null, as Stapler wants it, for a backup that is not of this build or has no file. */
    @CheckForNull
    public SettingsPage getDynamic(String backupId) throws IOException {
        Optional<BackupRow> row = results.operations().stream()
                .filter(StoredBackup.class::isInstance)
                .flatMap(backup -> ((StoredBackup) backup).rows().stream())
                .filter(it -> it.arn().endsWith("/backup/" + backupId))
                .findFirst();
        if (row.isEmpty()) {
            return null;
        }
        return SavedSettings.folder()
                .read(row.get().arn())
                .map(json -> new SettingsPage(run, row.get(), json))
                .orElse(null);
    }
}
