package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import java.time.Instant;
import java.util.List;

/**
 * A build and what it did.
 *
 * @param url relative to the address of Jenkins
 */
public record BuildOperations(int number, String name, String url, Instant startedAt, List<Ended> operations) {

    public BuildOperations {
        operations = List.copyOf(operations);
    }
}
