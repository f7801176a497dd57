package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;

/** ARNs of backups without what they share with their operation and their table. */
final class ShortArn {

    private ShortArn() {}

    /** Such as {@code arn:aws:dynamodb:eu-west-1:111122223333:table/}; empty when it is not an ARN of a backup. */
    static String base(String arn) {
        return BackupArn.parse(arn)
                .map(parsed -> {
                    String table = parsed.table().toString();
                    return table.substring(0, table.indexOf('/') + 1);
                })
                .orElse("");
    }

    static String shortened(String arn, String base, String table) {
        String beginning = base + table + "/backup/";
        return !base.isEmpty() && arn.startsWith(beginning) ? arn.substring(beginning.length()) : arn;
    }

    static String full(String shortened, String base, String table) {
        return shortened.isEmpty() || shortened.contains(":") ? shortened : base + table + "/backup/" + shortened;
    }
}
