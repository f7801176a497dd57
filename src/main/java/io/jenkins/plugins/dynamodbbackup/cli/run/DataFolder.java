package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the settings files of a user are kept unless {@code --settings-dir} says otherwise. */
final class DataFolder {

    private DataFolder() {}

    /** By the rules of the operating system: XDG on Linux, Application Support on macOS, LOCALAPPDATA on Windows. */
    static Path of(Map<String, String> environment) {
        return base(System.getProperty("os.name", "").toLowerCase(Locale.ROOT), environment)
                .resolve("dynamodb-backup")
                .resolve("settings");
    }

    private static Path base(String system, Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return given(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"));
        }
        return system.startsWith("mac")
                ? home.resolve("Library").resolve("Application Support")
                : given(environment, "XDG_DATA_HOME")
                        .orElse(home.resolve(".local").resolve("share"));
    }

    private static Optional<Path> given(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
