package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.time.Instant;
import java.util.List;

/**
 * A build and what it did.
 *
 * @param url relative to the address of Jenkins
 * @param end of the build as a whole
 * @param operations empty when it ended before any of them had
 */
public record BuildOperations(
        int number, String name, String url, Instant startedAt, BuildEnd end, List<Ended> operations) {

    public BuildOperations {
        operations = List.copyOf(operations);
    }
}
