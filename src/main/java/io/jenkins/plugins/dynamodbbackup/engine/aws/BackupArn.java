package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARN of a backup: {@code arn:<partition>:dynamodb:<region>:<account>:table/<table>/backup/<id>} (spec 1.2). AWS ignores
 * the region inside it and acts on the backup of that id at the region it is asked in, so whoever sends one must
 * compare it with the client's own region and account first (spec 0.5).
 */
public record BackupArn(TableArn table, String id) {

    private static final Pattern FORM = Pattern.compile("(.+:table/[^/]+)/backup/([0-9]{14}-[0-9a-f]{8})");

    public static Optional<BackupArn> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? TableArn.parse(form.group(1)).map(table -> new BackupArn(table, form.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return table + "/backup/" + id;
    }
}
