package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFolder;
import jenkins.model.Jenkins;

/** Where Jenkins keeps the settings files of backups: they outlive the builds, and jobs can be renamed and moved. */
public final class SavedSettings {

    private SavedSettings() {}

    public static SettingsFolder folder() {
        return new SettingsFolder(
                Jenkins.get().getRootDir().toPath().resolve("dynamodb-backup").resolve("settings"));
    }
}
