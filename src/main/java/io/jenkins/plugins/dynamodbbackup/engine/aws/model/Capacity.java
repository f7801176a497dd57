package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

/** Provisioned throughput in capacity units per second; both 0 for on-demand tables. */
public record Capacity(long read, long write) {

    public static final Capacity NONE = new Capacity(0, 0);
}
