package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A build and its operations.
 *
 * @param url relative to the address of Jenkins
 * @param end of the build as a whole
 * @param results empty if it ended before any operation
 */
public record BuildOperations(
        int number, String name, String url, Instant startedAt, BuildEnd end, BuildResults results) {

    /** With their rows, which may have to be read from disk. */
    public List<StoredOperation> operations() {
        return results.operations();
    }

    <T extends StoredOperation> Stream<T> only(Class<T> kind) {
        return operations().stream().filter(kind::isInstance).map(kind::cast);
    }
}
