package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.cli.report.OptionRendering;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

    @TempDir
    private Path directory;

    private String help(String... args) {
        CliProbe probe = new CliProbe(new FakeEngine(), directory);
        assertThat(probe.run(args)).isZero();
        assertThat(probe.err()).isEmpty();
        return probe.out();
    }

    private CommandLine command(String name) {
        return new CliProbe(new FakeEngine(), directory)
                .cli()
                .commandLine()
                .getSubcommands()
                .get(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune", "compare", "list"})
    void teaches(String command) {
        String help = help(command, "--help");
        assertThat(help)
                .startsWith("Usage: dynamodb-backup " + command)
                .contains("Examples:", "Exit codes:", "  3     Partly done", "Environment:", "AWS_REGION", "NO_COLOR")
                .doesNotContain("null", "picocli", "\u001b");
        assertThat(help.lines()).allMatch(line -> line.length() <= 110);
        for (OptionSpec option : command(command).getCommandSpec().options()) {
            assertThat(help)
                    .contains(option.longestName()
                            .replace("--wait", "--[no-]wait")
                            .replace("--save-settings", "--[no-]save-settings"));
            assertThat(option.description()).isNotEmpty();
        }
        assertThat(help("help", command)).isEqualTo(help);
    }

    /** Every example is a command that the parser takes. */
    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune", "compare", "list"})
    void examplesWork(String command) {
        String[] footer = command(command).getCommandSpec().usageMessage().footer();
        List<String> examples = Stream.of(String.join("\n", footer)
                        .replace("\\\n", " ")
                        .replaceAll(" \\| .*", "")
                        .split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith("dynamodb-backup "))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        for (String example : examples) {
            String[] args = example.replace("'", "")
                    .replaceFirst("dynamodb-backup ", "")
                    .split(" +");
            CliProbe probe = new CliProbe(new FakeEngine(), directory);
            assertThat(probe.run(args)).as(example + "\n" + probe.err()).isZero();
        }
    }

    /** A message of the engine that names a parameter shows it as an option. */
    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore", "prune", "compare", "list"})
    void parametersOfTheEngineAreOptions(String command) {
        for (OptionSpec option : command(command).getCommandSpec().options()) {
            String parameter = Pattern.compile("-([a-z])")
                    .matcher(option.longestName().substring(2))
                    .replaceAll(hit -> hit.group(1).toUpperCase(Locale.ROOT));
            assertThat(OptionRendering.in(Message.of("foreign", Argument.parameter(parameter))))
                    .isEqualTo(option.longestName());
        }
    }

    @Test
    void begins() {
        assertThat(help("--help"))
                .contains(
                        "  backup ",
                        "  restore ",
                        "  prune ",
                        "  compare ",
                        "  list ",
                        "  settings ",
                        "  completion ",
                        "source <(dynamodb-backup")
                .doesNotContain("null", "picocli");
        assertThat(help("--version")).startsWith("dynamodb-backup ");
    }

    @Test
    void completesCommandsOptionsAndValues() {
        assertThat(help("completion"))
                .contains(
                        "complete -F _complete_dynamodb-backup -o default dynamodb-backup",
                        "backup restore prune compare list settings",
                        "--keep-last",
                        "\"none\" \"schema\" \"count\"");
    }
}
