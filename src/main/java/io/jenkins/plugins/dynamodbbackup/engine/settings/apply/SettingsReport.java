package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What became of all settings.
 *
 * @param source where they come from
 * @param results one for each setting, in the order in which they are applied
 */
public record SettingsReport(SettingsOrigin origin, Message source, List<SettingResult> results) {

    public SettingsReport {
        results = List.copyOf(results);
    }

    /** In this order. */
    public List<SettingName> names(SettingState state) {
        return results.stream()
                .filter(result -> result.result() == state)
                .map(SettingResult::name)
                .toList();
    }

    public boolean anyFailed() {
        return results.stream().anyMatch(SettingResult::failed);
    }

    /** One row for each setting that was on before or is on now, or whose state is not known. */
    public TextTable table() {
        return table(reason -> reason);
    }

    /** The same for a log that has the whole reasons already. */
    public TextTable briefTable() {
        return table(reason -> reason.brief().orElse(reason));
    }

    private TextTable table(UnaryOperator<Message> reasons) {
        TextTable table = new TextTable();
        table.row(
                Message.of("settings.table.setting"),
                Message.of("settings.table.original"),
                Message.of("settings.table.restored"),
                Message.of("settings.table.result"));
        results.stream()
                .filter(result -> !result.unused())
                .forEach(result -> table.row(
                        result.name().word(),
                        result.original(),
                        result.restored(),
                        result.reason()
                                .map(reasons)
                                .map(why -> Message.of(
                                        "settings.table.because",
                                        result.result().text(),
                                        why))
                                .orElseGet(() -> result.result().text())));
        return table;
    }

    /** The failed ones, as a message names them. */
    public Argument failed() {
        return Argument.list(names(SettingState.FAILED).stream()
                .map(name -> new Argument.Text(name.word()))
                .toList());
    }
}
