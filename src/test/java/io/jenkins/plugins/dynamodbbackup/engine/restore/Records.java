package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupDetails;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BillingMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Capacity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values as AWS would give them, for tests without AWS. */
final class Records {

    static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";
    static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";
    static final Instant MADE = Instant.parse("2026-03-01T04:00:00Z");
    static final List<KeyElement> KEYS = List.of(new KeyElement("id", "HASH"), new KeyElement("at", "RANGE"));
    static final SecondaryIndex GLOBAL = new SecondaryIndex(
            "by-customer",
            true,
            List.of(new KeyElement("customer", "HASH")),
            "INCLUDE",
            List.of("total", "currency"),
            new Capacity(3, 4));
    static final SecondaryIndex LOCAL = new SecondaryIndex(
            "by-price", false, List.of(new KeyElement("id", "HASH")), "KEYS_ONLY", List.of(), Capacity.NONE);

    private Records() {}

    static BackupSummary summary(String name, Instant made) {
        return new BackupSummary(
                "orders", Optional.of("id-1"), Optional.empty(), ARN, name, made, "AVAILABLE", "USER", 100);
    }

    static BackupSummary summary(String name, int hour, String status, String type, String tableId) {
        Instant made = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3600L * hour);
        return new BackupSummary(
                "orders",
                Optional.of(tableId),
                Optional.empty(),
                String.format("arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/%014d-73d8d5bc", hour),
                name,
                made,
                status,
                type,
                100);
    }

    /** With both indexes; on-demand tables record no capacity. */
    static BackupDetails backup(BillingMode mode) {
        boolean provisioned = mode == BillingMode.PROVISIONED;
        SecondaryIndex global = provisioned ? GLOBAL : without(GLOBAL);
        return new BackupDetails(
                summary("nightly", MADE),
                Instant.EPOCH,
                KEYS,
                List.of(global, LOCAL),
                mode,
                provisioned ? new Capacity(5, 6) : Capacity.NONE,
                Optional.empty(),
                7);
    }

    static BackupDetails system() {
        BackupDetails it = backup(BillingMode.PAY_PER_REQUEST);
        BackupSummary made = it.summary();
        return new BackupDetails(
                new BackupSummary(
                        made.tableName(),
                        made.tableId(),
                        made.tableArn(),
                        made.arn(),
                        "orders$DeletedTableBackup",
                        made.createdAt(),
                        made.status(),
                        "SYSTEM",
                        made.sizeBytes()),
                it.tableCreatedAt(),
                it.keys(),
                List.of(),
                it.billingMode(),
                it.capacity(),
                Optional.empty(),
                it.itemCount());
    }

    static BackupDetails encrypted(BackupDetails it, String status, Optional<String> key) {
        return new BackupDetails(
                it.summary(),
                it.tableCreatedAt(),
                it.keys(),
                it.indexes(),
                it.billingMode(),
                it.capacity(),
                Optional.of(new Encryption(status, key)),
                it.itemCount());
    }

    static SecondaryIndex without(SecondaryIndex it) {
        return new SecondaryIndex(
                it.name(), it.global(), it.keys(), it.projection(), it.nonKeyAttributes(), Capacity.NONE);
    }

    /** The table as a restore without overrides gives it. */
    static TableDetails table(BackupDetails backup) {
        return table(backup.keys(), backup.indexes(), backup.billingMode(), backup.capacity(), Optional.empty());
    }

    static TableDetails table(
            List<KeyElement> keys,
            List<SecondaryIndex> indexes,
            BillingMode mode,
            Capacity capacity,
            Optional<Encryption> encryption) {
        return new TableDetails(
                "copy",
                "arn:aws:dynamodb:eu-west-1:111122223333:table/copy",
                Optional.of("id-2"),
                "ACTIVE",
                Optional.of(MADE),
                keys,
                indexes,
                mode,
                capacity,
                encryption,
                Optional.empty(),
                0);
    }

    static RestoreOverrides overrides(Optional<BillingMode> mode, long read, long write, IndexChoice indexes) {
        Optional<Long> none = Optional.empty();
        return new RestoreOverrides(
                mode,
                read == 0 ? none : Optional.of(read),
                write == 0 ? none : Optional.of(write),
                indexes,
                Optional.empty());
    }

    static RestoreOverrides indexes(IndexChoice choice) {
        return overrides(Optional.empty(), 0, 0, choice);
    }

    static RestoreOverrides key(String key) {
        return new RestoreOverrides(
                Optional.empty(), Optional.empty(), Optional.empty(), new IndexChoice.All(), Optional.of(key));
    }
}
