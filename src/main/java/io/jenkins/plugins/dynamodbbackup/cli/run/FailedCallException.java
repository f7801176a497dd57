package io.jenkins.plugins.dynamodbbackup.cli.run;

/** AWS did not answer as hoped. The message is a sentence for the user. */
public final class FailedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedCallException(String sentence) {
        super(sentence);
    }
}
