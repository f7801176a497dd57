package io.jenkins.plugins.dynamodbbackup.engine.aws;

/**
 * Why a call failed, told apart by AWS' error code.
 *
 * @param code AWS' error code, or a word of ours where AWS never answered
 * @param message AWS' own words, one line, without anything that was signed
 * @param subject the table, backup or other thing that the call was about
 */
public record AwsError(ErrorKind kind, String code, String message, ApiOperation operation, String subject) {

    private static final int LONGEST_MESSAGE = 400;

    public AwsError {
        message = oneLine(message);
    }

    /** One sentence of what happened and one of what to do. */
    public String sentence() {
        return operation.apiName() + (subject.isEmpty() ? "" : " of " + subject) + " failed: " + reason();
    }

    /** The same without naming the call, for places that have named it already. */
    public String reason() {
        return what() + " " + advice();
    }

    /** Only what happened: AWS' code and words. */
    public String what() {
        String words = message.isEmpty() ? code : code + " (" + message + ")";
        return words.endsWith(".") ? words : words + ".";
    }

    private String advice() {
        return kind == ErrorKind.ACCESS_DENIED
                ? "Allow " + operation.action() + " to the credentials in use (docs/iam.md)."
                : kind.advice();
    }

    /** Refused signatures quote the whole signed request, session token included, after the first line. */
    private static String oneLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        int canonical = line.indexOf("The Canonical String");
        String kept = canonical < 0 ? line : line.substring(0, canonical).strip();
        return kept.length() > LONGEST_MESSAGE ? kept.substring(0, LONGEST_MESSAGE) + "..." : kept;
    }
}
