package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.table;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dynamodbbackup.engine.Documentation;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error of spec 1.6 at every call that a prune makes: what becomes of the run, and what is said. */
class PruneErrorsTest {

    private static final String DELETED_MEANWHILE = "prune.doubt.deleted(orders) + prune.doubt.kept";

    /** What each means; what the user is told to do about it is the advice of that kind, whatever the call. */
    private static final Map<String, ErrorKind> KINDS = Map.ofEntries(
            Map.entry("TableNotFoundException", ErrorKind.TABLE_NOT_FOUND),
            Map.entry("ResourceNotFoundException", ErrorKind.RESOURCE_NOT_FOUND),
            Map.entry("ContinuousBackupsUnavailableException", ErrorKind.BACKUPS_BEING_ENABLED),
            Map.entry("TableInUseException", ErrorKind.TABLE_IN_USE),
            Map.entry("ResourceInUseException", ErrorKind.RESOURCE_IN_USE),
            Map.entry("TableAlreadyExistsException", ErrorKind.TABLE_EXISTS),
            Map.entry("BackupInUseException", ErrorKind.BACKUP_IN_USE),
            Map.entry("BackupNotFoundException", ErrorKind.BACKUP_NOT_FOUND),
            Map.entry("LimitExceededException", ErrorKind.LIMIT),
            Map.entry("ThrottlingException", ErrorKind.THROTTLED),
            Map.entry("RequestLimitExceeded", ErrorKind.THROTTLED),
            Map.entry("TooManyRequestsException", ErrorKind.THROTTLED),
            Map.entry("InternalServerError", ErrorKind.UNAVAILABLE),
            Map.entry("InternalFailure", ErrorKind.UNAVAILABLE),
            Map.entry("ServiceUnavailable", ErrorKind.UNAVAILABLE),
            Map.entry("ValidationException", ErrorKind.INVALID),
            Map.entry("AccessDeniedException", ErrorKind.ACCESS_DENIED),
            Map.entry("ExpiredTokenException", ErrorKind.EXPIRED),
            Map.entry("ExpiredToken", ErrorKind.EXPIRED),
            Map.entry("UnrecognizedClientException", ErrorKind.CREDENTIALS_REFUSED),
            Map.entry("InvalidClientTokenId", ErrorKind.CREDENTIALS_REFUSED),
            Map.entry("InvalidSignatureException", ErrorKind.CREDENTIALS_REFUSED),
            Map.entry("IncompleteSignature", ErrorKind.CREDENTIALS_REFUSED),
            Map.entry("MissingAuthenticationToken", ErrorKind.CREDENTIALS_REFUSED),
            Map.entry("RequestExpired", ErrorKind.CLOCK_SKEW),
            Map.entry("UnknownOperationException", ErrorKind.UNKNOWN_OPERATION),
            Map.entry("SomethingNewException", ErrorKind.UNEXPECTED));

    private final Simulation aws = new Simulation();

    @AfterEach
    void close() {
        aws.close();
    }

    private PruneReport prune(PruneRequest request) throws Exception {
        return aws.run(PruneOperation.start(request, aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal()));
    }

    static Stream<String> codes() {
        return KINDS.keySet().stream().sorted();
    }

    private static String words(String code, String operation) {
        String advice = KINDS.get(code) == ErrorKind.ACCESS_DENIED
                ? "aws.advice.ACCESS_DENIED(dynamodb:" + operation + ", " + Documentation.IAM + ")"
                : "aws.advice." + KINDS.get(code);
        boolean elsewhere = code.equals("UnrecognizedClientException") || code.equals("InvalidClientTokenId");
        return "aws.error.what.said(" + code + ", foreign(by a rule)) + " + advice
                + (elsewhere ? " + aws.advice.region" : "");
    }

    /** What is said of a call that failed. */
    private static String failed(String operation, String subject, String code) {
        return "aws.error.failed.of(" + operation + ", " + subject + ", " + words(code, operation) + ")";
    }

    private static String failed(String operation, String code) {
        return "aws.error.failed(" + operation + ", " + words(code, operation) + ")";
    }

    private static boolean aboutCredentials(String code) {
        return Set.of(ErrorKind.CREDENTIALS_REFUSED, ErrorKind.EXPIRED, ErrorKind.CLOCK_SKEW)
                .contains(KINDS.get(code));
    }

    static Stream<String> codesAboutCredentials() {
        return codes().filter(PruneErrorsTest::aboutCredentials);
    }

