package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.Documentation;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.util.EnumSet;
import java.util.Set;

/**
 * Why a call failed, told apart by AWS' error code.
 *
 * @param code AWS' error code, or a word of ours where AWS never answered, one line and not long
 * @param message AWS' own words, one line and not long, without anything that was signed
 * @param subject the table, backup or other thing that the call was about
 */
public record AwsError(ErrorKind kind, String code, String message, ApiOperation operation, String subject) {

    private static final Set<ErrorKind> PASSING = EnumSet.of(
            ErrorKind.UNAVAILABLE,
            ErrorKind.THROTTLED,
            ErrorKind.LIMIT,
            ErrorKind.DEADLINE,
            ErrorKind.CREDENTIALS_UNAVAILABLE);
    private static final Set<ErrorKind> OF_CREDENTIALS = EnumSet.of(
            ErrorKind.EXPIRED,
            ErrorKind.CREDENTIALS_REFUSED,
            ErrorKind.NO_CREDENTIALS,
            ErrorKind.CREDENTIALS_UNAVAILABLE,
            ErrorKind.ROLE_REFUSED,
            ErrorKind.CLOCK_SKEW);
    private static final int LONGEST_MESSAGE = 400;
    private static final int LONGEST_CODE = 128;
    private static final int LONGEST_SUBJECT = 1100; // an ARN

    public AwsError {
        code = OneLine.of(code, LONGEST_CODE);
        message = oneLine(message);
        subject = OneLine.of(subject, LONGEST_SUBJECT);
    }

    /** Whether the same call may get a good answer later, although this one was given up. */
    public boolean mayPass() {
        return PASSING.contains(kind);
    }

    /** Whether it says nothing of what the call was about: with good credentials the call may be answered. */
    public boolean aboutCredentials() {
        return OF_CREDENTIALS.contains(kind);
    }

    /** One sentence of what happened and one of what to do. */
    public String sentence() {
        if (kind == ErrorKind.NO_CREDENTIALS) {
            return "There are no credentials to call AWS with" + (message.isEmpty() ? ". " : " (" + message + "). ")
                    + advice();
        }
        if (kind == ErrorKind.ROLE_REFUSED) {
            return "The role " + subject + " could not be assumed: " + reason();
        }
        return operation.apiName() + (subject.isEmpty() ? "" : " of " + subject) + " failed: " + reason();
    }

    /** The same without naming the call, for places that have named it already. */
    public String reason() {
        return what() + " " + advice();
    }

    /** Only what happened: AWS' code and words. */
    public String what() {
        return message.isEmpty() ? code + "." : code + " (" + message + ").";
    }

    private String advice() {
        return kind == ErrorKind.ACCESS_DENIED
                ? "Allow " + operation.action() + " to the credentials in use (" + Documentation.IAM + ")."
                : kind.advice();
    }

    /** Refused signatures quote the whole signed request, session token included, after the first line. */
    private static String oneLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        int canonical = line.indexOf("The Canonical String");
        String kept = canonical < 0 ? line : line.substring(0, canonical).strip();
        kept = kept.endsWith(".") ? kept.substring(0, kept.length() - 1) : kept; // it is read in brackets
        return OneLine.of(kept, LONGEST_MESSAGE);
    }
}
