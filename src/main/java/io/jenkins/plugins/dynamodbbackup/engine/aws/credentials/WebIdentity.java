package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import java.nio.file.Path;

/**
 * A role of IAM that is assumed with the token of another identity provider, as on EKS ("AssumeRoleWithWebIdentity" in
 * the AWS STS API Reference).
 *
 * @param tokenFile read anew for every session: the provider replaces the token
 */
public record WebIdentity(String roleArn, Path tokenFile, String sessionName) {}
