package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The rules for the backups that a prune keeps. */
final class KeepOptions {

    @Option(
            names = "--keep-last",
            paramLabel = "COUNT",
            converter = Choices.Count.class,
            description = "Keep this many of the newest AVAILABLE backups of each table.")
    private Integer keepLast;

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            converter = Choices.Count.class,
            description = "Keep backups created within this many days of 24 hours.")
    private Integer keepDays;

    @Option(
            names = "--keep-daily",
            paramLabel = "DAYS",
            converter = Choices.Count.class,
            description = "Keep the newest AVAILABLE backup of each of the last days that have one.")
    private Integer keepDaily;

    @Option(
            names = "--keep-weekly",
            paramLabel = "WEEKS",
            converter = Choices.Count.class,
            description = "Keep the newest AVAILABLE backup of each of the last ISO weeks that have one.")
    private Integer keepWeekly;

    @Option(
            names = "--keep-monthly",
            paramLabel = "MONTHS",
            converter = Choices.Count.class,
            description = "Keep the newest AVAILABLE backup of each of the last months that have one.")
    private Integer keepMonthly;

    @Option(
            names = "--keep-yearly",
            paramLabel = "YEARS",
            converter = Choices.Count.class,
            description = "Keep the newest AVAILABLE backup of each of the last years that have one.")
    private Integer keepYearly;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Time zone of these days, weeks, months and years, such as Europe/Berlin. Default: UTC.")
    private String timeZone = KeepCounts.UTC;

    @Option(
            names = "--min-keep",
            paramLabel = "COUNT",
            converter = Choices.Count.class,
            description =
                    "Always keep this many of the newest AVAILABLE backups of each table. Default and minimum: 1.")
    private int minKeep = KeepCounts.DEFAULT_MIN_KEEP;

    @Option(
            names = "--protect",
            paramLabel = "NAME",
            description = "Never delete backups with this name or glob. Repeatable.")
    List<String> protect = new ArrayList<>();

    KeepCounts counts() {
        return KeepCounts.of(minKeep, timeZone)
                .with(KeepParameter.KEEP_LAST, Optional.ofNullable(keepLast))
                .with(KeepParameter.KEEP_DAYS, Optional.ofNullable(keepDays))
                .with(KeepParameter.KEEP_DAILY, Optional.ofNullable(keepDaily))
                .with(KeepParameter.KEEP_WEEKLY, Optional.ofNullable(keepWeekly))
                .with(KeepParameter.KEEP_MONTHLY, Optional.ofNullable(keepMonthly))
                .with(KeepParameter.KEEP_YEARLY, Optional.ofNullable(keepYearly));
    }
}
