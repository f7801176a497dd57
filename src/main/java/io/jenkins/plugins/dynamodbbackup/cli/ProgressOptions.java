package io.jenkins.plugins.dynamodbbackup.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a run keeps what it knows, and how to go on with one that was stopped. */
final class ProgressOptions {

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            converter = Choices.File.class,
            description =
                    "Go on with a run that was stopped, from its progress file. The file holds tables, options and"
                            + " connection: of the other options only --profile, --output and --debug go with it.")
    private Path resume;

    @Option(
            names = "--progress-file",
            paramLabel = "FILE",
            converter = Choices.File.class,
            description =
                    "Where to keep what is needed to go on after a stop; removed when the run is finished. Default:"
                            + " dynamodb-backup-COMMAND-TIME-RANDOM.json in the current directory.")
    private Path progressFile;

    Optional<Path> resume() {
        return Optional.ofNullable(resume);
    }

    Optional<Path> progressFile() {
        return Optional.ofNullable(progressFile);
    }
}
