package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A table with its newest good backup, if any, and the build that created the backup. */
@ExportedBean(defaultVisibility = 999)
public record NewestBackup(
        @Exported(merge = true) BackupLine line,
        @Exported String region,
        @Exported String account,
        Optional<BuildOperations> madeBy,
        Optional<BuildOperations> toldBy) {

    /**
     * @param later the last run, if it did not create a newer one; then the backup is stale
     * @param why the reason
     */
    static NewestBackup of(
            BackupAttempt good,
            String account,
            Optional<BuildOperations> later,
            String why,
            Prices prices,
            Instant now) {
        BackupLine line = new BackupLine(
                Context.of(good.head(), prices, now),
                later.isPresent() ? State.STALE : State.AVAILABLE,
                good.row().table(),
                good.row().name(),
                good.row().arn(),
                good.row().createdAt(),
                good.row().sizeBytes(),
                why);
        return new NewestBackup(line, good.region(), account, Optional.of(good.build()), later);
    }

    /**
     * @param last the newest attempt
     * @param why no backup of it is left
     */
    static NewestBackup none(BackupAttempt last, String account, String why, Prices prices, Instant now) {
        Context context = Context.of(last.head(), prices, now);
        BackupLine line =
                new BackupLine(context, State.NO_GOOD_BACKUP, last.row().table(), "", "", Optional.empty(), 0, why);
        return new NewestBackup(line, last.region(), account, Optional.empty(), Optional.of(last.build()));
    }

    /** The number of the build that created the backup; 0 if there is none. */
    @Exported
    public int getBuildNumber() {
        return madeBy.map(BuildOperations::number).orElse(0);
    }

    public String getBuildName() {
        return madeBy.map(BuildOperations::name).orElse("");
    }

    /** Relative to the address of Jenkins; empty if there is none. */
    @Exported
    public String getBuildUrl() {
        return madeBy.map(BuildOperations::url).orElse("");
    }

    /** The build that gives the reason for a missing or stale backup; empty if there is none. */
    public Optional<BuildLine> getToldBy() {
        return toldBy.map(BuildLine::new);
    }
}
