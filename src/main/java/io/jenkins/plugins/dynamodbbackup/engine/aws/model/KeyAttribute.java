package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

/**
 * One attribute of a table's primary key.
 *
 * @param type S, N or B
 */
public record KeyAttribute(String name, String type) {}
