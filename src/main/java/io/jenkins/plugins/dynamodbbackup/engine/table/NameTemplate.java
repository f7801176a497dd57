package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the name of a backup or of a new table from {@code ${TABLE}}, {@code ${TIMESTAMP}} (in UTC), variables of the
 * environment and text. Whatever it makes, AWS accepts: 3 to 255 of {@code [a-zA-Z0-9_.-]} (spec 1.1); what cannot come
 * to that is refused when the template is read, before anything is sent.
 */
public final class NameTemplate {

    /** {@code ${TABLE}${TIMESTAMP}}. */
    public static final NameTemplate TABLE_AND_TIMESTAMP =
            new NameTemplate(List.of(new Part.Table(), new Part.Timestamp()));

    /** The least room for a table's name: 3 characters, a hyphen and the hash. */
    static final int SHORTEST_TABLE_PART = 16;

    private static final int HASH_DIGITS = 12;
    private static final int TIMESTAMP_LENGTH = 15;
    private static final int DATE_LENGTH = 8;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    sealed interface Part {
        record Text(String text) implements Part {}

        record Table() implements Part {}

        record Timestamp() implements Part {}
    }

    private final List<Part> parts;

    NameTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * @param field the parameter that holds the template, such as {@code backupName}
     * @param environment values of the other variables; a value is taken as it is, {@code ${}} in it means nothing
     * @throws BadRequestException if a variable is unknown or not closed, or a name could come out that AWS refuses
     */
    public static NameTemplate parse(String field, String template, Map<String, String> environment)
            throws BadRequestException {
        return new NameTemplateParser(field, environment).parse(template.strip());
    }

    /**
     * The same for the same arguments. A name longer than 255 is cut in the table part: the end of the table's name
     * gives way to a hyphen and 12 digits of the SHA-256 of the whole, so that tables with a long common beginning
     * stay apart.
     */
    public String name(String table, Instant at) {
        return parts.stream()
                .map(part -> part instanceof Part.Text text
                        ? text.text()
                        : part instanceof Part.Table ? cut(table, roomForTable()) : TIMESTAMP.format(at))
                .collect(Collectors.joining());
    }

    /** The template with the variables of the environment in place: what a restart needs of it. */
    public String text() {
        return parts.stream()
                .map(part -> part instanceof Part.Text text
                        ? text.text()
                        : part instanceof Part.Table ? "${TABLE}" : "${TIMESTAMP}")
                .collect(Collectors.joining());
    }

    public boolean hasTable() {
        return parts.stream().anyMatch(Part.Table.class::isInstance);
    }

    public boolean hasTimestamp() {
        return parts.stream().anyMatch(Part.Timestamp.class::isInstance);
    }

    /** Whether {@code ${TABLE}${TIMESTAMP}} gives this name for this table at any time, cut or not. */
    public static boolean isTableAndTimestamp(String table, String name) {
        String tablePart = cut(table, NameRules.LONGEST - TIMESTAMP_LENGTH);
        return name.length() == tablePart.length() + TIMESTAMP_LENGTH
                && name.startsWith(tablePart)
                && isTimestamp(name.substring(tablePart.length()));
    }

    /** Asked of every backup of an account: a formatter takes ten times as long. */
    private static boolean isTimestamp(String text) {
        if (text.charAt(DATE_LENGTH) != 'T'
                || !text.chars().allMatch(c -> c == 'T' || c >= '0' && c <= '9')
                || text.indexOf('T') != text.lastIndexOf('T')) {
            return false;
        }
        try {
            LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 4, 6),
                    number(text, 6, 8),
                    number(text, 9, 11),
                    number(text, 11, 13),
                    number(text, 13, 15));
            return true;
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Characters that every name from this template has, whatever the table. */
    int fixedLength() {
        return parts.stream()
                .mapToInt(part -> part instanceof Part.Text text
                        ? text.text().length()
                        : part instanceof Part.Timestamp ? TIMESTAMP_LENGTH : 0)
                .sum();
    }

    /** Characters that are left for each table part. */
    int roomForTable() {
        long tableParts = parts.stream().filter(Part.Table.class::isInstance).count();
        return (NameRules.LONGEST - fixedLength()) / (int) Math.max(1, tableParts);
    }

    private static String cut(String table, int room) {
        return table.length() <= room ? table : table.substring(0, room - HASH_DIGITS - 1) + "-" + hash(table);
    }

    private static String hash(String table) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
