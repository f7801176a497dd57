package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
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

/** Classifies the exceptions of the SDK. */
public final class Errors {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final String FOREIGN = Message.foreign("").key();

    private Errors() {}

    public static AwsError of(Throwable thrown, CalledOperation call) {
        if (thrown instanceof AwsServiceException refused) {
            return error(kind(refused, call.operation()), code(refused), AwsError.foreign(words(refused)), call);
        }
        if (thrown instanceof ApiCallTimeoutException || thrown instanceof ApiCallAttemptTimeoutException) {
            return error(ErrorKind.UNAVAILABLE, "NoAnswer", Message.of("aws.noAnswer"), call);
        }
        if (thrown instanceof SdkClientException failed) {
            return error(ErrorKind.UNAVAILABLE, "NoConnection", reason(failed), call);
        }
        if (thrown instanceof ForeignAnswerException foreign) {
            return error(ErrorKind.UNAVAILABLE, "UnreadableAnswer", foreign.reason(), call);
        }
        if (thrown instanceof UnknownItemTypeException unknown) {
            return error(ErrorKind.UNKNOWN_ITEM_TYPE, "UnknownItemType", unknown.reason(), call);
        }
        // Thrown while the answer was read: the call may have taken effect.
        Message what = Message.of("aws.unexpected", thrown.getClass().getSimpleName(), reason(thrown));
        return error(ErrorKind.UNAVAILABLE, "UnreadableAnswer", what, call);
    }

    /** For a failure of the source of the credentials: nothing was sent to DynamoDB. */
    public static AwsError ofCredentials(Throwable thrown, CalledOperation call) {
        if (thrown instanceof RoleNotAssumedException role) {
            return ofRole(role, call);
        }
        return error(
                passes(thrown) ? ErrorKind.CREDENTIALS_UNAVAILABLE : ErrorKind.NO_CREDENTIALS,
                thrown instanceof AwsServiceException refused ? code(refused) : "NoCredentials",
                ofSource(thrown),
                call);
    }

    /** Whether the source of credentials that threw this may succeed a moment later. */
    public static boolean passes(Throwable thrown) {
        if (thrown instanceof AwsServiceException refused) {
            ErrorKind kind = kind(refused, ApiOperation.GET_CALLER_IDENTITY);
            return kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.THROTTLED;
        }
        return thrown instanceof RoleNotAssumedException role
                ? passes(role.refusal())
                : connectionFailed(thrown) || thrown instanceof CredentialsUnavailableException;
    }

    /** AWS's code and words, without the request's id and the like. */
    public static Message codeAndWords(AwsServiceException refused) {
        String words = AwsError.oneLine(words(refused));
        return words.isEmpty() ? Message.foreign(code(refused)) : Message.of("aws.code", code(refused), words);
    }

    private static ErrorKind kind(AwsServiceException refused, ApiOperation operation) {
        if (refused.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
            return ErrorKind.PROXY_REFUSED;
        }
        return refused.isThrottlingException()
                ? ErrorKind.THROTTLED
                : ErrorTable.kind(
                        operation, detail(refused, AwsErrorDetails::errorCode), refused.statusCode(), words(refused));
    }

    private static String code(AwsServiceException refused) {
        String code = detail(refused, AwsErrorDetails::errorCode);
        return code.isEmpty() ? "HTTP " + refused.statusCode() : code;
    }

    private static String words(AwsServiceException refused) {
        return detail(refused, AwsErrorDetails::errorMessage);
    }

    private static String detail(AwsServiceException refused, Function<AwsErrorDetails, String> part) {
        return Optional.ofNullable(refused.awsErrorDetails()).map(part).orElse("");
    }

    private static AwsError ofRole(RoleNotAssumedException role, CalledOperation call) {
        AwsError error = of(role.refusal(), call);
        return switch (error.kind()) {
            case UNAVAILABLE, THROTTLED ->
                error(ErrorKind.CREDENTIALS_UNAVAILABLE, error.code(), error.message(), call);
            case CLOCK_SKEW, EXPIRED -> error; // can be corrected without the role
            default ->
                new AwsError(ErrorKind.ROLE_REFUSED, error.code(), error.message(), call.operation(), role.arn());
        };
    }

    /** Whether the source could not be reached or did not answer; one without credentials throws without such a cause. */
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
        return error(ErrorKind.DEADLINE, "Deadline", Message.of("aws.deadline"), call);
    }

    private static AwsError error(ErrorKind kind, String code, Message message, CalledOperation call) {
        return new AwsError(kind, code, message, call.operation(), call.subject());
    }

    private static Message reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (root instanceof ReasonedException ours) {
            return ours.reason();
        }
        String words = Objects.requireNonNullElse(root.getMessage(), "");
        if (root instanceof UnknownHostException) {
            return Message.of("aws.unknownHost", words);
        }
        return AwsError.foreign(words.isEmpty() ? root.getClass().getSimpleName() : words);
    }

    /** The default chain of the SDK names the classes of its providers, which mean nothing to a user. */
    private static Message ofSource(Throwable thrown) {
        if (thrown instanceof ReasonedException ours) {
            Message reason = ours.reason();
            return reason.key().equals(FOREIGN) ? AwsError.foreign(reason.toString()) : reason;
        }
        String words = Objects.requireNonNullElse(thrown.getMessage(), "");
        return words.contains("any of the providers in the chain")
                ? Message.of("aws.credentials.none")
                : AwsError.foreign(words);
    }
}
