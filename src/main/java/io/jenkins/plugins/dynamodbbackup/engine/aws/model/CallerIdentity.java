package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

/**
 * As whom AWS sees us.
 *
 * @param account twelve digits
 * @param arn of the user or of the session of a role
 */
public record CallerIdentity(String account, String arn) {}
