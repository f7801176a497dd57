package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.List;

/**
 * How many entries a list of names, patterns or tags may have. Far more than an account needs (2,500 tables by default,
 * 50 tags on a table: Service quotas in the DynamoDB documentation), and few enough to parse in no time.
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
        if (entries.size() > MOST_ENTRIES) {
            throw BadRequestException.of(field, "table.list.entries", entries.size(), MOST_ENTRIES);
        }
        long patterns = entries.stream().filter(EntryLimits::pattern).count();
        if (patterns > MOST_PATTERNS) {
            throw BadRequestException.of(field, "table.list.patterns", patterns, MOST_PATTERNS);
        }
    }

    /**
     * For lists of tags.
     *
     * @throws BadRequestException when there are too many
     */
    public static void tags(List<String> entries) throws BadRequestException {
        if (entries.size() > MOST_TAGS) {
            throw BadRequestException.of("tags", "table.list.tags", entries.size(), MOST_TAGS);
        }
    }

    private static boolean pattern(String entry) {
        return entry.indexOf('*') >= 0 || entry.indexOf('?') >= 0 || entry.contains(NamePattern.REGEX);
    }
}
