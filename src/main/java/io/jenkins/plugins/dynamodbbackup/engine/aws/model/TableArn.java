package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARN of a table: {@code arn:<partition>:dynamodb:<region>:<account>:table/<table>} (spec 1.2). */
public record TableArn(String partition, String region, String account, String table) {

    private static final Pattern FORM =
            Pattern.compile("arn:(aws[a-z-]*):dynamodb:([a-z0-9-]+):([0-9]{12}):table/([a-zA-Z0-9_.-]{1,255})");

    public static Optional<TableArn> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new TableArn(form.group(1), form.group(2), form.group(3), form.group(4)))
                : Optional.empty();
    }

    public TableArn withTable(String name) {
        return new TableArn(partition, region, account, name);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":dynamodb:" + region + ":" + account + ":table/" + table;
    }
}
