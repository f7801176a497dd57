package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.Documentation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a call failed, classified by AWS's error code.
 *
 * @param code AWS's error code, or one of ours where AWS did not answer; one short line
 * @param message AWS's own words as one short line without anything that was signed, or a message of ours
 * @param subject the table, backup or other thing that the call was about
 */
public record AwsError(ErrorKind kind, String code, Message message, ApiOperation operation, String subject)
        implements Serializable {

    private static final Set<ErrorKind> PASSING = EnumSet.of(
            ErrorKind.UNAVAILABLE,
            ErrorKind.THROTTLED,
            ErrorKind.LIMIT,
            ErrorKind.CONCURRENT_UPDATE,
            ErrorKind.COOLDOWN,
            ErrorKind.DEADLINE,
            ErrorKind.CREDENTIALS_UNAVAILABLE);
    private static final Set<ErrorKind> OF_CREDENTIALS = EnumSet.of(
            ErrorKind.EXPIRED,
            ErrorKind.CREDENTIALS_REFUSED,
            ErrorKind.NO_CREDENTIALS,
            ErrorKind.CREDENTIALS_UNAVAILABLE,
            ErrorKind.ROLE_REFUSED,
            ErrorKind.CLOCK_SKEW);
    /** Also the answer of STS and DynamoDB where a region is not enabled or the keys belong to another partition. */
    private static final Set<String> IN_THIS_REGION = Set.of("UnrecognizedClientException", "InvalidClientTokenId");

    /** AWS names the kind of policy, such as service control policy or identity-based policy. */
    private static final Pattern EXPLICIT_DENY = Pattern.compile("deny in an? ([A-Za-z -]{1,40}?(?:policy|boundary))");

    private static final Message NONE = Message.foreign("");
    private static final int LONGEST_MESSAGE = 400;
    private static final int LONGEST_CODE = 128;
    private static final int LONGEST_SUBJECT = 1100; // an ARN

    public AwsError {
        code = OneLine.of(code, LONGEST_CODE);
        subject = OneLine.of(subject, LONGEST_SUBJECT);
    }

    /** @param words of AWS, empty if it gave none */
    public AwsError(ErrorKind kind, String code, String words, ApiOperation operation, String subject) {
        this(kind, code, foreign(words), operation, subject);
    }

    /** Whether the same call may succeed later. */
    public boolean mayPass() {
        return PASSING.contains(kind);
    }

    /** Whether it is about the credentials alone: with others the call may succeed. */
    public boolean aboutCredentials() {
        return OF_CREDENTIALS.contains(kind);
    }

    /** What happened, and what to do. */
    public Message sentence() {
        if (kind == ErrorKind.NO_CREDENTIALS) {
            return message.equals(NONE)
                    ? Message.of("aws.error.noCredentials", advice())
                    : Message.of("aws.error.noCredentials.because", message, advice());
        }
        if (kind == ErrorKind.ROLE_REFUSED) {
            return Message.of("aws.error.role", subject, reason());
        }
        return subject.isEmpty()
                ? Message.of("aws.error.failed", operation.apiName(), reason())
                : Message.of("aws.error.failed.of", operation.apiName(), subject, reason());
    }

    /** The same without the call, for places that name it. */
    public Message reason() {
        return what().and(advice());
    }

    /** What happened: AWS's code and words. */
    public Message what() {
        return message.equals(NONE)
                ? Message.of("aws.error.what", code)
                : Message.of("aws.error.what.said", code, message);
    }

    private Message advice() {
        if (kind == ErrorKind.ACCESS_DENIED) {
            return denyingPolicy()
                    .map(policy -> Message.of("aws.advice.explicitDeny", policy, operation.action()))
                    .orElseGet(() -> Message.of("aws.advice.ACCESS_DENIED", operation.action(), Documentation.IAM));
        }
        Message advice = Message.of("aws.advice." + kind);
        return IN_THIS_REGION.contains(code) ? advice.and(Message.of("aws.advice.region")) : advice;
    }

    /** The kind of policy that denies the call explicitly, in AWS's words; empty where the call is only not allowed. */
    public Optional<String> denyingPolicy() {
        Matcher deny = EXPLICIT_DENY.matcher(message.toString());
        return kind == ErrorKind.ACCESS_DENIED && deny.find() ? Optional.of(deny.group(1)) : Optional.empty();
    }

    static Message foreign(String words) {
        return Message.foreign(oneLine(words));
    }

    /** Refused signatures quote the whole signed request, session token included, after the first line. */
    static String oneLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        int canonical = line.indexOf("The Canonical String");
        String kept = canonical < 0 ? line : line.substring(0, canonical).strip();
        kept = kept.endsWith(".") ? kept.substring(0, kept.length() - 1) : kept; // it is shown in brackets
        return OneLine.of(kept, LONGEST_MESSAGE);
    }
}
