package io.jenkins.plugins.dynamodbbackup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md has a heading for every message of plugin and engine, and none that is never shown. */
class TroubleshootingTest {

    private static final Path PAGE = Pages.root().resolve("docs").resolve("troubleshooting.md");
    private static final Path SOURCES = Pages.root().resolve("src/main/java");
    private static final Path RESOURCES = Pages.root().resolve("src/main/resources");

    /** A sentence, and not a label: it ends with a full stop, or with what went wrong. */
    private static final Pattern SENTENCE = Pattern.compile("(?s).*(\\.|: \\{\\d+})");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+(?:,[^{}]*(?:\\{\\d+(?:,number,0)?}[^{}]*)*)?}");

    /** Sentences that tell of something good or plain, or only name what went wrong: there is nothing to look up. */
    private static final Set<String> IN_ORDER = Set.of(
            "DynamoDbBackupConfiguration.refused",
            "DataWork.runs",
            "ItemSentences.compared",
            "ItemSentences.drill",
            "ItemSentences.drillOf",
            "ItemSentences.planned",
            "ItemSentences.safetyBackup",
            "ItemSentences.same",
            "ItemSentences.written",
            "FormCredentials.defaultCredentials",
            "Closing.backedUp",
            "Closing.because",
            "Closing.more",
            "Closing.partlyBackedUp",
            "Closing.pruned",
            "Closing.pruneDryRun",
            "BackupSection.sentence",
            "BackupSection.total",
            "PruneSection.sentence",
            "PruneSection.dryRunSentence",
            "ClosingTable.because",
            "OperationBuilder.moreProblems",
            "PruneForm.defaultNames",
            "RetentionWords.both",
            "RetentionWords.days",
            "RetentionWords.newest",
            "RetentionWords.newestAndPeriods",
            "RetentionWords.periods",
            "PastRestores.ofJob",
            "PastRestores.ofTable",
            "RestoreFigures.age",
            "RestoreFigures.ageOfPoint",
            "RestoreFigures.cost",
            "RunningSection.more",
            "TableCheck.problem",
            "TableCheck.tagsLater",
            "TableCheck.variables",
            "TemplateCheck.example",
            "TemplateCheck.unknown");

    /** Headings that are not words of the plugin's own: of Groovy, of AWS, or of none. */
    private static final Set<String> OF_OTHERS =
            Set.of("No such property: TABLE", "Expected named arguments but got ...", "any other code");

    private static final int FEWEST_WORDS = 3;

    private static final Pattern WORD = Pattern.compile("['(]*[A-Za-z]+(?:['-][A-Za-z]+)*[,.:;)']*");

    /** Of a text of the engine: an argument, or one of two words, of which the second is for several. */
    private static final Pattern PLACE = Pattern.compile("\\{\\d(?:\\|[^|}]*\\|([^|}]*))?}");

    /** Keys of the engine's texts, or beginnings of keys, that need no heading: each with its reason above it. */
    private static final Path ENGINE_IN_ORDER =
            Pages.root().resolve("src/test/resources/io/jenkins/plugins/dynamodbbackup/engine/texts-in-order.txt");

    /** A few words, shown beside a text that says it in full. */
    private static final String BRIEF = ".brief";

    private final List<String> headings = Pages.headings(PAGE, "###");

    /** What the browser's search finds: headings, and parts of sentences quoted below one. */
    private final List<String> lookups = Stream.concat(headings.stream(), quotes())
            .filter(lookup -> lookup.split(" ").length >= FEWEST_WORDS)
            .toList();

    @Test
    void everyMessageHasAHeading() {
        TreeMap<String, String> missing = new TreeMap<>();
        messages().forEach((key, text) -> {
            if (SENTENCE.matcher(text).matches() && !IN_ORDER.contains(key) && !headings.contains(heading(text))) {
                missing.put(key, "### " + heading(text));
            }
        });
        assertThat(missing)
                .as("messages without a heading in docs/troubleshooting.md; one that needs none belongs to IN_ORDER")
                .isEmpty();
    }

    @Test
    void everyTextOfTheEngineHasAHeading() {
        List<String> inOrder = engineInOrder();
        assertThat(engineTexts().entrySet())
                .as("texts without a heading in docs/troubleshooting.md; one that needs none: " + ENGINE_IN_ORDER)
                .filteredOn(text -> !text.getKey().endsWith(BRIEF))
                .filteredOn(text -> inOrder.stream().noneMatch(entry -> covers(entry, text.getKey())))
                .filteredOn(text -> lookups.stream().noneMatch(lookup -> names(lookup, text.getValue())))
                .isEmpty();
    }

    @Test
    void whatIsInOrderIsStillSaid() {
        assertThat(engineInOrder()).doesNotHaveDuplicates();
        assertThat(engineInOrder())
                .filteredOn(entry -> Texts.all().keySet().stream().noneMatch(key -> covers(entry, key)))
                .isEmpty();
    }

    @Test
    void aTextWithoutHeadingIsNoticed() {
        String text = said("Table '{0}' is too warm, {1} {1|degree|degrees}; set {2} to {3}.");
        assertThat(text).isEqualTo("Table '...' is too warm, ... degrees; set ... to ....");
        assertThat(lookups).noneMatch(lookup -> names(lookup, text));
        assertThat(List.of("Table '...' is too warm", "is too warm", "degrees; set maxDegrees to"))
                .allMatch(lookup -> names(lookup, text));
        assertThat(List.of("Table '...' is too cold", "warm too", "maxDegrees minDegrees"))
                .noneMatch(lookup -> names(lookup, text));
    }

    @Test
    void everyHeadingIsWhatAUserReads() {
        String said = said();
        assertThat(headings).doesNotHaveDuplicates();
        assertThat(Stream.concat(headings.stream(), quotes()))
                .filteredOn(heading -> !OF_OTHERS.contains(heading))
                .filteredOn(heading -> engineTexts().values().stream().noneMatch(text -> names(heading, text)))
                .filteredOn(heading -> fragments(heading).isEmpty()
                        || !fragments(heading).stream().allMatch(said::contains))
                .isEmpty();
    }

    /** The message up to its first full stop or semicolon, with dots in place of what varies. */
    private static String heading(String message) {
        return PLACEHOLDER
                .matcher(message)
                .replaceAll("\u2026")
                .replace("''", "'")
                .replaceFirst("(?s)(; |\\. |\\.$).*", "")
                .replaceFirst(": \u2026$", "")
                .replace("\u2026", "...");
    }

    /**
     * Whether the text can read like the lookup: its words in their order, with anything where the lookup has dots, and
     * with one word of the lookup, such as the name of a parameter, where the text has them.
     */
    private static boolean names(String lookup, String text) {
        List<String> words = words(lookup);
        List<String> said = words(text);
        return IntStream.range(0, said.size()).anyMatch(from -> names(words, said.subList(from, said.size()), 0));
    }

    private static boolean names(List<String> lookup, List<String> said, int same) {
        if (lookup.isEmpty()) {
            return same >= 2;
        }
        List<String> rest = lookup.subList(1, lookup.size());
        if (said.isEmpty()) {
            return lookup.get(0).isEmpty() && names(rest, said, same);
        }
        List<String> more = said.subList(1, said.size());
        if (lookup.get(0).isEmpty()) {
            return names(rest, said, same) || names(lookup, more, same);
        }
        if (said.get(0).isEmpty()) {
            return names(rest, more, same) || names(lookup, more, same);
        }
        return lookup.get(0).equals(said.get(0)) && names(rest, more, same + 1);
    }

    /** In lower case and without punctuation; an empty one for what varies. */
    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .map(word -> word.contains("...") ? "" : word.replaceAll("^['(\\[]+|[',.:;)\\]]+$", ""))
                .toList();
    }

    private static Stream<String> quotes() {
        return Pages.text(PAGE).lines().filter(line -> line.startsWith("> ")).map(line -> line.substring(2));
    }

    private static boolean covers(String entry, String key) {
        return entry.endsWith(".*") ? key.startsWith(entry.substring(0, entry.length() - 1)) : key.equals(entry);
    }

    /** The texts of three words or more, as they are said: three dots for what is put in. */
    private static SortedMap<String, String> engineTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        Texts.all().forEach((key, text) -> {
            if (Stream.of(said(text).split(" ")).filter(WORD.asMatchPredicate()).count() >= FEWEST_WORDS) {
                texts.put(key, said(text));
            }
        });
        return texts;
    }

    private static String said(String text) {
        return PLACE.matcher(text).replaceAll(place -> place.group(1) == null ? "..." : place.group(1));
    }

    private static List<String> engineInOrder() {
        return Pages.text(ENGINE_IN_ORDER)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The words between the dots: quotation marks are often put around a name by code. */
    private static Set<String> fragments(String heading) {
        return Stream.of(heading.split("\\.\\.\\.|, (?=[A-Z][A-Za-z]+(?:,|$))"))
                .map(fragment -> fragment.replaceAll("^[' ,;:]+|[' ,;:]+$", ""))
                .filter(fragment -> fragment.length() > 2)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All texts of the sources: what is put together of several is in one piece. */
    private static String said() {
        String sources = Pages.files(SOURCES, ".java").stream()
                .map(Pages::text)
                .collect(Collectors.joining("\n"))
                .replaceAll("\"\\s*\\+\\s*\"", "");
        return sources
                + String.join("\n", engineTexts().values())
                + messages().values().stream()
                        .map(text -> text.replace("''", "'"))
                        .collect(Collectors.joining("\n", "\n", ""));
    }

    private static TreeMap<String, String> messages() {
        TreeMap<String, String> messages = new TreeMap<>();
        for (Path file : Pages.files(RESOURCES, "Messages.properties")) {
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
