package io.jenkins.plugins.dynamodbbackup.engine.settings;

import java.io.IOException;
import java.util.Optional;

/** Where settings files are kept, each under the ARN of its backup. All methods may be called from any thread. */
public interface SettingsFiles {

    /** Keeps none: settings are not read, and none are found. */
    SettingsFiles NONE = new SettingsFiles() {

        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public void save(String backupArn, String json) {}

        @Override
        public Optional<String> read(String backupArn) {
            return Optional.empty();
        }

        @Override
        public void delete(String backupArn) {}
    };

    default boolean keeps() {
        return true;
    }

    /** Returns only when the file is saved; one that is there is replaced. */
    void save(String backupArn, String json) throws IOException;

    /** Empty if the backup has no settings file. */
    Optional<String> read(String backupArn) throws IOException;

    /** Does nothing if the backup has no settings file. */
    void delete(String backupArn) throws IOException;
}
