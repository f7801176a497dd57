package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
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
                BackupRequest.of(TableQuery.of(tables)), Map.of(), aws.session(), progress -> {}, aws.journal()));
        assertThat(report.verdict() == Verdict.SUCCESS)
                .as("green exactly when AWS has the backup and nothing else is wrong")
                .isEqualTo(report.problems().isEmpty()
                        && report.results().stream().allMatch(result -> result.outcome() == Outcome.OK));
        assertThat(report.results().size() + report.problems().size()).isPositive();
        return report;
    }

    private static Effect error(String code) {
        return Effect.errorBefore(code, "why");
    }

    private void expect(BackupReport report, Outcome outcome, String sentence) {
        assertThat(report.results()).singleElement().satisfies(result -> {
            assertThat(result.sentence()).isEqualTo(sentence);
            assertThat(result.outcome()).isEqualTo(outcome);
        });
        assertThat(aws.lines()).anyMatch(line -> line.endsWith(sentence));
        assertThat(aws.db().backups()).hasSizeLessThanOrEqualTo(1);
        assertThat(report.verdict()).isEqualTo(outcome == Outcome.OK ? Verdict.SUCCESS : Verdict.FAILURE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ContinuousBackupsUnavailableException | AWS is still preparing backups for this new table; run it again in a minute.
            ValidationException            | AWS refuses the request as it is; change what it names.
            AccessDeniedException          | Allow dynamodb:CreateBackup to the credentials in use (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).
            UnknownOperationException      | This endpoint does not know the call: an emulator without it, or a region without the feature.
            BackupNotFoundException        | Check the backup's ARN and the region: a backup is only known in the region it was made in.
            TableAlreadyExistsException    | Choose another target table, or delete the existing one first.
            SomethingNewException          | This is not an error that DynamoDB documents; check the region and the endpoint.
            """)
    void createBackupRefusedForGood(String code, String advice) throws Exception {
        aws.db().rules().on("CreateBackup").then(error(code));

        expect(backUp("orders"), Outcome.FAILED, "no backup was made: " + code + " (why). " + advice);

        assertThat(aws.db().backups()).isEmpty();
        assertThat(Duration.between(Simulation.START, aws.clock().instant())).isLessThan(Duration.ofMinutes(2));
    }

    /** Nothing is wrong with the table: the run ends as it stands, and can be gone on with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ExpiredTokenException          | The credentials have expired and fetching them again did not help; renew them.
            ExpiredToken                   | The credentials have expired and fetching them again did not help; renew them.
            UnrecognizedClientException    | AWS does not accept these credentials; check the access key, the secret key and the session token. If they work in other regions, this region is not enabled for the account, or belongs to another partition.
            InvalidSignatureException      | AWS does not accept these credentials; check the access key, the secret key and the session token.
            IncompleteSignature            | AWS does not accept these credentials; check the access key, the secret key and the session token.
            MissingAuthenticationToken     | AWS does not accept these credentials; check the access key, the secret key and the session token.
            InvalidClientTokenId           | AWS does not accept these credentials; check the access key, the secret key and the session token. If they work in other regions, this region is not enabled for the account, or belongs to another partition.
            RequestExpired                 | The clock of this machine is wrong; set it and run it again.
            """)
    void createBackupWithoutGoodCredentials(String code, String advice) throws Exception {
        aws.db().rules().on("CreateBackup").then(error(code));

        BackupReport report = backUp("orders");

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(Message.texts(report.problems()))
                .containsExactly("CreateBackup of orders failed: " + code + " (why). " + advice
                        + " The backup stops here; AWS goes on with what it was asked for.");
        assertThat(report.results()).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(result.sentence()).isEqualTo("stopped before AWS accepted the request for a backup.");
        });
        assertThat(aws.lines()).containsAll(Message.texts(report.problems()));
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
                "no backup was made within 1 h: " + code + " (why). Raise timeoutMinutes, or run it again.");

        assertThat(aws.db().backups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"InternalServerError", "InternalFailure", "ServiceUnavailable", "RequestTimeout"})
    void createBackupNeverAnswered(String code) throws Exception {
        aws.db().rules().on("CreateBackup").then(error(code));

        expect(
                backUp("orders"),
                Outcome.FAILED,
                "AWS was asked 5 times without a usable answer, and no backup of that name is listed."
                        + " Run it again when AWS can be reached.");

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

        expect(backUp("orders"), Outcome.OK, "backup orders20261122T020000 is AVAILABLE.");

        assertThat(aws.db().backups()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, Allow dynamodb:ListBackups to the credentials in use"
                + " (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).",
        "ValidationException, AWS refuses the request as it is; change what it names.",
        "UnknownOperationException, 'This endpoint does not know the call: an emulator without it, or a region without"
                + " the feature.'",
        "SomethingNewException, This is not an error that DynamoDB documents; check the region and the endpoint.",
    })
    void aBackupThatNobodyCanSeeIsNeverGreen(String code, String advice) throws Exception {
        aws.db().rules().on("ListBackups").then(error(code));

        expect(
                backUp("orders"),
                Outcome.FAILED,
                "backup orders20261122T020000 was asked for, but whether it became AVAILABLE could not be seen: " + code
                        + " (why). " + advice);
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

        expect(backUp("orders"), Outcome.OK, "backup orders20261122T020000 is AVAILABLE.");

        assertThat(aws.lines().stream().filter(line -> line.contains("cannot be listed")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeTable, orders, AccessDeniedException, Allow dynamodb:DescribeTable to the credentials in use"
                + " (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).",
        "DescribeTable, orders, InternalServerError, AWS could not be reached or gave no usable answer; run it again"
                + " and if that does not help check the region and the endpoint.",
        "DescribeTable, orders, ExpiredTokenException, The credentials have expired and fetching them again did not"
                + " help; renew them.",
        "ListTables, ord*, AccessDeniedException, Allow dynamodb:ListTables to the credentials in use"
                + " (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).",
        "ListTables, ord*, InternalServerError, AWS could not be reached or gave no usable answer; run it again"
                + " and if that does not help check the region and the endpoint.",
        "ListTables, ord*, ThrottlingException, AWS kept refusing for too many calls; run it again when less goes on in"
                + " this account and region.",
    })
    void whenTheTablesCannotBeFoundNothingIsStarted(String call, String tables, String code, String advice)
            throws Exception {
        aws.db().rules().on(call).then(error(code));

        BackupReport report = backUp(tables);

        String subject = call.equals("ListTables") ? "" : " of orders";
        assertThat(Message.texts(report.problems()))
                .containsExactly(call + subject + " failed: " + code + " (why). " + advice);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(aws.lines()).containsAll(Message.texts(report.problems()));
        assertThat(aws.db().calls().count("CreateBackup")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredTokenException, The credentials have expired and fetching them again did not help; renew them.",
        "InvalidClientTokenId, 'AWS does not accept these credentials; check the access key, the secret key and the"
                + " session token. If they work in other regions, this region is not enabled for the account, or belongs"
                + " to another partition.'",
        "SignatureDoesNotMatch, 'AWS does not accept these credentials; check the access key, the secret key and the"
                + " session token.'",
        "RequestExpired, The clock of this machine is wrong; set it and run it again.",
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
            expect(report, Outcome.OK, "backup orders20261122T020000 is AVAILABLE.");
        } else {
            assertThat(Message.texts(report.problems()))
                    .containsExactly("GetCallerIdentity failed: " + code + " (why). " + advice);
            assertThat(aws.db().calls().count("CreateBackup")).isZero();
        }
        assertThat(Duration.between(Simulation.START, aws.clock().instant())).isLessThan(Duration.ofMinutes(1));
    }
}
