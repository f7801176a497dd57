package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code arn:aws:dynamodb:<region>:<account>:table/<table>/backup/<14 digits>-<8 hex digits>} (spec 1.2). */
record BackupArn(String region, String account, String table, String id) {
    private static final Pattern FORM = Pattern.compile(
            "arn:aws[a-z-]*:dynamodb:([a-z0-9-]+):([0-9]{12}):table/([a-zA-Z0-9_.-]+)/backup/([0-9]{14}-[0-9a-f]{8})");

    static BackupArn parse(String field, String text) {
        if (text.length() < 37) {
            throw Check.violation(field, text, "Member must have length greater than or equal to 37");
        }
        if (text.length() > 1024) {
            throw Check.violation(field, text, "Member must have length less than or equal to 1024");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ServiceError.validation("Invalid Backup ARN: " + text);
        }
        return new BackupArn(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    }

    static BackupArn of(Site site, String table, Instant created, String suffix) {
        return new BackupArn(
                site.region(), site.account(), table, String.format("%014d-%s", created.toEpochMilli(), suffix));
    }

    String text() {
        return new Site(account, region).tableArn(table) + "/backup/" + id;
    }

    /** Backups are kept, listed and continued after in this order: by table, then by time. */
    String position() {
        return table + '\n' + id;
    }
}
