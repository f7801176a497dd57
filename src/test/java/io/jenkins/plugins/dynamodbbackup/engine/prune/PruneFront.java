package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Backups and requests for tests of the prune operation. */
final class PruneFront {

    private PruneFront() {}

    static Instant daysAgo(int days) {
        return Simulation.START.minus(Duration.ofDays(days));
    }

    /** A backup with the name that the default template gives it. */
    static BackupSeed daily(String table, int daysAgo) {
        Instant at = daysAgo(daysAgo);
        return BackupSeed.of(table, at).name(NameTemplate.TABLE_AND_TIMESTAMP.name(table, at));
    }

    /** An existing table with daily backups, the newest one day old; their ARNs, newest first. */
    static List<String> table(Simulation aws, String table, int backups) {
        aws.db().seed().table(table);
        return backups(aws, table, backups);
    }

    /** Daily backups of a table that may exist or not; their ARNs, newest first. */
    static List<String> backups(Simulation aws, String table, int backups) {
        return IntStream.rangeClosed(1, backups)
                .mapToObj(day -> aws.db().seed().backup(daily(table, day)))
                .toList();
    }

    static Set<String> there(Simulation aws) {
        return aws.db().backups().stream().map(StoredBackup::arnText).collect(Collectors.toSet());
    }

    static PruneRequest keepLast(int count, String... tables) {
        return new PruneRequest(
                TableQuery.of(tables),
                KeepCounts.of(1, KeepCounts.UTC)
                        .with(KeepParameter.KEEP_LAST, Optional.of(count))
                        .with(KeepParameter.KEEP_DAYS, Optional.empty()),
                Optional.empty(),
                false,
                List.of(),
                PruneRequest.DEFAULT_MAX_DELETES,
                false,
                false);
    }

    static PruneRequest dryRun(PruneRequest it) {
        return new PruneRequest(
                it.tables(),
                it.keep(),
                it.namePattern(),
                it.allNames(),
                it.protect(),
                it.maxDeletes(),
                it.deletedTables(),
                true);
    }

    static PruneRequest excluding(PruneRequest it, String... exclude) {
        return new PruneRequest(
                new TableQuery(it.tables().tables(), List.of(exclude), List.of(), 1),
                it.keep(),
                it.namePattern(),
                it.allNames(),
                it.protect(),
                it.maxDeletes(),
                it.deletedTables(),
                it.dryRun());
    }

    static PruneRequest deletedTables(PruneRequest it) {
        return new PruneRequest(
                it.tables(),
                it.keep(),
                it.namePattern(),
                it.allNames(),
                it.protect(),
                it.maxDeletes(),
                true,
                it.dryRun());
    }

    static PruneRequest protect(PruneRequest it, String... protect) {
        return new PruneRequest(
                it.tables(),
                it.keep(),
                it.namePattern(),
                it.allNames(),
                List.of(protect),
                it.maxDeletes(),
                it.deletedTables(),
                it.dryRun());
    }

    static PruneRequest maxDeletes(PruneRequest it, int maxDeletes) {
        return new PruneRequest(
                it.tables(),
                it.keep(),
                it.namePattern(),
                it.allNames(),
                it.protect(),
                maxDeletes,
                it.deletedTables(),
                it.dryRun());
    }
}
