package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error of spec 1.6, at every call that a restore makes, for good: what comes of it, and what the user reads. */
class RestoreErrorsTest {

    private static final List<String> CODES = List.of(
            "TableNotFoundException",
            "ContinuousBackupsUnavailableException",
            "TableInUseException",
            "TableAlreadyExistsException",
            "BackupInUseException",
            "BackupNotFoundException",
            "LimitExceededException",
            "ThrottlingException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "InternalServerError",
            "InternalFailure",
            "ServiceUnavailable",
            "ValidationException",
            "AccessDeniedException",
            "ExpiredTokenException",
            "ExpiredToken",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "InvalidClientTokenId",
            "ResourceNotFoundException",
            "ResourceInUseException",
            "UnknownOperationException",
            "NeverSeenBefore");

    /** A restore that was saved ends as it stands, and can be gone on with. */
    private static final Set<String> ABOUT_CREDENTIALS = Set.of(
            "ExpiredTokenException",
            "ExpiredToken",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "InvalidClientTokenId");

    private final RestoreFixture aws = new RestoreFixture();

    @BeforeEach
    void backup() {
        aws.backup("orders", "nightly", 6);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    static Stream<Arguments> everywhere() {
        return Stream.of("ListBackups", "DescribeBackup", "DescribeTable", "RestoreTableFromBackup", "Scan")
                .flatMap(operation -> CODES.stream().map(code -> Arguments.of(operation, code)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void noErrorEndsGreen(String operation, String code) throws Exception {
        aws.db.rules().on(operation).then(Effect.errorBefore(code));
        RestoreReport report = aws.run(request());
        boolean tableIsThere = operation.equals("Scan");
        boolean chosen = !Set.of("ListBackups", "DescribeBackup").contains(operation);
        if (chosen && ABOUT_CREDENTIALS.contains(code)) {
            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(report.outcome()).isEqualTo(tableIsThere ? Outcome.OK : Outcome.SKIPPED);
        } else {
            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(report.outcome()).isIn(Outcome.FAILED, Outcome.TIMED_OUT);
        }
        assertThat(report.sentence()).hasSizeGreaterThan(40).endsWith(".");
        assertThat(report.partial()).isEqualTo(tableIsThere);
        assertThat(aws.db.tables().contains("copy"))
                .isEqualTo(tableIsThere || aws.db.calls().count("RestoreTableFromBackup", "OK") > 0);
    }

    /** Without a message: the code itself, and what to do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TableNotFoundException               | FAILED    | TableNotFoundException (by a rule). Check the table's name and the region.
            ContinuousBackupsUnavailableException | FAILED   | ContinuousBackupsUnavailableException (by a rule). AWS is still preparing backups for this new table; run it again in a minute.
            TableInUseException                  | FAILED    | TableInUseException (by a rule). Another change of this table runs; run it again when that is done.
            TableAlreadyExistsException          | TIMED_OUT | The time was over while asking for the restore into copy; nothing was restored. Give it more timeoutMinutes, or run it again.
            BackupInUseException                 | TIMED_OUT | The time was over while waiting for another restore from this backup to end; nothing was restored. Give it more timeoutMinutes, or run it again.
            BackupNotFoundException              | FAILED    | BackupNotFoundException (by a rule). Check the backup's ARN and the region: a backup is only known in the region it was made in.
            LimitExceededException               | TIMED_OUT | The time was over while waiting for other restores to end; nothing was restored. Give it more timeoutMinutes, or run it again.
            ThrottlingException                  | FAILED    | ThrottlingException (by a rule). AWS kept refusing for too many calls; run it again when less goes on in this account and region.
            RequestLimitExceeded                 | FAILED    | RequestLimitExceeded (by a rule). AWS kept refusing for too many calls; run it again when less goes on in this account and region.
            TooManyRequestsException             | FAILED    | TooManyRequestsException (by a rule). AWS kept refusing for too many calls; run it again when less goes on in this account and region.
            InternalServerError                  | FAILED    | AWS was asked 5 times to restore into 'copy' without a usable answer, and the table did not appear. Run it again when AWS can be reached.
            InternalFailure                      | FAILED    | AWS was asked 5 times to restore into 'copy' without a usable answer, and the table did not appear. Run it again when AWS can be reached.
            ServiceUnavailable                   | FAILED    | AWS was asked 5 times to restore into 'copy' without a usable answer, and the table did not appear. Run it again when AWS can be reached.
            ValidationException                  | FAILED    | ValidationException (by a rule). AWS refuses the request as it is; change what it names.
            AccessDeniedException                | FAILED    | AccessDeniedException (by a rule). Allow dynamodb:RestoreTableFromBackup to the credentials in use (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).
            ExpiredTokenException                | SKIPPED   | ExpiredTokenException (by a rule). The credentials have expired and fetching them again did not help; renew them. Stopped before AWS began to restore: there is no new table.
            UnrecognizedClientException          | SKIPPED   | UnrecognizedClientException (by a rule). AWS does not accept these credentials; check the access key, the secret key and the session token. If they work in other regions, this region is not enabled for the account, or belongs to another partition. Stopped before AWS began to restore: there is no new table.
            ResourceNotFoundException            | FAILED    | ResourceNotFoundException (by a rule). Check the table's name and the region.
            ResourceInUseException               | FAILED    | ResourceInUseException (by a rule). Another change of this table runs; run it again when that is done.
            UnknownOperationException            | FAILED    | UnknownOperationException (by a rule). This endpoint does not know the call: an emulator without it, or a region without the feature.
            NeverSeenBefore                      | FAILED    | NeverSeenBefore (by a rule). This is not an error that DynamoDB documents; check the region and the endpoint.
            """)
    void whatARefusedRestoreSays(String code, Outcome outcome, String sentence) throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.errorBefore(code));
        RestoreReport report = aws.run(request());
        assertThat(report.sentence()).endsWith(sentence);
        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(aws.db.tables()).doesNotContain("copy");
    }

    @Test
    void theQuotaOfTablesIsNotWaitedFor() throws Exception {
        aws.db.behaviour().tables(1);
        aws.db
                .rules()
                .on("RestoreTableFromBackup")
                .then(Effect.errorBefore(
                        "LimitExceededException",
                        "Subscriber limit exceeded: There is a limit of 2500 tables per region"));
        RestoreReport report = aws.run(request());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .isEqualTo("RestoreTableFromBackup of copy failed: LimitExceededException (Subscriber limit exceeded:"
                        + " There is a limit of 2500 tables per region). Raise the quota of the account, or delete what"
                        + " is not needed.");
        assertThat(aws.asked()).isEqualTo(1);
    }

    /** The user never wrote that key. */
    @Test
    void aRecordedKeyThatAwsRefusesIsNamed() throws Exception {
        aws.db
                .seed()
                .table(
                        "secret",
                        "{\"SSESpecification\": {\"Enabled\": true, \"SSEType\": \"KMS\", \"KMSMasterKeyId\": \""
                                + Records.KEY + "\"}}",
                        List.of());
        aws.realBackup("secret", "nightly");
        aws.db
                .rules()
                .on("RestoreTableFromBackup")
                .then(Effect.errorBefore("ValidationException", "KMS validation error: the key is disabled"));
        RestoreReport report = aws.run(RestoreRequest.of(new RestoreSource.Latest("secret")));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .endsWith("The key is the one that the backup records, " + Records.KEY
                        + "; set kmsKey to another one, 'aws-managed' or 'aws-owned'.");
    }

    /** Refused while AWS restores: the user must know that AWS goes on. */
    @Test
    void losingPermissionWhileAwsRestoresSaysThatItGoesOn() throws Exception {
        aws.after(
                Duration.ofSeconds(30), () -> aws.db.rules().on("DescribeTable").then(Effect.denied()));
        RestoreReport report = aws.run(request());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .contains("Allow dynamodb:DescribeTable to the credentials in use")
                .contains("AWS goes on restoring into table 'copy', which cannot be cancelled.");
    }

    @Test
    void losingPermissionWhileAnAnswerIsMissingSaysThatNobodyKnows() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.dropAfter());
        aws.db.rules().on("DescribeTable").between(2, 99).then(Effect.denied());
        RestoreReport report = aws.run(request());
        assertThat(report.sentence())
                .contains("Allow dynamodb:DescribeTable")
                .endsWith(
                        "Whether AWS has begun to restore into table 'copy' is not known: look for it before you run it"
                                + " again.");
    }

    @Test
    void credentialsOfNoUseEndItBeforeAnythingElse() throws Exception {
        aws.db.expireToken(RestoreFixture.KEY);
        RestoreReport report = aws.run(request());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .isEqualTo("GetCallerIdentity failed: ExpiredTokenException (The security token included in the request"
                        + " is expired). The credentials have expired and fetching them again did not help; renew"
                        + " them.");
    }

    @Test
    void aRestoredTableMissedForLessThanAMinuteIsNotGone() throws Exception {
        aws.db.rules().on("TagResource").then(Effect.errorBefore("ResourceNotFoundException"));
        RestoreOperation operation = aws.start(request());
        aws.runFor(operation, Duration.ofMinutes(2).plusSeconds(20));
        aws.newProcess();
        aws.db.rules().clear();
        aws.db
                .rules()
                .on("DescribeTable")
                .table("copy")
                .first(10)
                .then(Effect.errorBefore("ResourceNotFoundException"));
        RestoreReport report = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));
        assertThat(report.verdict()).as(report.sentence()).isEqualTo(Verdict.SUCCESS);
    }

