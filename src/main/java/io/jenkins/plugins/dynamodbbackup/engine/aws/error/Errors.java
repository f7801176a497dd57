package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** From what the SDK throws to what it means. */
public final class Errors {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private Errors() {}

    public static AwsError of(Throwable thrown, CalledOperation call) {
        if (thrown instanceof AwsServiceException refused) {
            return error(kind(refused), code(refused), message(refused), call);
        }
        if (thrown instanceof ApiCallTimeoutException || thrown instanceof ApiCallAttemptTimeoutException) {
            return error(ErrorKind.UNAVAILABLE, "NoAnswer", "no answer in time", call);
        }
        if (thrown instanceof SdkClientException failed) {
            return error(ErrorKind.UNAVAILABLE, "NoConnection", rootMessage(failed), call);
        }
        if (thrown instanceof ForeignAnswer foreign) {
            return error(ErrorKind.UNAVAILABLE, "UnreadableAnswer", foreign.getMessage(), call);
        }
        // Thrown while its answer was read: the call itself may well have taken effect.
        String what = thrown.getClass().getSimpleName() + ": " + rootMessage(thrown);
        return error(ErrorKind.UNAVAILABLE, "UnreadableAnswer", what, call);
    }

    /** The source of the credentials failed: nothing was sent to DynamoDB. */
    public static AwsError ofCredentials(Throwable thrown, CalledOperation call) {
        if (thrown instanceof RoleNotAssumed role) {
            return ofRole(role, call);
        }
        return error(
                passes(thrown) ? ErrorKind.CREDENTIALS_UNAVAILABLE : ErrorKind.NO_CREDENTIALS,
                thrown instanceof AwsServiceException refused ? code(refused) : "NoCredentials",
                firstSentence(Objects.requireNonNullElse(thrown.getMessage(), "")),
                call);
    }

    /** Whether a source of credentials that threw this may give some a moment later. */
    public static boolean passes(Throwable thrown) {
        if (thrown instanceof AwsServiceException refused) {
            ErrorKind kind = kind(refused);
            return kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.THROTTLED;
        }
        return thrown instanceof RoleNotAssumed role
                ? passes(role.refusal())
                : connectionFailed(thrown) || thrown instanceof CredentialsUnavailableException;
    }

    /** AWS's code and words, without the request's id and the like. */
    public static String inWords(AwsServiceException refused) {
        String message = message(refused);
        return message.isEmpty() ? code(refused) : code(refused) + ", " + message;
    }

    private static ErrorKind kind(AwsServiceException refused) {
        if (refused.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
            return ErrorKind.PROXY_REFUSED;
        }
        return refused.isThrottlingException()
                ? ErrorKind.THROTTLED
                : ErrorTable.kind(detail(refused, AwsErrorDetails::errorCode), refused.statusCode(), message(refused));
    }

    private static String code(AwsServiceException refused) {
        String code = detail(refused, AwsErrorDetails::errorCode);
        return code.isEmpty() ? "HTTP " + refused.statusCode() : code;
    }

    private static String message(AwsServiceException refused) {
        return detail(refused, AwsErrorDetails::errorMessage);
    }

    private static String detail(AwsServiceException refused, Function<AwsErrorDetails, String> part) {
        return Optional.ofNullable(refused.awsErrorDetails()).map(part).orElse("");
    }

    private static AwsError ofRole(RoleNotAssumed role, CalledOperation call) {
        AwsError error = of(role.refusal(), call);
        return switch (error.kind()) {
            case UNAVAILABLE, THROTTLED ->
                error(ErrorKind.CREDENTIALS_UNAVAILABLE, error.code(), error.message(), call);
            case CLOCK_SKEW, EXPIRED -> error; // there is something to do about it before the role is asked for again
            default ->
                new AwsError(ErrorKind.ROLE_REFUSED, error.code(), error.message(), call.operation(), role.arn());
        };
    }

    /** The source could not be reached or did not answer; one that has no credentials to give says so without a cause. */
    private static boolean connectionFailed(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof InterruptedIOException
                    || cause instanceof UnknownHostException
                    || cause instanceof ApiCallTimeoutException
                    || cause instanceof ApiCallAttemptTimeoutException) {
                return true;
            }
        }
        return false;
    }

    public static AwsError deadline(CalledOperation call) {
        return error(ErrorKind.DEADLINE, "Deadline", "the time given was over", call);
    }

    private static AwsError error(ErrorKind kind, String code, String message, CalledOperation call) {
        return new AwsError(kind, code, message, call.operation(), call.subject());
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = Objects.requireNonNullElse(root.getMessage(), "");
        if (root instanceof UnknownHostException) {
            return "no host " + message + " is known here";
        }
        return message.isEmpty() ? root.getClass().getSimpleName() : message;
    }

    /** The default chain names the classes of every provider that it asked; users know those by other names. */
    private static String firstSentence(String message) {
        return message.contains("any of the providers in the chain")
                ? "none in the environment, in the default profile, or of a role of this machine"
                : message;
    }
}
