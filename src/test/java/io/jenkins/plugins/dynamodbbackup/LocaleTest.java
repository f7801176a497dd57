package io.jenkins.plugins.dynamodbbackup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are English, and their numbers are, whatever the language of the machine: here it is Turkish. */
class LocaleTest {

    private static final Path RESOURCES = Pages.root().resolve("src/main/resources");
    private static final Path TEXTS = Path.of("engine", "message", "texts.properties");
    private static final int MOST_ARGUMENTS = 10;

    /** A number that shows how thousands are written. */
    private static final int MANY = 2000;

    private static final Pattern COUNTED =
            Pattern.compile("\\{(\\d)} (?:of (?:the first )?\\{|tables|backups|builds|days|seconds|more)");

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakTurkish() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        assertThat(MessageFormat.format("{0} tables", MANY)).isEqualTo("2.000 tables");
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void aMessageWritesANumberWithoutDotsOrCommas() {
        messages().forEach((key, text) -> {
            MessageFormat format = new MessageFormat(text);
            Object[] arguments = new Object[MOST_ARGUMENTS];
            Arrays.fill(arguments, "text");
            Format[] formats = format.getFormatsByArgumentIndex();
            for (int i = 0; i < formats.length; i++) {
                arguments[i] = formats[i] instanceof NumberFormat ? MANY : "text";
            }
            assertThat(format.format(arguments)).as(key).doesNotContain("2.000").doesNotContain("2,000");
        });
    }

    /** What a choice is made by is a number, and so is what stands before a noun in the plural. */
    @Test
    void aNumberInAMessageSaysThatItIsOne() {
        Map<String, String> bare = new TreeMap<>();
        messages().forEach((key, text) -> {
            if (COUNTED.matcher(text).find()) {
                bare.put(key, text);
            }
            Format[] formats = new MessageFormat(text).getFormatsByArgumentIndex();
            for (int i = 0; i < formats.length; i++) {
                if (text.contains("{" + i + ",choice,") && text.contains("{" + i + "}")) {
                    bare.put(key, text);
                }
                assertThat(formats[i] == null
                                || formats[i] instanceof ChoiceFormat
                                || formats[i] instanceof NumberFormat)
                        .as(key)
                        .isTrue();
            }
        });
        bare.keySet().removeAll(Collections.singleton("found")); // filled in by the page's own script
        assertThat(bare).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pipeline/Messages.properties, Closing.backedUp, Backed up 2000 tables in x; AWS reports every backup AVAILABLE.",
        "pipeline/Messages.properties, Closing.pruned, Deleted 2000 backups in x; 2000 kept.",
        "report/view/Messages.properties, BackupSection.titleOfMany, Backup of 2000 tables in x",
        "configuration/Messages.properties, AccessText.tables, allowed; 2000 tables are visible",
    })
    void forExample(String file, String key, String sentence) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                RESOURCES.resolve("io/jenkins/plugins/dynamodbbackup").resolve(file))) {
            properties.load(reader);
        }
        Object[] arguments = {MANY, key.equals("Closing.pruned") ? MANY : "x", "x"};

        assertThat(MessageFormat.format(properties.getProperty(key), arguments)).isEqualTo(sentence);
    }

    /** Those that Java formats; the engine writes the numbers of its own messages itself. */
    private static Map<String, String> messages() {
        Map<String, String> messages = new TreeMap<>();
        for (Path file : Pages.files(RESOURCES, ".properties")) {
            if (file.endsWith(TEXTS)) {
                continue;
            }
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new AssertionError(file + " cannot be read", e);
            }
            properties.forEach((key, text) -> messages.put((String) key, (String) text));
        }
        return messages;
    }
}
