package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which backups a prune keeps. */
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
            description = "Keep the backups made within this many days of 24 hours.")
    Integer keepDays;

    @Option(
            names = "--min-keep",
            paramLabel = "COUNT",
            converter = Choices.Count.class,
            description =
                    "Newest AVAILABLE backups of each table that stay whatever the rules say. Default: 1, the least.")
    int minKeep = PruneRequest.DEFAULT_MIN_KEEP;

    @Option(
            names = "--protect",
            paramLabel = "NAME",
            description = "Backups of this name or glob always stay. Repeatable.")
    List<String> protect = new ArrayList<>();
}
