package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

/** Provisioned throughput in capacity units per second; both 0 for on-demand tables. */
public record CapacityUnits(long read, long write) {

    public static final CapacityUnits NONE = new CapacityUnits(0, 0);
}
