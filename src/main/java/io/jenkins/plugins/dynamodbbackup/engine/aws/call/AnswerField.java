package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of the texts in an answer: by the API reference of DynamoDB, and where that has none, wide enough for an
 * emulator and for what AWS may add. They go into logs, pages, stored builds and further requests, so an answer with any
 * other text is refused.
 */
enum AnswerField {
    TABLE_NAME("aws.field.tableName", "[a-zA-Z0-9_.-]{3,255}"),
    /** Backups made by AWS have longer names than users can give, with a dollar sign in them. */
    BACKUP_NAME("aws.field.backupName", "[!-~]{1,300}"),
    INDEX_NAME("aws.field.indexName", "[a-zA-Z0-9_.-]{3,255}"),
    /** Of any characters at all; it is sent back as it is. */
    ATTRIBUTE_NAME("aws.field.attributeName", "(?s).{1,255}"),
    ARN("aws.field.arn", "arn:[a-z0-9-]{1,32}:[a-z0-9-]{1,32}:[a-zA-Z0-9_-]{0,64}:[a-zA-Z0-9_-]{0,64}:[!-~]{1,1024}"),
    KMS_KEY("aws.field.kmsKey", "[!-~]{1,2048}"),
    TABLE_ID("aws.field.tableId", "[a-zA-Z0-9-]{1,64}"),
    /** A status, a type, a mode: AWS adds words, and those that are not known here are shown as they are. */
    WORD("aws.field.keyword", "[A-Z0-9_]{1,64}"),
    TAG_KEY("aws.field.tagKey", "\\P{Cc}{1,128}"),
    TAG_VALUE("aws.field.tagValue", "\\P{Cc}{0,256}"),
    ACCOUNT("STS", "aws.field.account", "[0-9]{12}"),
    CALLER("STS", "aws.field.arn", ARN.form.pattern());

    private final String service;
    private final Message title;
    private final Pattern form;

    AnswerField(String key, String form) {
        this("DynamoDB", key, form);
    }

    AnswerField(String service, String key, String form) {
        this.service = service;
        this.title = Message.of(key);
        this.form = Pattern.compile(form);
    }

    /** @throws ForeignAnswerException when the text is missing or does not have this form */
    String in(String text) {
        ForeignAnswerException.refuseWithout(text != null, title);
        if (!form.matcher(text).matches()) {
            throw ForeignAnswerException.with(Argument.of(service), title, text);
        }
        return text;
    }

    /** Empty where the answer has none. */
    Optional<String> optional(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(in(text));
    }

    /** The empty text where the answer has none. */
    String orEmpty(String text) {
        return optional(text).orElse("");
    }
}
