package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the settings files of a user are kept unless {@code --settings-dir} says otherwise. */
final class DataFolder {

    private DataFolder() {}

    /** XDG_DATA_HOME where it is set; otherwise by the rules of the operating system. */
    static Path of(Map<String, String> environment) {
        return given(environment, "XDG_DATA_HOME")
                .orElseGet(() -> ofSystem(environment))
                .resolve("dynamodb-backup")
                .resolve("settings");
    }

    private static Path ofSystem(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return given(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"));
        }
        return system.startsWith("mac")
                ? home.resolve("Library").resolve("Application Support")
                : home.resolve(".local").resolve("share");
    }

    private static Optional<Path> given(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
