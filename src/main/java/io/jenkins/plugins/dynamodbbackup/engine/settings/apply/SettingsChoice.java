package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which settings are applied to a restored table; none: a restored table keeps what AWS gives it. */
public record SettingsChoice(List<SettingName> names) {

    public static final SettingsChoice ALL = new SettingsChoice(List.of(SettingName.values()));
    public static final SettingsChoice NONE = new SettingsChoice(List.of());

    private static final String FIELD = "settings";

    public SettingsChoice {
        names = List.copyOf(names);
    }

    /**
     * The settings as specified by the user: {@code all}, {@code none} or names; empty means all.
     *
     * @throws BadRequestException for a name that no setting has, and when {@code all} or {@code none} is combined with others
     */
    public static SettingsChoice of(List<String> written) throws BadRequestException {
        List<String> words =
                written.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        boolean all = words.contains("all");
        boolean none = words.contains("none");
        if ((all || none) && written.size() > 1) {
            throw BadRequestException.of(FIELD, "settings.choice.alone");
        }
        if (none) {
            return NONE;
        }
        return all || written.isEmpty() ? ALL : named(written);
    }

    private static SettingsChoice named(List<String> written) throws BadRequestException {
        List<SettingName> names = new ArrayList<>();
        for (String word : written) {
            names.add(SettingName.of(word)
                    .orElseThrow(() -> BadRequestException.of(
                            FIELD,
                            "settings.choice.unknown",
                            word,
                            Argument.list(Stream.of(SettingName.values())
                                    .map(name -> new Argument.Text(name.word()))
                                    .toList()))));
        }
        return new SettingsChoice(names);
    }

    public boolean contains(SettingName name) {
        return names.contains(name);
    }

    public boolean none() {
        return names.isEmpty();
    }
}
