package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The backups of all accounts and regions, by table and time. Guarded by the lock of {@link State}. */
final class Backups {
    private final Map<Site, NavigableMap<String, StoredBackup>> bySite = new ConcurrentHashMap<>();

    void put(StoredBackup backup) {
        of(backup.site()).put(backup.arn().position(), backup);
    }

    void remove(StoredBackup backup) {
        of(backup.site()).remove(backup.arn().position());
    }

    /** Looks in one region only: whatever region the ARN names is ignored, as with the service (spec 1.5). */
    Optional<StoredBackup> find(Site site, BackupArn arn) {
        return Optional.ofNullable(of(site).get(arn.position()));
    }

    /** All positions after one, in order. */
    Collection<StoredBackup> after(Site site, String position) {
        return of(site).tailMap(position, false).values();
    }

    List<StoredBackup> all() {
        return bySite.values().stream()
                .flatMap(backups -> backups.values().stream())
                .toList();
    }

    private NavigableMap<String, StoredBackup> of(Site site) {
        return bySite.computeIfAbsent(site, key -> new TreeMap<>());
    }
}
