package io.jenkins.plugins.dynamodbbackup.engine.compare;

import java.io.Serializable;

/**
 * One of the two tables of a comparison.
 *
 * @param units most read capacity units per second that the comparison consumes of it, at least 1
 */
public record ComparedTable(String name, String region, int units) implements Serializable {}
