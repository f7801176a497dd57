package io.jenkins.plugins.dynamodbbackup.engine.aws;

/** A source gives no credentials, and asking again does not help. */
final class NoCredentials extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, for the user; it is read in brackets */
    NoCredentials(String message) {
        super(message);
    }
}
