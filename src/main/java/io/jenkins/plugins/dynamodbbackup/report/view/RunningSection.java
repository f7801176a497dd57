package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveOperation;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A running operation on the page of its build.
 *
 * @param kind {@code backup}, {@code restore} or {@code prune}
 * @param number the number of the section on its page, from 1
 * @param target empty until the operation has started
 */
@ExportedBean(defaultVisibility = 999)
public record RunningSection(
        @Exported String kind, int number, Optional<AwsTarget> target, LiveOperation live, Instant now) {

    /** The page is refreshed every few seconds. */
    private static final int MOST_ROWS = 100;

    public String getId() {
        return "dynamodb-running-" + number;
    }

    /** Empty until the operation has started. */
    @Exported
    public String getRegion() {
        return target.map(AwsTarget::region).orElse("");
    }

    public String getTitle() {
        String region = getRegion();
        boolean known = !region.isEmpty();
        return switch (kind) {
            case "backup" -> known ? Messages.BackupSection_title(region) : Messages.RunningSection_backup();
            case "restore" -> known ? Messages.RestoreSection_title(region) : Messages.RunningSection_restore();
            default -> known ? Messages.PruneSection_title(region) : Messages.RunningSection_prune();
        };
    }

    /** A lower-case phrase. */
    @Exported
    public String getStatus() {
        return live.status().toString();
    }

    public String getWord() {
        return BuildEnd.RUNNING.word();
    }

    public String getIcon() {
        return BuildEnd.RUNNING.icon();
    }

    /** The time of the last response from AWS: ISO 8601, in UTC; empty before the first response. */
    @Exported
    public String getLookedAt() {
        return live.lookedAt().map(Times::iso).orElse("");
    }

    public String getLooked() {
        return live.lookedAt().map(Times::utc).orElse("");
    }

    /** Whether the endpoint is not one of AWS, so that there are no links to the AWS console. */
    public boolean isEmulated() {
        return target.flatMap(AwsTarget::endpoint).isPresent();
    }

    @Exported(name = "tables")
    public List<RunningLine> getLines() {
        Optional<AwsConsole> console = isEmulated() ? Optional.empty() : AwsConsole.of(getRegion());
        return live.tables().stream()
                .map(table -> new RunningLine(table, console, now))
                .toList();
    }

    /** The failed tables, then those that are waited for, then those that are done; limited in number. */
    public List<RunningLine> getFirst() {
        return getLines().stream()
                .sorted(Comparator.comparingInt(RunningLine::rank).reversed())
                .limit(MOST_ROWS)
                .toList();
    }

    /** Empty when all rows are shown. */
    public String getMore() {
        int more = live.tables().size() - MOST_ROWS;
        return more > 0 ? Messages.RunningSection_more(more) : "";
    }
}
