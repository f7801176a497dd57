package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values as AWS would give them, for tests without AWS. */
public final class Records {

    static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";
    public static final String ARN =
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";
    public static final Instant MADE = Instant.parse("2026-03-01T04:00:00Z");
    static final List<KeyElement> KEYS = List.of(new KeyElement("id", "HASH"), new KeyElement("at", "RANGE"));
    static final SecondaryIndex GLOBAL = new SecondaryIndex(
            "by-customer",
            true,
            List.of(new KeyElement("customer", "HASH")),
            "INCLUDE",
            List.of("total", "currency"),
            new CapacityUnits(3, 4));
    static final SecondaryIndex LOCAL = new SecondaryIndex(
            "by-price", false, List.of(new KeyElement("id", "HASH")), "KEYS_ONLY", List.of(), CapacityUnits.NONE);

    private Records() {}

    public static ListedBackup summary(String name, Instant made) {
        return new ListedBackup(
                "orders", Optional.of("id-1"), Optional.empty(), ARN, name, made, "AVAILABLE", "USER", 100);
    }

    public static ListedBackup summary(String name, int hour, String status, String type, String tableId) {
        Instant made = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3600L * hour);
        return new ListedBackup(
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
    static DescribedBackup backup(CapacityMode mode) {
        boolean provisioned = mode == CapacityMode.PROVISIONED;
        SecondaryIndex global = provisioned ? GLOBAL : without(GLOBAL);
        return new DescribedBackup(
                summary("nightly", MADE),
                Instant.EPOCH,
                KEYS,
                List.of(global, LOCAL),
                mode,
                provisioned ? new CapacityUnits(5, 6) : CapacityUnits.NONE,
                Optional.empty(),
                7,
                Optional.empty(),
                Optional.empty());
    }

    static DescribedBackup system() {
        DescribedBackup it = backup(CapacityMode.PAY_PER_REQUEST);
        ListedBackup made = it.summary();
        return new DescribedBackup(
                new ListedBackup(
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
                it.itemCount(),
                it.streamViewType(),
                it.timeToLiveAttribute());
    }

    static DescribedBackup encrypted(DescribedBackup it, String status, Optional<String> key) {
        return new DescribedBackup(
                it.summary(),
                it.tableCreatedAt(),
                it.keys(),
                it.indexes(),
                it.billingMode(),
                it.capacity(),
                Optional.of(new Encryption(status, key)),
                it.itemCount(),
                it.streamViewType(),
                it.timeToLiveAttribute());
    }

    static SecondaryIndex without(SecondaryIndex it) {
        return new SecondaryIndex(
                it.name(), it.global(), it.keys(), it.projection(), it.nonKeyAttributes(), CapacityUnits.NONE);
    }

    /** The table as a restore without overrides gives it. */
    static TableDetails table(DescribedBackup backup) {
        return table(backup.keys(), backup.indexes(), backup.billingMode(), backup.capacity(), Optional.empty());
    }

    static TableDetails table(
            List<KeyElement> keys,
            List<SecondaryIndex> indexes,
            CapacityMode mode,
            CapacityUnits capacity,
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
                0,
                0,
                false,
                List.of());
    }

    static ChosenSource chosen(DescribedBackup backup) {
        return new ChosenSource.Backup(backup);
    }

    /** A backup of which nothing but this is of interest. */
    public static ChosenSource chosen(ListedBackup backup) {
        return chosen(new DescribedBackup(
                backup,
                Instant.EPOCH,
                KEYS,
                List.of(),
                CapacityMode.PAY_PER_REQUEST,
                CapacityUnits.NONE,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty()));
    }

    /** The table {@code orders} as of a time; its statistics show so many items. */
    public static ChosenSource pointInTime(Instant time, long items) {
        return new ChosenSource.PointInTime(
                new TableDetails(
                        "orders",
                        "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
                        Optional.of("id-1"),
                        "ACTIVE",
                        Optional.of(MADE),
                        KEYS,
                        List.of(without(GLOBAL), LOCAL),
                        CapacityMode.PAY_PER_REQUEST,
                        CapacityUnits.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        items,
                        4096,
                        false,
                        List.of()),
                time);
    }

    static RestoreOverrides overrides(Optional<CapacityMode> mode, long read, long write, IndexChoice indexes) {
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
