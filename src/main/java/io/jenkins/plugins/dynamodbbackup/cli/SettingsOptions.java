package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where settings files are kept. */
final class SettingsOptions {

    @Option(
            names = "--settings-dir",
            paramLabel = "FOLDER",
            converter = Choices.File.class,
            description = "Folder with the settings files of the backups. Default: dynamodb-backup/settings in the data"
                    + " folder of the user, such as ~/.local/share.")
    private Path settingsDir;

    /** The folder as an absolute path. */
    Optional<String> folder(Shell shell) {
        return Optional.ofNullable(settingsDir)
                .map(folder ->
                        shell.directory().resolve(folder).toAbsolutePath().toString());
    }
}
