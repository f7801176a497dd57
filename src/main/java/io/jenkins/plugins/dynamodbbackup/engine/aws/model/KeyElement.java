package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

/** One part of a primary key: the attribute's name and HASH or RANGE. */
public record KeyElement(String attribute, String keyType) {}
