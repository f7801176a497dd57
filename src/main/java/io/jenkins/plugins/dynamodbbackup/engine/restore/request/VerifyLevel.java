package io.jenkins.plugins.dynamodbbackup.engine.restore.request;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far a restored table is checked before the restore counts as done.
 *
 * @param items to compare, for {@link Check#SAMPLE}; 0 for the others
 */
public record VerifyLevel(Check check, int items) {

    /** Each includes the checks of those before it, except that SAMPLE and FULL do not count items by themselves. */
    public enum Check {
        NONE,
        /** Keys, indexes, billing and encryption against what the backup records. */
        SCHEMA,
        /** SCHEMA, and all items counted by a scan: DescribeTable's own count lags about six hours. */
        COUNT,
        /** SCHEMA, and some items compared with the live table. */
        SAMPLE,
        /** SCHEMA, and all items compared with the live table. */
        FULL
    }

    public static final VerifyLevel NONE = new VerifyLevel(Check.NONE, 0);
    public static final VerifyLevel SCHEMA = new VerifyLevel(Check.SCHEMA, 0);
    public static final VerifyLevel COUNT = new VerifyLevel(Check.COUNT, 0);
    public static final VerifyLevel FULL = new VerifyLevel(Check.FULL, 0);

    private static final Pattern SAMPLE = Pattern.compile("sample:([1-9]\\d{0,8})");

    /** @throws BadRequestException for a word that is no level */
    public static VerifyLevel of(String written) throws BadRequestException {
        String word = written.toLowerCase(Locale.ROOT);
        Matcher sample = SAMPLE.matcher(word);
        if (sample.matches()) {
            return new VerifyLevel(Check.SAMPLE, Integer.parseInt(sample.group(1)));
        }
        return Stream.of(NONE, SCHEMA, COUNT, FULL)
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> BadRequestException.of("verify", "restore.verify.unknown", written));
    }

    /** As users write it, such as {@code sample:1000}. */
    public String word() {
        String word = check.name().toLowerCase(Locale.ROOT);
        return check == Check.SAMPLE ? word + ":" + items : word;
    }
}
