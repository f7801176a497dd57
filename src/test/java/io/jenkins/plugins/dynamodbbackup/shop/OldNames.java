package io.jenkins.plugins.dynamodbbackup.shop;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The names that the default template would have made at earlier times. */
public final class OldNames {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private OldNames() {}

    public static String of(String table, Instant at) {
        return table + TIMESTAMP.format(at);
    }
}
