package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ARN of a backup: {@code arn:<partition>:dynamodb:<region>:<account>:table/<table>/backup/<id>} (spec 1.2). AWS ignores
 * the region inside it and acts on the backup of that id at the region it is asked in, so its sender must
 * compare it with the client's own region and account first (spec 0.5).
 */
public record BackupArn(TableArn table, String id) {

    private static final String BETWEEN = "/backup/";
    private static final Pattern ID = Pattern.compile("[0-9]{14}-[0-9a-f]{8}");

    public static Optional<BackupArn> parse(String text) {
        int end = text.indexOf(BETWEEN);
        if (end < 0) {
            return Optional.empty();
        }
        String id = text.substring(end + BETWEEN.length());
        return ID.matcher(id).matches()
                ? TableArn.parse(text.substring(0, end)).map(table -> new BackupArn(table, id))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return table + "/backup/" + id;
    }
}
