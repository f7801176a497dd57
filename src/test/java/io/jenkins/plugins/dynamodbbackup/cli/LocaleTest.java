package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line reads and writes the same whatever the language of the machine. */
class LocaleTest {

    private static final List<String> CALLS = List.of(
            "backup --tables orders",
            "prune --tables * --keep-last 1 --dry-run",
            "list --arns",
            "list --output JSON",
            "restore --backup-arn arn --verify SCHEMA --billing-mode provisioned",
            "backup --tables orders --timeout-minutes 0 --min-tables 2000000",
            "backup --tables orders --on-partial-failure ignore");

    @TempDir
    private Path directory;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist-nu-thai"})
    void theSameInEveryLanguage(String language) {
        List<String> english = said(Locale.ROOT);

        assertThat(said(Locale.forLanguageTag(language))).isEqualTo(english);
    }

    private List<String> said(Locale locale) {
        Locale.setDefault(locale);
        List<String> said = new ArrayList<>();
        for (String call : CALLS) {
            CliProbe probe = new CliProbe(new FakeEngine(), directory);
            said.add(probe.run(call.split(" ")) + probe.out() + probe.err());
        }
        return said;
    }
}
