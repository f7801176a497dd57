package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS does not let the caller become the role. */
public final class RoleNotAssumed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String arn;

    public RoleNotAssumed(String arn, AwsServiceException refusal) {
        super("the role " + arn + " could not be assumed: " + Errors.inWords(refusal), refusal);
        this.arn = arn;
    }

    String arn() {
        return arn;
    }

    AwsServiceException refusal() {
        return (AwsServiceException) getCause();
    }
}
