package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
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

    /** A restore that was saved ends as it stands, and can be resumed. */
    private static final Set<String> ABOUT_CREDENTIALS = Set.of(
            "ExpiredTokenException",
            "ExpiredToken",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "InvalidClientTokenId");

    private static final Argument COPY = Argument.table("copy");

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
        assertThat(report.message().toString()).hasSizeGreaterThan(40).endsWith(".");
        assertThat(report.partial()).isEqualTo(tableIsThere);
        assertThat(aws.db.tables().contains("copy"))
                .isEqualTo(tableIsThere || aws.db.calls().count("RestoreTableFromBackup", "OK") > 0);
    }

    /** AWS's code, and what to do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TableNotFoundException                | FAILED    | aws.advice.TABLE_NOT_FOUND
            ContinuousBackupsUnavailableException | FAILED    | aws.advice.BACKUPS_BEING_ENABLED
            TableInUseException                   | FAILED    | aws.advice.TABLE_IN_USE
            TableAlreadyExistsException           | TIMED_OUT | restore.timeout.nothing restore.status.requesting
            BackupInUseException                  | TIMED_OUT | restore.timeout.nothing restore.status.sameBackup
            BackupNotFoundException               | FAILED    | aws.advice.BACKUP_NOT_FOUND
            LimitExceededException                | TIMED_OUT | restore.timeout.nothing restore.status.otherRestores
            ThrottlingException                   | FAILED    | aws.advice.THROTTLED
            RequestLimitExceeded                  | FAILED    | aws.advice.THROTTLED
            TooManyRequestsException              | FAILED    | aws.advice.THROTTLED
            InternalServerError                   | FAILED    | restore.unanswered
            InternalFailure                       | FAILED    | restore.unanswered
            ServiceUnavailable                    | FAILED    | restore.unanswered
            ValidationException                   | FAILED    | aws.advice.INVALID
            AccessDeniedException                 | FAILED    | aws.advice.ACCESS_DENIED
            ExpiredTokenException                 | SKIPPED   | aws.advice.EXPIRED restore.notBegun
            UnrecognizedClientException           | SKIPPED   | aws.advice.CREDENTIALS_REFUSED aws.advice.region restore.notBegun
            ResourceNotFoundException             | FAILED    | aws.advice.RESOURCE_NOT_FOUND
            ResourceInUseException                | FAILED    | aws.advice.RESOURCE_IN_USE
            UnknownOperationException             | FAILED    | aws.advice.UNKNOWN_OPERATION
            NeverSeenBefore                       | FAILED    | aws.advice.UNEXPECTED
            """)
    void whatARefusedRestoreSays(String code, Outcome outcome, String keys) throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.errorBefore(code));
        RestoreReport report = aws.run(request());
        assertThat(ours(report.message())).containsExactly(keys.split(" "));
        String text = report.message().toString();
        if (keys.startsWith("aws.advice.")) {
            assertThat(text).startsWith("RestoreTableFromBackup of copy failed: " + code + " (by a rule). ");
        }
        if (code.equals("AccessDeniedException")) {
            assertThat(text).contains("dynamodb:RestoreTableFromBackup", "docs/iam.md");
        }
        if (keys.equals("restore.unanswered")) {
            assertThat(report.message().arguments()).containsExactly(Argument.of(5), COPY);
        }
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
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "aws.error.failed.of",
                        "RestoreTableFromBackup",
                        "copy",
                        Message.of(
                                        "aws.error.what.said",
                                        "LimitExceededException",
                                        Message.foreign(
                                                "Subscriber limit exceeded: There is a limit of 2500 tables per region"))
                                .and(Message.of("aws.advice.QUOTA"))));
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
        assertThat(report.message().arguments().get(1))
                .isEqualTo(Message.of("restore.kmsKey.recorded", Records.KEY, Argument.parameter("kmsKey")));
    }

    /** Refused while AWS restores: the user must know that AWS continues. */
    @Test
    void losingPermissionWhileAwsRestoresSaysThatItGoesOn() throws Exception {
        aws.after(
                Duration.ofSeconds(30), () -> aws.db.rules().on("DescribeTable").then(Effect.denied()));
        RestoreReport report = aws.run(request());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ours(report.message())).containsExactly("aws.advice.ACCESS_DENIED", "restore.continues");
        assertThat(report.message().toString()).contains("dynamodb:DescribeTable", "'copy'");
    }

    @Test
    void losingPermissionWhileAnAnswerIsMissingSaysThatTheOutcomeIsNotKnown() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.dropAfter());
        aws.db.rules().on("DescribeTable").between(2, 99).then(Effect.denied());
        RestoreReport report = aws.run(request());
        assertThat(ours(report.message())).containsExactly("aws.advice.ACCESS_DENIED", "restore.notKnown");
        assertThat(report.message().toString()).contains("dynamodb:DescribeTable", "'copy'");
    }

    @Test
    void credentialsOfNoUseEndItBeforeAnythingElse() throws Exception {
        aws.db.expireToken(RestoreFixture.KEY);
        RestoreReport report = aws.run(request());
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "aws.error.failed",
                        "GetCallerIdentity",
                        Message.of(
                                        "aws.error.what.said",
                                        "ExpiredTokenException",
                                        Message.foreign("The security token included in the request is expired"))
                                .and(Message.of("aws.advice.EXPIRED"))));
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
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
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
        assertThat(report.message()).isEqualTo(Message.of("restore.restored.gone", COPY));
    }

    /** The one exception: the table is restored and complete without its tags, so a note is enough. */
    @ParameterizedTest
    @MethodSource("codes")
    void tagsThatCannotBeWrittenAreANote(String code) throws Exception {
        aws.db.rules().on("TagResource").then(Effect.errorBefore(code));
        RestoreReport report = aws.run(request());
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.notes()).singleElement().satisfies(note -> {
            assertThat(note.key()).isEqualTo("restore.notTagged");
            assertThat(note.arguments().get(0)).isEqualTo(COPY);
            assertThat(note.arguments().get(1).toString()).startsWith(code + " (by a rule). ");
            assertThat(aws.journal).containsOnlyOnce(note);
        });
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

    /** What is to be done, and what becomes of the restore: the keys within the message, in the order in which it reads. */
    private static List<String> ours(Message message) {
        return Stream.concat(
                        Stream.of(message.key()),
                        message.arguments().stream()
                                .filter(Message.class::isInstance)
                                .flatMap(inner -> ours((Message) inner).stream()))
                .filter(key -> key.startsWith("restore.") || key.startsWith("aws.advice."))
                .toList();
    }

    private static RestoreRequest request() {
        return with(with(to(latest(), "copy"), VerifyLevel.COUNT), Duration.ofMinutes(10));
    }
}
