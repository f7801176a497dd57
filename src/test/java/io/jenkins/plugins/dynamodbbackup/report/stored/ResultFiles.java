package io.jenkins.plugins.dynamodbbackup.report.stored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a build's results, for tests that look into them.
 *
 * @param directory the directory of the build
 */
record ResultFiles(Path directory) {

    BuildResults results(StoredOperation... operations) {
        return results(List.of(operations));
    }

    BuildResults results(List<StoredOperation> operations) {
        BuildResults results = new BuildResults(List.of(), directory.toFile());
        for (StoredOperation operation : operations) {
            results = results.with(operation);
        }
        return results;
    }

    BuildResults reread(BuildResults results) {
        return new BuildResults(results.entries(), directory.toFile());
    }

    void edit(String text, String other) throws IOException {
        for (Path file : files()) {
            Files.writeString(file, Files.readString(file).replace(text, other));
        }
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("dynamodb-backups"))) {
            return files.toList();
        }
    }
}