    @Test
    void aTableThatIsDeletedBeforeItIsCheckedIsAFailure() throws Exception {
        aws.db.rules().on("TagResource").then(Effect.errorBefore("ResourceNotFoundException"));
        RestoreOperation operation = aws.start(request());
        aws.runFor(operation, Duration.ofMinutes(2).plusSeconds(20));
        aws.newProcess();
        aws.db.rules().clear();
        aws.db.seed().vanish("copy");
        RestoreReport report = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .isEqualTo("Table 'copy' was restored and ACTIVE, and is gone: it was deleted since. Run the restore"
                        + " again.");
    }

    /** The one exception: the table is restored and complete without its tags, so a note is enough. */
    @ParameterizedTest
    @MethodSource("codes")
    void tagsThatCannotBeWrittenAreANote(String code) throws Exception {
        aws.db.rules().on("TagResource").then(Effect.errorBefore(code));
        RestoreReport report = aws.run(request());
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes())
                .singleElement()
                .asString()
                .startsWith("The origin could not be written on the table as tags: " + code + " (by a rule). ");
    }

    static List<String> codes() {
        return CODES;
    }

    @ParameterizedTest
    @CsvSource({"LimitExceededException", "ResourceNotFoundException", "ResourceInUseException"})
    void tagsAreWrittenAsSoonAsAwsLetsUs(String code) throws Exception {
        aws.db.rules().on("TagResource").first(5).then(Effect.errorBefore(code));
        RestoreReport report = aws.run(request());
        assertThat(report.notes()).isEmpty();
        assertThat(aws.db.calls().count("TagResource", "OK")).isEqualTo(1);
    }

    private static RestoreRequest request() {
        return with(with(to(latest(), "copy"), VerifyLevel.COUNT), Duration.ofMinutes(10));
    }
}
