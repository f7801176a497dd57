package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Documentation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CreateBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Texts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error code of spec 1.6, from the bytes that AWS sends to what it means for us. */
class ErrorCodeTest {

    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

    private static AwsError answered(Reply reply) {
        try (Border border = new Border(new ScriptedHttp().then(reply))) {
            return Border.error(border.answer(CreateBackup.of("orders", "orders-1"), border.in(Duration.ofMinutes(5))));
        }
    }

    private static Argument advice(String code, String message) {
        Message reason = answered(Reply.error("com.amazon.coral.service#" + code, message))
                .reason();
        assertThat(reason.key()).isEqualTo("sentences");
        return reason.arguments().get(1);
    }

    /** Keys of another partition, and a region that is not enabled, get this answer, too. */
    @Test
    void keysThatWorkElsewhereAreNotCalledWrongAlone() {
        assertThat(advice("UnrecognizedClientException", "The security token included in the request is invalid."))
                .isEqualTo(Message.of("aws.advice.CREDENTIALS_REFUSED").and(Message.of("aws.advice.region")));
        assertThat(advice("InvalidSignatureException", "no")).isEqualTo(Message.of("aws.advice.CREDENTIALS_REFUSED"));
    }

    /** What is denied explicitly cannot be allowed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "service control policy",
                "resource control policy",
                "identity-based policy",
                "resource-based policy",
                "permissions boundary",
                "session policy",
                "VPC endpoint policy"
            })
    void anExplicitDenyNamesItsPolicy(String policy) {
        String message =
                "User: arn:aws:iam::111122223333:user/ci is not authorized to perform: dynamodb:CreateBackup on"
                        + " resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders with an explicit deny in a "
                        + policy;
        assertThat(advice("AccessDeniedException", message))
                .isEqualTo(Message.of("aws.advice.explicitDeny", policy, "dynamodb:CreateBackup"));
        assertThat(advice("AccessDeniedException", "no"))
                .isEqualTo(Message.of("aws.advice.ACCESS_DENIED", "dynamodb:CreateBackup", Documentation.IAM));
    }

    @ParameterizedTest
    @CsvSource({
        "com.amazonaws.dynamodb.v20120810#TableNotFoundException, TABLE_NOT_FOUND",
        "com.amazonaws.dynamodb.v20120810#ContinuousBackupsUnavailableException, BACKUPS_BEING_ENABLED",
        "com.amazonaws.dynamodb.v20120810#PointInTimeRecoveryUnavailableException, RECOVERY_DISABLED",
        "com.amazonaws.dynamodb.v20120810#InvalidRestoreTimeException, OUTSIDE_RECOVERY_WINDOW",
        "com.amazonaws.dynamodb.v20120810#PolicyNotFoundException, POLICY_NOT_FOUND",
        "com.amazonaws.autoscaling.v20160206#ObjectNotFoundException, SCALABLE_TARGET_NOT_FOUND",
        "com.amazonaws.autoscaling.v20160206#FailedResourceAccessException, SCALING_ACCESS",
        "com.amazonaws.autoscaling.v20160206#InternalServiceException, UNAVAILABLE",
        "com.amazonaws.autoscaling.v20160206#InvalidNextTokenException, INVALID",
        "com.amazonaws.autoscaling.v20160206#ConcurrentUpdateException, CONCURRENT_UPDATE",
        "com.amazonaws.dynamodb.v20120810#TableInUseException, TABLE_IN_USE",
        "com.amazonaws.dynamodb.v20120810#TableAlreadyExistsException, TABLE_EXISTS",
        "com.amazonaws.dynamodb.v20120810#BackupInUseException, BACKUP_IN_USE",
        "com.amazonaws.dynamodb.v20120810#BackupNotFoundException, BACKUP_NOT_FOUND",
        "com.amazonaws.dynamodb.v20120810#LimitExceededException, LIMIT",
        "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException, RESOURCE_NOT_FOUND",
        "com.amazonaws.dynamodb.v20120810#ResourceInUseException, RESOURCE_IN_USE",
        "com.amazonaws.dynamodb.v20120810#RequestLimitExceeded, THROTTLED",
        "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException, THROTTLED",
        "com.amazon.coral.availability#ThrottlingException, THROTTLED",
        "com.amazon.coral.availability#TooManyRequestsException, THROTTLED",
        "com.amazon.coral.availability#ThrottledException, THROTTLED",
        "com.amazon.coral.validate#ValidationException, INVALID",
        "com.amazon.coral.service#AccessDeniedException, ACCESS_DENIED",
        "com.amazon.coral.service#ExpiredTokenException, EXPIRED",
        "com.amazon.coral.service#ExpiredToken, EXPIRED",
        "com.amazon.coral.service#UnrecognizedClientException, CREDENTIALS_REFUSED",
        "com.amazon.coral.service#InvalidSignatureException, CREDENTIALS_REFUSED",
        "com.amazon.coral.service#IncompleteSignature, CREDENTIALS_REFUSED",
        "com.amazon.coral.service#IncompleteSignatureException, CREDENTIALS_REFUSED",
        "com.amazon.coral.service#MissingAuthenticationToken, CREDENTIALS_REFUSED",
        "com.amazon.coral.service#MissingAuthenticationTokenException, CREDENTIALS_REFUSED",
        "com.amazon.coral.service#InvalidClientTokenId, CREDENTIALS_REFUSED",
        "com.amazon.coral.service#UnknownOperationException, UNKNOWN_OPERATION",
        "com.amazon.coral.service#InternalFailure, UNAVAILABLE",
        "com.amazonaws.dynamodb.v20120810#InternalServerError, UNAVAILABLE",
        "com.amazonaws.dynamodb.v20120810#ServiceUnavailable, UNAVAILABLE",
        "ThrottlingException, THROTTLED",
        "AccessDeniedException, ACCESS_DENIED",
        "com.amazonaws.dynamodb.v20120810#SomethingNewException, UNEXPECTED",
    })
    void everyCodeMeansWhatTheSpecSays(String type, ErrorKind kind) {
        AwsError error = answered(Reply.error(type, "AWS's own words"));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.code()).isEqualTo(type.substring(type.indexOf('#') + 1));
        assertThat(error.message()).isEqualTo(Message.foreign("AWS's own words"));
        assertThat(error.operation()).isEqualTo(ApiOperation.CREATE_BACKUP);
        assertThat(error.subject()).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidSignatureException, Signature expired: 20261122T020000Z is now earlier than 20261122T024500Z,"
                + " CLOCK_SKEW",
        "InvalidSignatureException, Signature not yet current: 20261122T020000Z is still later, CLOCK_SKEW",
        "SignatureDoesNotMatch, Signature expired: 20261122T020000Z is now earlier, CLOCK_SKEW",
        "RequestTimeTooSkewed, The difference is too large, CLOCK_SKEW",
        "RequestExpired, Request has expired., CLOCK_SKEW",
        "ExpiredTokenException, The security token included in the request is expired, EXPIRED",
        "ValidationException, Time to live has been modified multiple times within a fixed interval, COOLDOWN",
        "ValidationException, TimeToLive is already enabled, INVALID",
        "LimitExceededException, Only 50 restore operations can be done simultaneously, LIMIT",
        "LimitExceededException, Table tags are being updated: orders, LIMIT",
        "LimitExceededException, Too many tables in this account, QUOTA",
        "LimitExceededException, Account exceeded its limit of 2500 tables per region, QUOTA",
        "LimitExceededException, Subscriber limit exceeded: There is a limit of 2500 tables, QUOTA",
    })
    void theTextDecidesOnlyWhereOneCodeMeansTwoThings(String code, String message, ErrorKind kind) {
        assertThat(answered(Reply.error(DYNAMODB + code, message)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE", "504, UNAVAILABLE", "408, UNAVAILABLE"})
    void whatAProxyAnswersInPlaceOfAwsIsAFailureThatPasses(int status, ErrorKind kind) {
        AwsError error = answered(Reply.html(status));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.what()).isEqualTo(Message.of("aws.error.what", "HTTP " + status));
    }

    @ParameterizedTest
    @CsvSource({"302, UNEXPECTED", "403, UNEXPECTED", "404, UNEXPECTED", "429, THROTTLED"})
    void otherPagesOfAProxy(int status, ErrorKind kind) {
        AwsError error = answered(Reply.html(status));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.what()).isEqualTo(Message.of("aws.error.what", "HTTP " + status));
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyKindEndsInOneSentenceOfAdvice(ErrorKind kind) {
        assertThat(Texts.all().get("aws.advice." + kind))
                .matches("[A-Z].*[a-z)}]\\.")
                .doesNotContain(". ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Table not found: orders", "Table not found: orders.", " Table not found: orders\\r\\n more"})
    void aSentenceNamesTheCallTheTableTheReasonAndWhatToDo(String message) {
        assertThat(answered(Reply.error(DYNAMODB + "TableNotFoundException", message))
                        .sentence()
                        .toString())
                .isEqualTo("CreateBackup of orders failed: TableNotFoundException (Table not found: orders)."
                        + " Check the table's name and the region.");
    }
}
