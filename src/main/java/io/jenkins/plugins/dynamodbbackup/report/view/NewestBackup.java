package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A table with its newest good backup, if any, and the build that created the backup. */
@ExportedBean(defaultVisibility = 999)
public final class NewestBackup {

    private final BackupLine line;
    private final String region;
    private final String account;
    private final Optional<BuildOperations> madeBy;
    private final Optional<BuildOperations> toldBy;

    private NewestBackup(
            BackupLine line,
            String region,
            String account,
            Optional<BuildOperations> madeBy,
            Optional<BuildOperations> toldBy) {
        this.line = line;
        this.region = region;
        this.account = account;
        this.madeBy = madeBy;
        this.toldBy = toldBy;
    }

    static NewestBackup available(BackupAttempt good, String account, Costs costs, Instant now) {
        BackupLine line = line(good, State.AVAILABLE, good.row().sentence(), costs, now);
        return new NewestBackup(line, good.region(), account, Optional.of(good.build()), Optional.empty());
    }

    /**
     * @param last the run that did not create a newer one
     * @param the reason
     */
    static NewestBackup stale(
            BackupAttempt good, String account, BuildOperations last, String why, Costs costs, Instant now) {
        BackupLine line = line(good, State.STALE, why, costs, now);
        return new NewestBackup(line, good.region(), account, Optional.of(good.build()), Optional.of(last));
    }

    /**
     * @param last the newest attempt
     * @param why no backup of it is left
     */
    static NewestBackup none(BackupAttempt last, String account, String why, Costs costs, Instant now) {
        Context context = Context.of(last.head(), costs, now);
        BackupLine line =
                new BackupLine(context, State.NO_GOOD_BACKUP, last.row().table(), "", "", Optional.empty(), 0, why);
        return new NewestBackup(line, last.region(), account, Optional.empty(), Optional.of(last.build()));
    }

    private static BackupLine line(BackupAttempt good, State state, String why, Costs costs, Instant now) {
        return new BackupLine(
                Context.of(good.head(), costs, now),
                state,
                good.row().table(),
                good.row().name(),
                good.row().arn(),
                good.row().createdAt(),
                good.row().sizeBytes(),
                why);
    }

    @Exported(merge = true)
    public BackupLine getLine() {
        return line;
    }

    @Exported
    public String getRegion() {
        return region;
    }

    @Exported
    public String getAccount() {
        return account;
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
