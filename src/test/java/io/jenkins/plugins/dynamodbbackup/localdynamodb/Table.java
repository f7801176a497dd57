package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What the front knows about a table and the store does not: its identity, the state it is in, and the settings that
 * DynamoDB Local drops. Guarded by the lock of {@link State}.
 */
final class Table {
    final Site site;
    final String name;
    final String id;
    final Instant created;
    Instant active;
    Instant updating = Instant.MIN;
    Optional<Instant> gone = Optional.empty();
    Optional<Restore> restore = Optional.empty();
    Optional<String> forcedStatus = Optional.empty();

    /** Fields of the table's description that the front answers itself. */
    final ObjectNode settings = Json.object();

    final Map<String, String> tags = new TreeMap<>();
    Instant tagsLocked = Instant.MIN;
    Instant protectionChanged = Instant.EPOCH;
    Optional<PointInTimeRecovery> pointInTimeRecovery = Optional.empty();
    History history = new History();
    Optional<String> timeToLive = Optional.empty();
    Instant timeToLiveChanged = Instant.EPOCH;

    /** Until then a new key is being put into use. */
    Instant encrypted = Instant.MIN;

    /** Of the table under "", of its global indexes under their names. */
    final Map<String, Throughput> throughput = new TreeMap<>();

    /** What the last UpdateTable did to indexes, by name: CREATING or UPDATING until the table is ACTIVE. */
    final Map<String, String> indexChanges = new TreeMap<>();

    Instant policyChanged = Instant.EPOCH;

    /** Policies of the table and its streams, by ARN. */
    final Map<String, PolicyOperations.Policy> policies = new TreeMap<>();

    /** Contributor insights of the table under "", of its indexes under their names. */
    final Map<String, InsightOperations.Insights> insights = new TreeMap<>();

    /** Kinesis destinations by the ARN of their stream. */
    final Map<String, KinesisOperations.Destination> destinations = new TreeMap<>();

    int backupsRefused;
    Instant counted;
    TableStore.Size size = new TableStore.Size(0, 0);

    /** A restore into this table: from which backup ("" for a point in time), and its copy of the items. */
    record Restore(
            String backupArn, String sourceTableArn, Instant time, CompletableFuture<Void> copy, boolean fails) {}

    /** On since when, for how many days back. */
    record PointInTimeRecovery(Instant since, int days) {}

    Table(Site site, String name, String id, Instant created, Instant active) {
        this.site = site;
        this.name = name;
        this.id = id;
        this.created = created;
        this.active = active;
        this.counted = created;
    }

    Throughput throughput(String index) {
        return throughput.computeIfAbsent(index, name -> new Throughput());
    }

    String arn() {
        return site.tableArn(name);
    }

    /** CREATING, ACTIVE, UPDATING, DELETING, or what a test forced. */
    String status(Instant now) {
        if (forcedStatus.isPresent()) {
            return forcedStatus.get();
        }
        if (gone.isPresent()) {
            return "DELETING";
        }
        if (now.isBefore(active)
                || restore.filter(running -> !running.copy().isDone()).isPresent()) {
            return "CREATING";
        }
        return now.isBefore(updating) ? "UPDATING" : "ACTIVE";
    }

    boolean creating(Instant now) {
        return status(now).equals("CREATING");
    }

    boolean restoring(Instant now) {
        return restore.isPresent() && creating(now);
    }

    /** Counts again when the last count is older than the lag of the table statistics. */
    TableStore.Size size(Instant now, Duration lag, TableStore store) {
        if (!now.isBefore(counted.plus(lag)) && gone.isEmpty()) {
            size = store.size(site, name);
            counted = now;
        }
        return size;
    }
}
