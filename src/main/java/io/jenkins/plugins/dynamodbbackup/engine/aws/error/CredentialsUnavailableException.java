package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

/** There are no credentials just now, but there may be some in a moment: the call that needs them is tried again. */
public final class CredentialsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the user, should it stay like that */
    public CredentialsUnavailableException(String message) {
        super(message);
    }
}
