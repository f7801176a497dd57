package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import static java.util.Map.entry;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which error code means what (spec 1.6), as data. Codes, not exception classes: between versions of the SDK the same
 * error changes its class, never its code.
 */
public final class ErrorTable {

    private static final int REQUEST_TIMEOUT = 408;

    /** Of the time to live (spec 2.2): the code is that of a request that is wrong. */
    private static final String COOLDOWN = "modified multiple times within a fixed interval";

    private static final Pattern TABLE_QUOTA = Pattern.compile("tables per|too many tables|limit of \\d+ tables");

    public static final Map<String, ErrorKind> KINDS = Map.ofEntries(
            entry("TableNotFoundException", ErrorKind.TABLE_NOT_FOUND),
            entry("ResourceNotFoundException", ErrorKind.RESOURCE_NOT_FOUND),
            entry("ContinuousBackupsUnavailableException", ErrorKind.BACKUPS_BEING_ENABLED),
            entry("PointInTimeRecoveryUnavailableException", ErrorKind.RECOVERY_DISABLED),
            entry("InvalidRestoreTimeException", ErrorKind.OUTSIDE_RECOVERY_WINDOW),
            entry("PolicyNotFoundException", ErrorKind.POLICY_NOT_FOUND),
            entry("ObjectNotFoundException", ErrorKind.SCALABLE_TARGET_NOT_FOUND),
            entry("FailedResourceAccessException", ErrorKind.SCALING_ACCESS),
            entry("ConcurrentUpdateException", ErrorKind.CONCURRENT_UPDATE),
            entry("TransactionConflictException", ErrorKind.CONCURRENT_UPDATE),
            entry("ReplicatedWriteConflictException", ErrorKind.CONCURRENT_UPDATE),
            entry("TableInUseException", ErrorKind.TABLE_IN_USE),
            entry("ResourceInUseException", ErrorKind.RESOURCE_IN_USE),
            entry("TableAlreadyExistsException", ErrorKind.TABLE_EXISTS),
            entry("BackupInUseException", ErrorKind.BACKUP_IN_USE),
            entry("BackupNotFoundException", ErrorKind.BACKUP_NOT_FOUND),
            entry("LimitExceededException", ErrorKind.LIMIT),
            entry("ThrottlingException", ErrorKind.THROTTLED),
            entry("Throttling", ErrorKind.THROTTLED),
            entry("RequestLimitExceeded", ErrorKind.THROTTLED),
            entry("TooManyRequestsException", ErrorKind.THROTTLED),
            entry("ProvisionedThroughputExceededException", ErrorKind.THROTTLED),
            entry("InternalServerError", ErrorKind.UNAVAILABLE),
            entry("InternalServiceException", ErrorKind.UNAVAILABLE),
            entry("InternalFailure", ErrorKind.UNAVAILABLE),
            entry("ServiceUnavailable", ErrorKind.UNAVAILABLE),
            entry("ServiceUnavailableException", ErrorKind.UNAVAILABLE),
            entry("ValidationException", ErrorKind.INVALID),
            entry("InvalidNextTokenException", ErrorKind.INVALID),
            entry("AccessDeniedException", ErrorKind.ACCESS_DENIED),
            entry("AccessDenied", ErrorKind.ACCESS_DENIED),
            entry("ExpiredTokenException", ErrorKind.EXPIRED),
            entry("ExpiredToken", ErrorKind.EXPIRED),
            entry("UnrecognizedClientException", ErrorKind.CREDENTIALS_REFUSED),
            entry("InvalidClientTokenId", ErrorKind.CREDENTIALS_REFUSED),
            entry("InvalidSignatureException", ErrorKind.CREDENTIALS_REFUSED),
            entry("SignatureDoesNotMatch", ErrorKind.CREDENTIALS_REFUSED),
            entry("IncompleteSignature", ErrorKind.CREDENTIALS_REFUSED),
            entry("IncompleteSignatureException", ErrorKind.CREDENTIALS_REFUSED),
            entry("MissingAuthenticationToken", ErrorKind.CREDENTIALS_REFUSED),
            entry("MissingAuthenticationTokenException", ErrorKind.CREDENTIALS_REFUSED),
            entry("RequestExpired", ErrorKind.CLOCK_SKEW),
            entry("RequestInTheFuture", ErrorKind.CLOCK_SKEW),
            entry("RequestTimeTooSkewed", ErrorKind.CLOCK_SKEW),
            entry("RequestTimeout", ErrorKind.UNAVAILABLE),
            entry("RequestTimeoutException", ErrorKind.UNAVAILABLE),
            entry("UnknownOperationException", ErrorKind.UNKNOWN_OPERATION));

    private ErrorTable() {}

    /** What an answer with this code means; the text decides only where AWS uses one code for two things. */
    static ErrorKind kind(ApiOperation operation, String code, int httpStatus, String message) {
        ErrorKind kind = KINDS.get(code);
        if (kind == null) {
            return httpStatus >= 500 || httpStatus == REQUEST_TIMEOUT ? ErrorKind.UNAVAILABLE : ErrorKind.UNEXPECTED;
        }
        String text = message.toLowerCase(Locale.ROOT);
        // The limits of Application Auto Scaling are all quotas (spec 2.2).
        if (kind == ErrorKind.LIMIT
                && (operation.ofAutoScaling() || TABLE_QUOTA.matcher(text).find())) {
            return ErrorKind.QUOTA;
        }
        if (kind == ErrorKind.INVALID && text.contains(COOLDOWN)) {
            return ErrorKind.COOLDOWN;
        }
        boolean signature = kind == ErrorKind.CREDENTIALS_REFUSED && code.contains("Signature");
        if (signature && (text.contains("expired") || text.contains("not yet current"))) {
            return ErrorKind.CLOCK_SKEW;
        }
        return kind;
    }
}
