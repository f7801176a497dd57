package io.jenkins.plugins.dynamodbbackup.localdynamodb;

/** One account in one region. Tables, backups and rate limits belong to exactly one of these. */
public record Site(String account, String region) {
    String arnPrefix() {
        return "arn:aws:dynamodb:" + region + ":" + account + ":";
    }

    String tableArn(String table) {
        return arnPrefix() + "table/" + table;
    }
}
