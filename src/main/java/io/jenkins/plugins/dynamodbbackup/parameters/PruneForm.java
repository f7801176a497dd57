package io.jenkins.plugins.dynamodbbackup.parameters;

/** Checks and choices of the fields of a prune. */
public interface PruneForm extends OperationForm {}
