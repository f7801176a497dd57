package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Builds backups as ListBackups shows them: of the live table {@code orders}, good, 1 MiB, unless said otherwise. */
final class BackupSample {

    static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    static final String REGION = "eu-west-1";
    static final String ACCOUNT = "123456789012";
    static final String LIVE_ID = "11111111-aaaa-4aaa-8aaa-111111111111";
    static final String OLD_ID = "22222222-bbbb-4bbb-8bbb-222222222222";

    private String table = "orders";
    private Optional<String> tableId = Optional.of(LIVE_ID);
    private String region = REGION;
    private String account = ACCOUNT;
    private Optional<String> name = Optional.empty();
    private Optional<String> arn = Optional.empty();
    private Instant createdAt;
    private String status = ListedBackup.AVAILABLE;
    private String type = ListedBackup.USER;
    private long sizeBytes = 1 << 20;
    private int suffix = 1;

    private BackupSample(Instant createdAt) {
        this.createdAt = createdAt;
    }

    static BackupSample daysOld(long days) {
        return aged(Duration.ofDays(days));
    }

    static BackupSample aged(Duration age) {
        return new BackupSample(NOW.minus(age));
    }

    BackupSample table(String name) {
        table = name;
        return this;
    }

    BackupSample tableId(String id) {
        tableId = Optional.of(id);
        return this;
    }

    BackupSample noTableId() {
        tableId = Optional.empty();
        return this;
    }

    BackupSample region(String name) {
        region = name;
        return this;
    }

    BackupSample account(String digits) {
        account = digits;
        return this;
    }

    BackupSample name(String text) {
        name = Optional.of(text);
        return this;
    }

    BackupSample arn(String text) {
        arn = Optional.of(text);
        return this;
    }

    BackupSample status(String text) {
        status = text;
        return this;
    }

    BackupSample type(String text) {
        type = text;
        return this;
    }

    BackupSample size(long bytes) {
        sizeBytes = bytes;
        return this;
    }

    BackupSample suffix(int number) {
        suffix = number;
        return this;
    }

    ListedBackup get() {
        String tableArn = "arn:aws:dynamodb:" + region + ":" + account + ":table/" + table;
        return new ListedBackup(
                table,
                tableId,
                Optional.of(tableArn),
                arn.orElse(tableArn + String.format("/backup/%014d-%08x", createdAt.toEpochMilli(), suffix)),
                name.orElse(table + "-" + createdAt.toEpochMilli()),
                createdAt,
                status,
                type,
                sizeBytes);
    }
}
