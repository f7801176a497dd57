package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS does not let the caller assume the role. */
public final class RoleNotAssumedException extends RuntimeException implements Reasoned {

    private static final long serialVersionUID = 1L;

    private final String arn;
    private final Message reason;

    public RoleNotAssumedException(String arn, AwsServiceException refusal) {
        this(arn, Message.of("aws.role.refused", arn, Errors.codeAndWords(refusal)), refusal);
    }

    private RoleNotAssumedException(String arn, Message reason, AwsServiceException refusal) {
        super(reason.toString(), refusal);
        this.arn = arn;
        this.reason = reason;
    }

    String arn() {
        return arn;
    }

    AwsServiceException refusal() {
        return (AwsServiceException) getCause();
    }

    @Override
    public Message reason() {
        return reason;
    }
}
