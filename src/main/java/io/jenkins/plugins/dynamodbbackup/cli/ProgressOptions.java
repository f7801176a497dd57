package io.jenkins.plugins.dynamodbbackup.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The progress file of a run, and how to resume a run that was stopped. */
final class ProgressOptions {

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            converter = Choices.File.class,
            description =
                    "Resume a run that was stopped, from its progress file. The file holds the tables, options and"
                            + " connection; only --profile, --output and --debug can be combined with --resume.")
    private Path resume;

    @Option(
            names = "--progress-file",
            paramLabel = "FILE",
            converter = Choices.File.class,
            description = "Progress file for resuming the run; removed when the run has finished. Default:"
                    + " dynamodb-backup-COMMAND-TIME-RANDOM.json in the current directory.")
    private Path progressFile;

    Optional<Path> resume() {
        return Optional.ofNullable(resume);
    }

    Optional<Path> progressFile() {
        return Optional.ofNullable(progressFile);
    }
}
