package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/command-line.md names every option in a table, and none that does not exist. */
class DocumentationTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(--[a-z-]+)[^`]*`(?:, `(--[a-z-]+)`)?", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("(?<![a-z-])--[a-z][a-z-]+");

    @TempDir
    private Path directory;

    private static String page() throws IOException {
        Path docs = Path.of("docs/command-line.md");
        return Files.readString(Files.exists(docs) ? docs : Path.of("..").resolve(docs));
    }

    private static String section(String title) throws IOException {
        Matcher section = Pattern.compile(
                        "^## " + Pattern.quote(title) + "\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page());
        assertThat(section.find()).as("a section named " + title).isTrue();
        return section.group(1);
    }

    private static Set<String> rows(String text) {
        Set<String> rows = new TreeSet<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            rows.add(row.group(1));
            if (row.group(2) != null) {
                rows.add(row.group(2));
            }
        }
        return rows;
    }

    private Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.add(option.longestName());
            if (option.negatable()) {
                names.add(option.longestName().replace("--", "--no-"));
            }
        }
        return names;
    }

    private CommandLine root() {
        return new CliProbe(new FakeEngine(), directory).cli().commandLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune", "compare", "list"})
    void namesEveryOption(String name) throws IOException {
        CommandLine command = root().getSubcommands().get(name);
        Set<String> documented = rows(section(name));
        documented.addAll(rows(section("Connection and output")));
        if (!name.equals("list")) {
            documented.addAll(rows(section("Stop and resume")));
        }
        assertThat(documented).isEqualTo(options(command));
    }

    @Test
    void namesEveryOptionOfTheSettingsCommands() throws IOException {
        Set<String> options = new TreeSet<>();
        root().getSubcommands().get("settings").getSubcommands().values().forEach(it -> options.addAll(options(it)));
        Set<String> documented = rows(section("settings"));
        documented.addAll(rows(section("Connection and output")));
        documented.addAll(rows(section("Stop and resume")));
        documented.add("--settings-dir");
        assertThat(documented).isEqualTo(options);
    }

    @Test
    void namesNoOptionThatDoesNotExist() throws IOException {
        Set<String> known = options(root());
        root().getSubcommands().values().forEach(command -> {
            known.addAll(options(command));
            command.getSubcommands().values().forEach(nested -> known.addAll(options(nested)));
        });
        Matcher option = OPTION.matcher(page());
        while (option.find()) {
            assertThat(known).contains(option.group());
        }
    }
}
