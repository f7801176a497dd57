package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error code of spec 1.6 at every call of a backup: what becomes of it, and what the user reads. */
class BackupErrorCodeTest {

    private static final String PASSING = "the call passes";

    private final Simulation aws = new Simulation();

    @AfterEach
    void close() {
        aws.close();
    }

    private BackupReport backUp(String tables) throws Exception {
        aws.db().seed().table("orders", 10);
        BackupReport report = aws.run(BackupOperation.start(
                BackupRequest.of(TableQuery.of(tables)),
                Map.of(),
                aws.session(),
                SettingsFiles.NONE,
                progress -> {},
                aws.journal()));
        assertThat(report.verdict() == Verdict.SUCCESS)
                .as("green exactly when AWS has the backup and nothing else is wrong")
                .isEqualTo(report.problems().isEmpty()
                        && report.results().stream().allMatch(result -> result.outcome() == Outcome.OK));
        assertThat(report.results().size() + report.problems().size()).isPositive();
        return report;
    }

    private static String what(String code) {
        return "aws.error.what.said(" + code + ", foreign(why))";
    }

    private static Effect error(String code) {
        return Effect.errorBefore(code, "why");
    }

    private void expect(BackupReport report, Outcome outcome, String said) {
        assertThat(report.results()).singleElement().satisfies(result -> {
            assertThat(Said.of(result.message())).isEqualTo(said);
            assertThat(result.outcome()).isEqualTo(outcome);
        });
        assertThat(aws.said())
                .contains(
                        outcome == Outcome.OK
                                ? "backup.table(orders, " + said + ")"
                                : "backup.table.failed(orders, " + outcome + ", " + said + ")");
        assertThat(aws.db().backups()).hasSizeLessThanOrEqualTo(1);
        assertThat(report.verdict()).isEqualTo(outcome == Outcome.OK ? Verdict.SUCCESS : Verdict.FAILURE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ContinuousBackupsUnavailableException | aws.advice.BACKUPS_BEING_ENABLED
            ValidationException            | aws.advice.INVALID
            AccessDeniedException          | aws.advice.ACCESS_DENIED(dynamodb:CreateBackup, https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md)
            UnknownOperationException      | aws.advice.UNKNOWN_OPERATION
            BackupNotFoundException        | aws.advice.BACKUP_NOT_FOUND
            TableAlreadyExistsException    | aws.advice.TABLE_EXISTS
            SomethingNewException          | aws.advice.UNEXPECTED
            """)
    void createBackupRefusedForGood(String code, String advice) throws Exception {
        aws.db().rules().on("CreateBackup").then(error(code));

        expect(backUp("orders"), Outcome.FAILED, "backup.refused(" + what(code) + " + " + advice + ")");

        assertThat(aws.db().backups()).isEmpty();
        assertThat(Duration.between(Simulation.START, aws.clock().instant())).isLessThan(Duration.ofMinutes(2));
    }

    /** Nothing is wrong with the table: the run ends as it stands, and can be gone on with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ExpiredTokenException          | aws.advice.EXPIRED
            ExpiredToken                   | aws.advice.EXPIRED
            UnrecognizedClientException    | aws.advice.CREDENTIALS_REFUSED + aws.advice.region
            InvalidSignatureException      | aws.advice.CREDENTIALS_REFUSED
            IncompleteSignature            | aws.advice.CREDENTIALS_REFUSED
            MissingAuthenticationToken     | aws.advice.CREDENTIALS_REFUSED
            InvalidClientTokenId           | aws.advice.CREDENTIALS_REFUSED + aws.advice.region
            RequestExpired                 | aws.advice.CLOCK_SKEW
            """)
    void createBackupWithoutGoodCredentials(String code, String advice) throws Exception {
        aws.db().rules().on("CreateBackup").then(error(code));

        BackupReport report = backUp("orders");

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(Said.all(report.problems()))
                .containsExactly(
                        "aws.error.failed.of(CreateBackup, orders, " + what(code) + " + " + advice + ") + backup.left");
        assertThat(report.results()).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(result.message()).isEqualTo(Message.of("backup.stopped.notRequested"));
        });
        assertThat(aws.said()).containsAll(Said.all(report.problems()));
        assertThat(aws.db().backups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TableInUseException",
        "ResourceInUseException",
        "BackupInUseException",
        "LimitExceededException",
        "ThrottlingException",
        "RequestLimitExceeded",
        "TooManyRequestsException",
        "TableNotFoundException",
        "ResourceNotFoundException"
    })
    void createBackupRefusedUntilTheEnd(String code) throws Exception {
        aws.db().rules().on("CreateBackup").then(error(code));

        expect(
                backUp("orders"),
                Outcome.TIMED_OUT,
                "backup.notRequestedInTime.because(1 h, " + what(code) + ", timeoutMinutes)");

        assertThat(aws.db().backups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"InternalServerError", "InternalFailure", "ServiceUnavailable", "RequestTimeout"})
    void createBackupNeverAnswered(String code) throws Exception {
        aws.db().rules().on("CreateBackup").then(error(code));

        expect(backUp("orders"), Outcome.FAILED, "backup.neverAnswered(5)");

        assertThat(aws.db().calls().count("CreateBackup")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "ContinuousBackupsUnavailableException, 1",
        "ContinuousBackupsUnavailableException, 5",
        "TableInUseException, 20",
        "ResourceInUseException, 3",
        "BackupInUseException, 3",
        "LimitExceededException, 3",
        "ThrottlingException, 6",
        "RequestLimitExceeded, 6",
        "TooManyRequestsException, 6",
        "TableNotFoundException, 4",
        "InternalServerError, 3",
        "InternalFailure, 3",
        "ServiceUnavailable, 3",
        "ExpiredTokenException, 1",
        "UnrecognizedClientException, 1",
        "InvalidSignatureException, 1",
        "RequestExpired, 1",
    })
    void whatPassesInTimeBecomesOneBackup(String code, int calls) throws Exception {
        aws.db().rules().on("CreateBackup").first(calls).then(error(code));

        expect(backUp("orders"), Outcome.OK, "backup.available(orders20261122T020000)");

        assertThat(aws.db().backups()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 'aws.advice.ACCESS_DENIED(dynamodb:ListBackups, https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md)'",
        "ValidationException, aws.advice.INVALID",
        "UnknownOperationException, 'aws.advice.UNKNOWN_OPERATION'",
        "SomethingNewException, aws.advice.UNEXPECTED",
    })
    void aBackupThatNobodyCanSeeIsNeverGreen(String code, String advice) throws Exception {
        aws.db().rules().on("ListBackups").then(error(code));

        expect(
                backUp("orders"),
                Outcome.FAILED,
                "backup.unconfirmed(orders20261122T020000, " + what(code) + " + " + advice + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "InternalServerError, 30",
        "ThrottlingException, 100",
        "ServiceUnavailable, 12",
        "LimitExceededException, 9"
    })
    void aListingThatFailsForAWhileIsLookedAtAgain(String code, int calls) throws Exception {
        aws.db().rules().on("ListBackups").first(calls).then(error(code));

        expect(backUp("orders"), Outcome.OK, "backup.available(orders20261122T020000)");

        assertThat(aws.said().stream().filter(said -> said.startsWith("backup.listingFailed(")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeTable, orders, AccessDeniedException, 'aws.advice.ACCESS_DENIED(dynamodb:DescribeTable, https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md)'",
        "DescribeTable, orders, InternalServerError, aws.advice.UNAVAILABLE",
        "DescribeTable, orders, ExpiredTokenException, aws.advice.EXPIRED",
        "ListTables, ord*, AccessDeniedException, 'aws.advice.ACCESS_DENIED(dynamodb:ListTables, https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md)'",
        "ListTables, ord*, InternalServerError, aws.advice.UNAVAILABLE",
        "ListTables, ord*, ThrottlingException, aws.advice.THROTTLED",
    })
    void whenTheTablesCannotBeFoundNothingIsStarted(String call, String tables, String code, String advice)
            throws Exception {
        aws.db().rules().on(call).then(error(code));

        BackupReport report = backUp(tables);

        assertThat(Said.all(report.problems()))
                .containsExactly(
                        call.equals("ListTables")
                                ? "aws.error.failed(ListTables, " + what(code) + " + " + advice + ")"
                                : "aws.error.failed.of(" + call + ", orders, " + what(code) + " + " + advice + ")");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(aws.said()).containsAll(Said.all(report.problems()));
        assertThat(aws.db().calls().count("CreateBackup")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredTokenException, aws.advice.EXPIRED",
        "InvalidClientTokenId, 'aws.advice.CREDENTIALS_REFUSED + aws.advice.region'",
        "SignatureDoesNotMatch, 'aws.advice.CREDENTIALS_REFUSED'",
        "RequestExpired, aws.advice.CLOCK_SKEW",
        "AccessDenied, " + PASSING,
        "InternalFailure, " + PASSING,
        "ThrottlingException, " + PASSING,
        "ServiceUnavailable, " + PASSING,
        "SomethingNew, " + PASSING,
    })
    void theAccountMayStayUnknownButNotTheCredentialsRefused(String code, String advice) throws Exception {
        aws.db().rules().on("GetCallerIdentity").then(error(code));

        BackupReport report = backUp("orders");

        if (advice.equals(PASSING)) {
            expect(report, Outcome.OK, "backup.available(orders20261122T020000)");
        } else {
            assertThat(Said.all(report.problems()))
                    .containsExactly("aws.error.failed(GetCallerIdentity, " + what(code) + " + " + advice + ")");
            assertThat(aws.db().calls().count("CreateBackup")).isZero();
        }
        assertThat(Duration.between(Simulation.START, aws.clock().instant())).isLessThan(Duration.ofMinutes(1));
    }
}