    static Stream<Arguments> deletions() {
        return codes().filter(code -> !aboutCredentials(code)).map(code -> {
            String words = words(code, "DeleteBackup");
            return switch (code) {
                case "BackupNotFoundException" ->
                    Arguments.of(code, Outcome.OK, Verdict.SUCCESS, "prune.alreadyDeleted");
                case "BackupInUseException" -> Arguments.of(code, Outcome.SKIPPED, Verdict.UNSTABLE, "prune.inUse");
                case "ThrottlingException",
                        "RequestLimitExceeded",
                        "TooManyRequestsException",
                        "LimitExceededException" ->
                    Arguments.of(code, Outcome.TIMED_OUT, Verdict.FAILURE, "prune.late(" + words + ")");
                case "InternalServerError", "InternalFailure", "ServiceUnavailable" ->
                    Arguments.of(code, Outcome.UNCONFIRMED, Verdict.FAILURE, "prune.unanswered(" + words + ")");
                default -> Arguments.of(code, Outcome.FAILED, Verdict.FAILURE, "prune.refused(" + words + ")");
            };
        });
    }

    @ParameterizedTest
    @MethodSource("deletions")
    void deleteBackup(String code, Outcome outcome, Verdict verdict, String said) throws Exception {
        List<String> orders = table(aws, "orders", 3);
        String refused = orders.get(2);
        aws.db().rules().on("DeleteBackup").table(refused).then(Effect.errorBefore(code));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(report.results()).element(2).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(outcome);
            assertThat(Said.of(result.message())).isEqualTo(said);
        });
        assertThat(report.results().get(1).outcome()).as("the others go on").isEqualTo(Outcome.OK);
        assertThat(there(aws)).contains(orders.get(0)).doesNotContain(orders.get(1));
        assertThat(report.partial()).isEqualTo(verdict != Verdict.SUCCESS);
        assertThat(Message.texts(report.problems())).isEmpty();
        assertThat(aws.said()).contains("prune.backup(orders, orders20261119T020000, " + said + ")");
    }

    /** Nothing is wrong with the backup: the run ends as it stands, and can be gone on with. */
    @ParameterizedTest
    @MethodSource("codesAboutCredentials")
    void deleteBackupWithoutGoodCredentials(String code) throws Exception {
        List<String> orders = table(aws, "orders", 4);
        aws.db().rules().on("DeleteBackup").table(orders.get(2)).then(Effect.errorBefore(code));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(Said.all(report.problems()))
                .containsExactly(failed("DeleteBackup", orders.get(2), code) + " + prune.left");
        assertThat(report.deleted()).extracting(it -> it.backup().arn()).contains(orders.get(3));
        assertThat(report.results()).element(2).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(result.message()).isEqualTo(Message.of("prune.stopped.notRequested"));
        });
        assertThat(aws.said()).containsAll(Said.all(report.problems()));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void listBackups(String code) throws Exception {
        table(aws, "orders", 3);
        aws.db().rules().on("ListBackups").then(Effect.errorBefore(code));

        assertNothingWasDeletedBecause(
                prune(keepLast(1, "orders")), failed("ListBackups", "orders", code) + " + prune.nothingDeleted");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void listTables(String code) throws Exception {
        table(aws, "orders", 3);
        aws.db().rules().on("ListTables").then(Effect.errorBefore(code));

        assertNothingWasDeletedBecause(
                prune(keepLast(1, "ord*")), failed("ListTables", code) + " + prune.nothingDeleted");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void describeTableOfANamedTable(String code) throws Exception {
        table(aws, "orders", 3);
        aws.db().rules().on("DescribeTable").then(Effect.errorBefore(code));

        PruneReport report = prune(keepLast(1, "orders"));

        if (code.equals("ResourceNotFoundException")) {
            // The names then come from ListTables, which has it: it was deleted in between.
            assertThat(Said.all(report.problems())).containsExactly(DELETED_MEANWHILE);
            assertThat(there(aws)).hasSize(3);
        } else {
            assertNothingWasDeletedBecause(report, failed("DescribeTable", "orders", code) + " + prune.nothingDeleted");
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void describeTableOfATableThatMayLoseBackups(String code) throws Exception {
        table(aws, "orders", 3);
        aws.db().rules().on("DescribeTable").then(Effect.errorBefore(code));

        PruneReport report = prune(keepLast(1, "ord*"));

        assertThat(there(aws)).hasSize(3);
        boolean gone = code.equals("ResourceNotFoundException");
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(Said.all(report.problems()))
                .containsExactly(
                        gone ? DELETED_MEANWHILE : failed("DescribeTable", "orders", code) + " + prune.doubt.kept");
        assertThat(report.kept())
                .extracting(result -> Said.of(result.reason()))
                .containsOnly(
                        gone
                                ? "retention.source.GONE(deletedTables)"
                                : "retention.source.UNKNOWN(foreign(" + code + "))");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void listTagsOfResource(String code) throws Exception {
        aws.db().seed().table("orders", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"shop\"}]}", List.of());
        PruneFront.backups(aws, "orders", 3);
        aws.db().rules().on("ListTagsOfResource").then(Effect.errorBefore(code));
        PruneRequest request = keepLast(1, "ord*");

        PruneReport report = prune(new PruneRequest(
                new TableQuery(List.of("ord*"), List.of(), List.of("team=shop"), 1),
                request.keep(),
                request.namePattern(),
                false,
                List.of(),
                100,
                false,
                false));

        boolean gone = code.equals("ResourceNotFoundException");
        if (gone) {
            assertThat(report.problems()).containsExactly(Message.of("table.unread", Argument.table("orders")));
        } else {
            assertThat(Said.all(report.problems()))
                    .containsExactly(failed("ListTagsOfResource", "orders", code) + " + prune.nothingDeleted");
        }
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(there(aws)).hasSize(3);
    }

    private void assertNothingWasDeletedBecause(PruneReport report, String problem) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.partial()).isFalse();
        assertThat(Said.all(report.problems())).containsExactly(problem);
        assertThat(report.results()).isEmpty();
        assertThat(aws.news()).containsExactly(problem);
        assertThat(there(aws)).hasSize(3);
        assertThat(aws.db().calls().count("DeleteBackup")).isZero();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void getCallerIdentity(String code) throws Exception {
        table(aws, "orders", 3);
        aws.db().rules().on("GetCallerIdentity").then(Effect.errorBefore(code));

        PruneReport report = prune(keepLast(1, "orders"));

        if (aboutCredentials(code)) {
            assertNothingWasDeletedBecause(report, failed("GetCallerIdentity", code) + " + prune.nothingDeleted");
        } else {
            assertThat(report.verdict())
                    .as("a way to STS is a comfort, not a need")
                    .isEqualTo(Verdict.SUCCESS);
            assertThat(there(aws)).hasSize(1);
        }
    }

    @Test
    void aLostAnswerIsAskedForAgain() throws Exception {
        table(aws, "orders", 2);
        aws.db().rules().on("DeleteBackup").nth(1).then(Effect.dropAfter());

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.deleted())
                .extracting(PruneResult::message)
                .containsExactly(Message.of("prune.alreadyDeleted"));
    }

    /** The first request deleted it; what AWS says to the second does not take that back. */
    @Test
    void aRefusalAfterALostAnswerLeavesItOpenWhetherTheBackupIsGone() throws Exception {
        table(aws, "orders", 2);
        aws.db().rules().on("DeleteBackup").nth(1).then(Effect.dropAfter());
        aws.db().rules().on("DeleteBackup").between(2, 1000).then(Effect.errorBefore("AccessDeniedException"));

        PruneReport report = prune(keepLast(1, "orders"));

        assertThat(there(aws)).hasSize(1);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.results().get(1).outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(Said.of(report.results().get(1).message()))
                .isEqualTo("prune.unanswered(" + words("AccessDeniedException", "DeleteBackup") + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LimitExceededException", "ThrottlingException", "UnrecognizedClientException"})
    void aStopAfterALostAnswerAndARefusalDoesNotCallTheBackupKept(String code) throws Exception {
        List<String> orders = table(aws, "orders", 3);
        aws.db().rules().on("DeleteBackup").nth(1).then(Effect.dropAfter());
        aws.db().rules().on("DeleteBackup").between(2, 1000).then(Effect.errorBefore(code));

        PruneOperation operation = PruneOperation.start(
                keepLast(1, "orders"), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal());
        aws.runUntil(operation, Simulation.START.plus(Duration.ofSeconds(30)));
        operation.stop();

        assertThat(there(aws)).containsExactlyInAnyOrder(orders.get(0), orders.get(1));
        assertThat(operation.report().results())
                .filteredOn(PruneResult::delete)
                .extracting(PruneResult::outcome, result -> Said.of(result.message()))
                .containsExactly(
                        tuple(Outcome.SKIPPED, "prune.stopped.notRequested"),
                        tuple(Outcome.UNCONFIRMED, "prune.stopped.unanswered"));
    }
}
