package io.jenkins.plugins.dynamodbbackup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/troubleshooting.md has a heading for every message of plugin and engine, and none that nobody ever reads. */
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
            "ClosingTable.problem",
            "OperationBuilder.moreProblems",
            "PruneForm.defaultNames",
            "RetentionWords.both",
            "RetentionWords.days",
            "RetentionWords.newest",
            "RestoreFigures.age",
            "RestoreFigures.cost",
            "TableCheck.problem",
            "TableCheck.tagsLater",
            "TableCheck.variables",
            "TemplateCheck.example",
            "TemplateCheck.unknown");

    /** Headings that are not words of the plugin's own: of Groovy, of AWS, or of none. */
    private static final Set<String> OF_OTHERS =
            Set.of("No such property: TABLE", "Expected named arguments but got ...", "any other code");

    private static final Path ENGINE = SOURCES.resolve("io/jenkins/plugins/dynamodbbackup/engine");

    /** How sentences of the engine begin that are in order: each with its reason above it. */
    private static final Path ENGINE_IN_ORDER =
            Pages.root().resolve("src/test/resources/io/jenkins/plugins/dynamodbbackup/engine/sentences-in-order.txt");

    private final List<String> headings = Pages.headings(PAGE, "###");

    /** What the browser's search finds: headings, and parts of sentences quoted below one. */
    private final List<String> lookups = Stream.concat(headings.stream(), quotes())
            .filter(lookup -> EngineSentences.words(lookup) >= EngineSentences.FEWEST_WORDS)
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
    void everySentenceOfTheEngineHasAHeading() {
        List<String> inOrder = engineInOrder();
        List<String> sentences = EngineSentences.in(ENGINE);
        assertThat(sentences).hasSizeGreaterThan(200);
        assertThat(sentences)
                .as("sentences without a heading in docs/troubleshooting.md; one that needs none: " + ENGINE_IN_ORDER)
                .filteredOn(sentence -> inOrder.stream().noneMatch(sentence::startsWith))
                .filteredOn(sentence -> lookups.stream().noneMatch(lookup -> names(lookup, sentence)))
                .isEmpty();
    }

    @Test
    void whatIsInOrderIsStillSaid() {
        List<String> sentences = EngineSentences.in(ENGINE);
        assertThat(engineInOrder()).doesNotHaveDuplicates();
        assertThat(engineInOrder())
                .filteredOn(beginning -> sentences.stream().noneMatch(said -> said.startsWith(beginning)))
                .isEmpty();
    }

    @Test
    void aSentenceWithoutHeadingIsNoticed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("New.java"), """
                class New {
                    String tooWarm(String table, int degrees) {
                        status("looking how warm table " + table + " is");
                        return "Table '" + table + "' is too warm, " + degrees
                            + (degrees == 1 ? " degree" : " degrees") + "; let it cool.";
                    }
                }
                """);
        List<String> found = EngineSentences.in(folder);
        assertThat(found).containsExactly("Table '...' is too warm, ... degrees; let it cool.");
        assertThat(lookups).noneMatch(lookup -> names(lookup, found.get(0)));
        assertThat(names("Table '...' is too warm", found.get(0))).isTrue();
    }

    @Test
    void everyHeadingIsWhatAUserReads() {
        String said = said();
        assertThat(headings).doesNotHaveDuplicates();
        assertThat(Stream.concat(headings.stream(), quotes()))
                .filteredOn(heading -> !OF_OTHERS.contains(heading))
                .allSatisfy(heading -> assertThat(fragments(heading))
                        .isNotEmpty()
                        .allSatisfy(fragment -> assertThat(said).contains(fragment)));
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

    /** Whether the words of the lookup stand in the sentence, in their order and with anything where it has dots. */
    private static boolean names(String lookup, String sentence) {
        String said = sentence.replace("'...'", "...").toLowerCase(Locale.ROOT);
        int at = 0;
        for (String piece :
                lookup.replace("'...'", "...").toLowerCase(Locale.ROOT).split("\\.{3}")) {
            int found = said.indexOf(piece.strip(), at);
            if (found < 0) {
                return false;
            }
            at = found + piece.strip().length();
        }
        return true;
    }

    private static Stream<String> quotes() {
        return Pages.text(PAGE).lines().filter(line -> line.startsWith("> ")).map(line -> line.substring(2));
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
                + String.join("\n", EngineSentences.in(ENGINE))
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
