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
import java.util.Locale;
import java.util.Map;

/**
 * Makes the name of a backup or of a new table from {@code ${TABLE}}, {@code ${TIMESTAMP}} (in UTC), variables of the
 * environment and text. Whatever it makes, AWS accepts: 3 to 255 of {@code [a-zA-Z0-9_.-]} (spec 1.1); what cannot come
 * to that is refused when the template is read, before anything is sent.
 */
public final class NameTemplate {

    /** {@code ${TABLE}${TIMESTAMP}}. */
    public static final NameTemplate TABLE_AND_TIMESTAMP = new NameTemplate("${TABLE}${TIMESTAMP}");

    static final String TABLE_PART = "${TABLE}";
    static final String TIMESTAMP_PART = "${TIMESTAMP}";

    /** The least room for a table's name: 3 characters, a hyphen and the hash. */
    static final int SHORTEST_TABLE_PART = 16;

    private static final int HASH_DIGITS = 12;
    private static final int TIMESTAMP_LENGTH = 15;
    private static final int DATE_LENGTH = 8;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    private final String text;

    /** @param text no names but those of the two parts; without them only what AWS accepts */
    NameTemplate(String text) {
        this.text = text;
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
        return filled(hasTable() ? cut(table, roomForTable()) : "", TIMESTAMP.format(at));
    }

    /** The template with the variables of the environment in place: what a restart needs of it. */
    public String text() {
        return text;
    }

    private String filled(String table, String timestamp) {
        return text.replace(TABLE_PART, table).replace(TIMESTAMP_PART, timestamp);
    }

    public boolean hasTable() {
        return text.contains(TABLE_PART);
    }

    public boolean hasTimestamp() {
        return text.contains(TIMESTAMP_PART);
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
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 4, 6, 10),
                    Integer.parseInt(text, 6, 8, 10),
                    Integer.parseInt(text, 9, 11, 10),
                    Integer.parseInt(text, 11, 13, 10),
                    Integer.parseInt(text, 13, 15, 10));
            return true;
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }

    /** Characters that every name from this template has, whatever the table. */
    int fixedLength() {
        return filled("", " ".repeat(TIMESTAMP_LENGTH)).length();
    }

    /** Characters that are left for each table part. */
    int roomForTable() {
        int tableParts = filled("-", "").length() - filled("", "").length();
        return (NameRules.LONGEST - fixedLength()) / Math.max(1, tableParts);
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
