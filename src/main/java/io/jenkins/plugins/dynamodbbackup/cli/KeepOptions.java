package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The rules for the backups that a prune keeps. */
final class KeepOptions {

    @Option(
            names = "--keep-last",
            paramLabel = "COUNT",
            converter = Choices.Count.class,
            description = "Keep this many of the newest AVAILABLE backups of each table.")
    Integer keepLast;

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            converter = Choices.Count.class,
            description = "Keep backups created within this many days of 24 hours.")
    Integer keepDays;

    @Option(
            names = "--min-keep",
            paramLabel = "COUNT",
            converter = Choices.Count.class,
            description =
                    "Always keep this many of the newest AVAILABLE backups of each table. Default and minimum: 1.")
    int minKeep = PruneRequest.DEFAULT_MIN_KEEP;

    @Option(
            names = "--protect",
            paramLabel = "NAME",
            description = "Never delete backups with this name or glob. Repeatable.")
    List<String> protect = new ArrayList<>();
}
