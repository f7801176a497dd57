package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.text.Dollars;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A backup in a table of a page. Unknown texts are empty, and unknown numbers are 0. */
@ExportedBean(defaultVisibility = 999)
public record BackupLine(
        Context context,
        @Exported State state,
        @Exported String table,
        @Exported(name = "backup") String name,
        @Exported String arn,
        Optional<Instant> createdAt,
        @Exported long sizeBytes,
        @Exported String why) {

    /** The address of the table in the AWS console. */
    public String getTableUrl() {
        return context.tableUrl(table);
    }

    /** The address of the list of backups in the AWS console. */
    public String getBackupUrl() {
        return arn.isEmpty() || state == State.DELETED ? "" : context.backupsUrl();
    }

    public String getWord() {
        return state.word();
    }

    public String getSign() {
        return state.sign().name().toLowerCase(Locale.ROOT);
    }

    /** For sorting: rows that need attention have the highest values, which the first click moves to the top. */
    public int getRank() {
        return State.values().length - 1 - state.ordinal();
    }

    public String getSizeText() {
        return sizeBytes == 0 ? "" : Amounts.size(sizeBytes);
    }

    /** ISO 8601, in UTC. */
    @Exported
    public String getCreatedAt() {
        return createdAt.map(Times::iso).orElse("");
    }

    public String getCreatedDay() {
        return createdAt.map(Times::day).orElse("");
    }

    public String getCreatedClock() {
        return createdAt.map(Times::clock).orElse("");
    }

    public long getAgeSeconds() {
        return createdAt.map(time -> age(time).toSeconds()).orElse(-1L);
    }

    public String getAge() {
        return createdAt.map(time -> Times.age(age(time))).orElse("");
    }

    private Duration age(Instant time) {
        Duration age = Duration.between(time, context.now());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** An estimate in US dollars; 0 for a backup that does not exist. */
    @Exported(name = "costPerMonthUsd")
    public double getCostAmount() {
        return costs() ? context.prices().ofStorage(sizeBytes).doubleValue() : 0;
    }

    public String getCost() {
        return costs() && sizeBytes > 0 ? Dollars.shown(getCostAmount()) : "";
    }

    /** Deleted backups are shown with their cost, which is what the prune saves. */
    private boolean costs() {
        return !arn.isEmpty();
    }
}
