package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingValue;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsDifference;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of a table, and how those of two tables differ. */
public final class SettingsView {

    /** As {@code diff} has it. */
    private static final int DIFFER = 1;

    private SettingsView() {}

    /** One line for each setting. */
    public static String text(SettingsFile file) {
        TextTable table = new TextTable("Setting", "Value");
        for (SettingName name : SettingName.values()) {
            Optional<String> why =
                    Optional.ofNullable(file.settings().unread().get(name)).map(OptionRendering::in);
            table.row(
                    name.word(),
                    why.orElseGet(() ->
                            SettingValue.of(name, file.settings().value(name)).toString()));
        }
        return "Settings of " + OneLine.of(file.tableArn()) + ", read " + Times.iso(file.readAt()) + "\n\n" + table;
    }

    public static void saved(PrintStream out, Format format, Path path, SettingsFile file) {
        if (format == Format.JSON) {
            Format.print(out, new Saved("settings save", file.tableArn(), path.toString()));
        } else {
            out.println("Saved the settings of " + file.table() + " as " + path + ".");
        }
        out.flush();
    }

    /** @return the exit code: 0 when nothing differs, otherwise 1 */
    public static int compared(
            PrintStream out, Format format, String first, String second, SettingsFile one, SettingsFile other) {
        List<SettingsDifference> differences = SettingsDifference.between(one, other);
        if (format == Format.JSON) {
            Format.print(out, new Compared("settings diff", differences.isEmpty(), differences));
        } else if (differences.isEmpty()) {
            out.println("No difference.");
        } else {
            out.println("--- " + OneLine.of(first));
            out.println("+++ " + OneLine.of(second));
            differences.forEach(difference -> {
                difference.first().ifPresent(value -> out.println(line("- ", difference, value)));
                difference.second().ifPresent(value -> out.println(line("+ ", difference, value)));
            });
        }
        out.flush();
        return differences.isEmpty() ? ExitCode.DONE : DIFFER;
    }

    private static String line(String sign, SettingsDifference difference, String value) {
        return sign + OneLine.of(difference.path() + ": " + value);
    }

    @JsonPropertyOrder({"command", "tableArn", "file"})
    record Saved(String command, String tableArn, String file) {}

    @JsonPropertyOrder({"command", "same", "differences"})
    record Compared(String command, boolean same, List<SettingsDifference> differences) {}
}
