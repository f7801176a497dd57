package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.List;

/**
 * How many entries a list of names, patterns or tags may have. Far above what an account needs (2,500 tables by default,
 * 50 tags on a table: Service quotas in the DynamoDB documentation), and low enough to read in no time.
 */
public final class EntryLimits {

    static final int MOST_ENTRIES = 10_000;
    static final int MOST_PATTERNS = 500;
    static final int MOST_TAGS = 50;

    private EntryLimits() {}

    /**
     * For lists of names and patterns such as {@code tables}, {@code exclude} and {@code protect}.
     *
     * @throws BadRequestException when there are too many
     */
    public static void names(String field, List<String> entries) throws BadRequestException {
        limit(field, entries.size(), "entries", MOST_ENTRIES, "use patterns such as 'orders-*' in place of names");
        long patterns = entries.stream().filter(EntryLimits::pattern).count();
        limit(
                field,
                patterns,
                "globs and regular expressions",
                MOST_PATTERNS,
                "combine them, as in 'regex:(orders|customers)-.*'");
    }

    /**
     * For lists of tags.
     *
     * @throws BadRequestException when there are too many
     */
    public static void tags(List<String> entries) throws BadRequestException {
        limit("tags", entries.size(), "entries", MOST_TAGS, "a table cannot carry more tags");
    }

    private static boolean pattern(String entry) {
        return entry.indexOf('*') >= 0 || entry.indexOf('?') >= 0 || entry.contains(NamePattern.REGEX);
    }

    private static void limit(String field, long count, String what, int most, String advice)
            throws BadRequestException {
        if (count > most) {
            throw new BadRequestException(
                    field, field + ": has " + count + " " + what + "; " + most + " at most are allowed: " + advice);
        }
    }
}
