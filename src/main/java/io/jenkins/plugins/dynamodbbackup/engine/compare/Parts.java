package io.jenkins.plugins.dynamodbbackup.engine.compare;

/** The parts that two tables are read in. */
final class Parts {

    private Parts() {}
}
