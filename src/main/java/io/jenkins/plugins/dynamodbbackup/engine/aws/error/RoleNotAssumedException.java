package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS does not let the caller assume the role. */
public final class RoleNotAssumedException extends ReasonedException {

    private static final long serialVersionUID = 1L;

    private final String arn;

    public RoleNotAssumedException(String arn, AwsServiceException refusal) {
        super(Message.of("aws.role.refused", arn, Errors.codeAndWords(refusal)), refusal);
        this.arn = arn;
    }

    String arn() {
        return arn;
    }

    AwsServiceException refusal() {
        return (AwsServiceException) getCause();
    }
}
