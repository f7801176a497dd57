package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

/** Where the settings to apply come from. */
public enum SettingsOrigin {
    /** The file that was saved with the backup. */
    FILE,
    /** The table itself, which still exists. */
    LIVE_TABLE,
    /** The stream and the time to live that a backup records. */
    BACKUP_RECORD,
    NONE
}
