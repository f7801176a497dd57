package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

/** A source gives no credentials, and asking again does not help. */
public final class NoCredentials extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, for the user; it is read in brackets */
    public NoCredentials(String message) {
        super(message);
    }
}
