package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the texts in an answer look like: by the API reference of DynamoDB, and where that is silent wide enough for an
 * emulator and for what AWS may add. They go into logs, pages, stored builds and further requests, so an answer with
 * anything else in it is no answer.
 */
enum AnswerField {
    TABLE_NAME("table name", "[a-zA-Z0-9_.-]{3,255}"),
    /** Backups that AWS makes itself have longer names than users may give, with a dollar sign in them. */
    BACKUP_NAME("backup name", "[!-~]{1,300}"),
    INDEX_NAME("index name", "[a-zA-Z0-9_.-]{3,255}"),
    /** Of any characters at all; it is sent back as it is. */
    ATTRIBUTE_NAME("attribute name", "(?s).{1,255}"),
    ARN("ARN", "arn:[a-z0-9-]{1,32}:[a-z0-9-]{1,32}:[a-zA-Z0-9_-]{0,64}:[a-zA-Z0-9_-]{0,64}:[!-~]{1,1024}"),
    KMS_KEY("KMS key", "[!-~]{1,2048}"),
    TABLE_ID("table id", "[a-zA-Z0-9-]{1,64}"),
    /** A status, a type, a mode: AWS adds words, and those that are not known here are shown as they are. */
    WORD("keyword", "[A-Z0-9_]{1,64}"),
    TAG_KEY("tag key", "\\P{Cc}{1,128}"),
    TAG_VALUE("tag value", "\\P{Cc}{0,256}"),
    ACCOUNT("STS", "account", "[0-9]{12}"),
    CALLER("STS", "ARN", ARN.form.pattern());

    private final String service;
    private final String title;
    private final Pattern form;

    AnswerField(String title, String form) {
        this("DynamoDB", title, form);
    }

    AnswerField(String service, String title, String form) {
        this.service = service;
        this.title = title;
        this.form = Pattern.compile(form);
    }

    /** @throws ForeignAnswer when the text is missing or is nothing that this can be */
    String in(String text) {
        ForeignAnswer.refuseWithout(text != null, title);
        if (!form.matcher(text).matches()) {
            throw ForeignAnswer.with(service, title, text);
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
