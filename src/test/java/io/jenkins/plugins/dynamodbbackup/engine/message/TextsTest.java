package io.jenkins.plugins.dynamodbbackup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.dynamodbbackup.Pages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of all messages: each is said somewhere, each reads well, and messages keep their meaning when they are stored. */
class TextsTest {

    private static final Path SOURCES = Pages.root().resolve("src/main/java/io/jenkins/plugins/dynamodbbackup");

    /** A text of the sources that is nothing but a key, or the beginning of one that is completed by a name. */
    private static final Pattern KEY = Pattern.compile("\"((?:" + rooms() + ")\\.[A-Za-z.]+)\"");

    /** Up to the key, behind which the arguments stand. */
    private static final Pattern SAID = Pattern.compile("Message\\s*\\.of\\(\\s*\"([a-zA-Z.]+)\"");

    /** What code adds to a key: the same in a few words, and of a count of one. */
    private static final Pattern ADDED = Pattern.compile("\\.(brief|one)$");

    private static final List<String> LINES_OF_A_TABLE = List.of("retention.plan.", "retention.table.", "table.row");

    private static final Set<String> NOT_KEYS = Set.of("aws.accessKeyId", "aws.amazon.com");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|[^|{}]*\\|[^|{}]*)?}");
    private static final List<String> NOT_OURS =
            List.of("AWS' ", "AWS'.", "nobody", "Nobody", "whoever", "Whoever", "somebody", "Somebody");

    private static final Message EVERYTHING = Message.of(
            "sentences",
            Argument.of("text"),
            Argument.table("orders"),
            Argument.backup("nightly"),
            Argument.arn("arn:aws:dynamodb:eu-west-1:111122223333:table/orders"),
            Argument.parameter("keepLast"),
            Argument.of(7),
            Argument.size(4096),
            Argument.of(Duration.ofMinutes(3)),
            Argument.age(Duration.ofDays(12)),
            Argument.of(Instant.parse("2026-03-01T10:00:00.123Z")),
            Argument.names(List.of("a", "b")),
            Argument.list(List.of(Argument.table("x"), Message.of("restore.active", Argument.table("y")))),
            Message.foreign("words"));

    private static String rooms() {
        return Texts.all().keySet().stream()
                .map(key -> key.replaceFirst("\\..*", ""))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    private static String sources() {
        return Pages.files(SOURCES, ".java").stream().map(Pages::text).collect(Collectors.joining("\n"));
    }

    static Set<Map.Entry<String, String>> texts() {
        return Texts.all().entrySet();
    }

    @Test
    void everyTextIsUsed() {
        String sources = sources();
        Set<String> beginnings = Pattern.compile("\"([a-z]+\\.(?:[A-Za-z]+\\.)*)\"\\s*\\+")
                .matcher(sources)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(Texts.all().keySet())
                .filteredOn(key -> !sources.contains("\"" + ADDED.matcher(key).replaceFirst("") + "\""))
                .as("keys that no source names, whole or by the beginning of a key")
                .filteredOn(key -> beginnings.stream().noneMatch(key::startsWith))
                .isEmpty();
    }

    @Test
    void everyKeyThatIsUsedHasAText() {
        Set<String> used = new TreeSet<>();
        String sources = sources();
        for (Pattern pattern : List.of(KEY, SAID)) {
            pattern.matcher(sources).results().forEach(found -> used.add(found.group(1)));
        }
        assertThat(used)
                .filteredOn(key -> !key.endsWith(".") && !NOT_KEYS.contains(key))
                .hasSizeGreaterThan(100)
                .filteredOn(key -> !Texts.all().containsKey(key))
                .isEmpty();
    }

    /** Where a key stands with its arguments: as many as its text has places. */
    @Test
    void argumentsFitTheirPlaces() {
        Map<String, String> wrong = new TreeMap<>();
        String sources = sources();
        Matcher said = SAID.matcher(sources);
        while (said.find()) {
            String text = Texts.all().getOrDefault(said.group(1), "");
            int given = arguments(sources, said.end());
            if (given >= 0 && given != places(text)) {
                wrong.put(said.group(1), given + " arguments for: " + text);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** How many follow up to the bracket that closes the call; -1 where an array or the rest of a list is handed over. */
    private static int arguments(String source, int from) {
        int depth = 0;
        int count = 0;
        boolean quoted = false;
        for (int at = from; ; at++) {
            char c = source.charAt(at);
            if (c == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}')) {
                if (depth-- == 0) {
                    return source.substring(from, at).contains("toArray") ? -1 : count;
                }
            } else if (!quoted && c == '+' && depth == 0 && count == 0) {
                return -1; // only the beginning of a key
            } else if (!quoted && c == ',' && depth == 0) {
                count++;
            }
        }
    }

    private static int places(String text) {
        return PLACE.matcher(text)
                .results()
                .mapToInt(place -> Integer.parseInt(place.group(1)) + 1)
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsWell(Map.Entry<String, String> entry) {
        String text = entry.getValue();
        assertThat(NOT_OURS).as(text).noneMatch(text::contains);
        assertThat(text).doesNotEndWith("AWS'").doesNotContain("..");
        assertThat(bare(PLACE.matcher(text).replaceAll(""))).as("braces").doesNotContain("{", "}");
        if (LINES_OF_A_TABLE.stream().anyMatch(entry.getKey()::startsWith)) {
            return;
        }
        assertThat(text).doesNotContain("  ").isEqualTo(text.strip());
        if (!entry.getKey().endsWith(".brief")) {
            assertThat(IntStream.range(0, places(text)))
                    .as("places without a gap")
                    .allMatch(number -> text.contains("{" + number + "}") || text.contains("{" + number + "|"));
        }
        boolean name = entry.getKey().startsWith("aws.service.");
        if (!name && text.matches("[A-Z][a-z].*") && text.contains(" ")) {
            assertThat(text).as("a sentence").matches("(?s).*([.!?:]|\\{\\d})");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyPlaceIsFilled(Map.Entry<String, String> entry) {
        Object[] arguments = Collections.nCopies(places(entry.getValue()), 2).toArray();
        assertThat(bare(Message.of(entry.getKey(), arguments).toString())).doesNotContain("{", "}");
    }

    /** Without what a text says about the variables of a template. */
    private static String bare(String text) {
        return text.replaceAll("\\$\\{[A-Z0-9]*}|'}'", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | Counted 1 item in the restored table, as many as the backup records; the live table now has 3.
            0 | Counted 0 items in the restored table, as many as the backup records; the live table now has 3.
            2 | Counted 2 items in the restored table, as many as the backup records; the live table now has 3.
            """)
    void aWordFitsTheCount(long items, String text) {
        assertThat(Message.of("restore.count.asRecorded", items, 3)).hasToString(text);
    }

    @Test
    void aMessageWithinAMessageReadsInItsPlace() {
        Message moving = Message.of("restore.status.active", Argument.table("copy"));
        assertThat(Message.of("restore.unfinished", moving))
                .hasToString("Not finished: waiting for table copy to become ACTIVE.");
        assertThat(Message.of("restore.notBegun").and(Message.foreign("Why.")))
                .hasToString("The restore had not begun: there is no new table. Why.")
                .extracting(Message::firstKey)
                .isEqualTo("restore.notBegun");
    }

    @Test
    void ofManyNamesTheFirstAreNamed() {
        List<String> names =
                IntStream.range(0, 12).mapToObj(number -> "t" + number).toList();
        assertThat(Message.of("foreign", Argument.names(names)))
                .hasToString("'t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7' and 4 more");
        assertThat(Message.of("foreign", Argument.names(names.subList(0, 8))).toString())
                .endsWith("'t6', 't7'");
        assertThat(Message.of("foreign", Argument.names(List.of()))).hasToString("");
        assertThat(Message.of(
                                "foreign",
                                Argument.list(
                                        names.stream().map(Argument::table).toList()))
                        .toString())
                .endsWith("t10, t11");
    }

    /** As in a progress that another version has saved. */
    @Test
    void aKeyWithoutATextShowsWithItsArguments() {
        assertThat(Message.of("restore.ofTheFuture", Argument.table("orders"), 3))
                .hasToString("restore.ofTheFuture orders, 3");
        assertThat(Message.of("restore.active")).hasToString("Table '{0}' is ACTIVE.");
    }

    @Test
    void thePlaceDecidesHowNamesRead() {
        Rendering marked = new Rendering() {
            @Override
            public String table(String name) {
                return "<" + name + ">";
            }

            @Override
            public String parameter(String name) {
                return "--" + name;
            }
        };
        Message exists = Message.of(
                "restore.target.exists",
                Argument.table("$1"),
                "ACTIVE",
                Argument.parameter("target"),
                Argument.parameter("mode"));
        assertThat(Message.of("restore.impossible", exists).text(marked))
                .isEqualTo(
                        "Nothing was restored. Table '<$1>' already exists (ACTIVE), and a restore never overwrites a"
                                + " table. Choose another --target, or delete the table first. If an earlier run restored it"
                                + " from this backup, set --mode to 'settings' to apply the settings that are missing.");
    }

    @Test
    void foreignTextStaysOnItsLine() {
        Stream.of(
                        Argument.of("a\nb"),
                        Argument.table("a\nb"),
                        Argument.backup("a\u001bb"),
                        Argument.arn("a\u202eb"),
                        Argument.names(List.of("a\r\nb")))
                .forEach(argument -> assertThat(
                                OneLine.is(Message.of("foreign", argument).toString()))
                        .isTrue());
    }

    @Test
    void asJsonItIsReadBackAsItWas() throws Exception {
        ObjectMapper json =
                new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());
        assertThat(json.readValue(json.writeValueAsString(EVERYTHING), Message.class))
                .isEqualTo(EVERYTHING);
        assertThat(json.readValue(json.writeValueAsString(EVERYTHING), Argument.class))
                .isEqualTo(EVERYTHING);
    }

    @Test
    void serializedItIsReadBackAsItWas() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(EVERYTHING);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(EVERYTHING);
        }
    }
}
