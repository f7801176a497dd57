package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long things take and how much is allowed. May be changed while the service runs. Fresh tests start with a service
 * that is as quick as possible; {@link #likeAws} sets the times measured on the real one.
 */
public final class Behaviour {
    private final List<PerTable> backupTimes = new ArrayList<>();
    private final List<PerTable> restoreTimes = new ArrayList<>();
    volatile Duration backup = Duration.ofMillis(50);
    volatile Duration restore = Duration.ZERO;
    volatile Duration createTable = Duration.ZERO;
    volatile Duration updateTable = Duration.ZERO;
    volatile Duration deleteTable = Duration.ZERO;
    volatile Duration backupsUnavailable = Duration.ZERO;
    volatile int backupsUnavailableCalls = 0;
    volatile Duration systemBackup = Duration.ofSeconds(9);
    volatile Duration statisticsLag = Duration.ofHours(6);
    volatile Duration tagLock = Duration.ofSeconds(2);
    volatile Duration timeToLiveCooldown = Duration.ofMinutes(31);
    volatile Duration protectionCooldown = Duration.ofSeconds(15);
    volatile Duration policyCooldown = Duration.ofSeconds(15);
    volatile Duration policyLag = Duration.ZERO;
    volatile Duration encryption = Duration.ZERO;
    volatile Duration warmThroughput = Duration.ZERO;
    volatile Duration insights = Duration.ZERO;
    volatile Duration kinesis = Duration.ZERO;
    volatile int concurrentRestores = 50;
    volatile int tables = 2_500;

    private record PerTable(Glob table, Duration time) {}

    /** Times as measured on the real service (spec 1.3, 1.8, 2.2), restores at the short end. */
    public Behaviour likeAws() {
        return restore(Duration.ofSeconds(120))
                .createTable(Duration.ofSeconds(6))
                .updateTable(Duration.ofSeconds(5))
                .deleteTable(Duration.ofSeconds(5))
                .backupsUnavailable(Duration.ofSeconds(6))
                .policyLag(Duration.ofMillis(1500))
                .encryption(Duration.ofSeconds(22))
                .warmThroughput(Duration.ofSeconds(480))
                .insights(Duration.ofSeconds(4))
                .kinesis(Duration.ofSeconds(4));
    }

    /** From CreateBackup to AVAILABLE. */
    public Behaviour backup(Duration time) {
        backup = time;
        return this;
    }

    /** The same for some tables only; the last matching one counts. */
    public synchronized Behaviour backup(String tableGlob, Duration time) {
        backupTimes.add(0, new PerTable(Glob.of(tableGlob), time));
        return this;
    }

    /** From RestoreTableFromBackup to ACTIVE, at least; copying the items may take longer. */
    public Behaviour restore(Duration time) {
        restore = time;
        return this;
    }

    /** The same for some target tables only; the last matching one counts. */
    public synchronized Behaviour restore(String targetGlob, Duration time) {
        restoreTimes.add(0, new PerTable(Glob.of(targetGlob), time));
        return this;
    }

    /** How long a new table stays CREATING. */
    public Behaviour createTable(Duration time) {
        createTable = time;
        return this;
    }

    /** How long a changed table stays UPDATING. */
    public Behaviour updateTable(Duration time) {
        updateTable = time;
        return this;
    }

    /** How long a deleted table stays DELETING. */
    public Behaviour deleteTable(Duration time) {
        deleteTable = time;
        return this;
    }

    /** How long after ACTIVE a table answers ContinuousBackupsUnavailableException. */
    public Behaviour backupsUnavailable(Duration time) {
        backupsUnavailable = time;
        return this;
    }

    /** How many CreateBackup calls of each table made from now on get ContinuousBackupsUnavailableException. */
    public Behaviour backupsUnavailable(int calls) {
        backupsUnavailableCalls = calls;
        return this;
    }

    /** How far ItemCount and sizes lag behind; zero for exact figures. */
    public Behaviour statisticsLag(Duration time) {
        statisticsLag = time;
        return this;
    }

    /** How long after a change of tags the next change is refused. */
    public Behaviour tagLock(Duration time) {
        tagLock = time;
        return this;
    }

    /** How long after a change of the time to live the next change is refused. */
    public Behaviour timeToLiveCooldown(Duration time) {
        timeToLiveCooldown = time;
        return this;
    }

    /** How long after a change of the deletion protection the next change is refused. */
    public Behaviour protectionCooldown(Duration time) {
        protectionCooldown = time;
        return this;
    }

    /** How long after a change of a policy of the table or its stream the next change is refused. */
    public Behaviour policyCooldown(Duration time) {
        policyCooldown = time;
        return this;
    }

    /** How long GetResourcePolicy shows what was there before a change. */
    public Behaviour policyLag(Duration time) {
        policyLag = time;
        return this;
    }

    /** How long the encryption of a table is UPDATING after a change. */
    public Behaviour encryption(Duration time) {
        encryption = time;
        return this;
    }

    /** How long warm throughput is UPDATING after a change. */
    public Behaviour warmThroughput(Duration time) {
        warmThroughput = time;
        return this;
    }

    /** How long contributor insights are ENABLING or DISABLING. */
    public Behaviour insights(Duration time) {
        insights = time;
        return this;
    }

    /** How long a Kinesis destination is ENABLING or DISABLING. */
    public Behaviour kinesis(Duration time) {
        kinesis = time;
        return this;
    }

    /** Restores that may run at a time in one account and region. */
    public Behaviour concurrentRestores(int count) {
        concurrentRestores = count;
        return this;
    }

    /** Tables that may exist in one account and region. */
    public Behaviour tables(int count) {
        tables = count;
        return this;
    }

    synchronized Duration backupTime(String table) {
        return find(backupTimes, table, backup);
    }

    synchronized Duration restoreTime(String table) {
        return find(restoreTimes, table, restore);
    }

    private static Duration find(List<PerTable> times, String table, Duration otherwise) {
        return times.stream()
                .filter(entry -> entry.table().matches(table))
                .map(PerTable::time)
                .findFirst()
                .orElse(otherwise);
    }
}
