package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.keepLast;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.table;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneDecision;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** What stands between a plan and the wrong backup, tried one by one behind the others' backs. */
class PruneGuardsTest {

    private final Simulation aws = new Simulation();

    @AfterEach
    void close() {
        aws.close();
    }

    /** AWS ignores the region inside an ARN and deletes the real backup (spec 0.5). */
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, us-east-1",
        "111122223333, 999922223333",
        "arn:aws:, arn:aws-cn:",
        "table/orders, table/customers",
        "/backup/0, /backup/x",
    })
    void neverSendsAnArnOfAnywhereElse(String part, String other) throws Exception {
        String arn = table(aws, "orders", 1).get(0);
        String rewritten = arn.replace(part, other);
        assertThat(rewritten).isNotEqualTo(arn);
        AwsSession session = aws.session();
        session.knowAccount(LocalDynamoDb.ACCOUNT);

        Deletion deletion = delete(session, backup(rewritten));

        assertThat(deletion.progress().outcome()).contains(Outcome.FAILED);
        assertThat(Said.of(deletion.message().orElseThrow()))
                .isEqualTo(
                        "prune.elsewhere.backup(" + rewritten + ", retention.place.account(eu-west-1, 111122223333))");
        assertThat(aws.db().calls().entries()).isEmpty();
    }

    @Test
    void sendsItsOwnArn() throws Exception {
        AwsSession session = aws.session();
        session.knowAccount(LocalDynamoDb.ACCOUNT);

        assertThat(delete(session, backup(table(aws, "orders", 1).get(0)))
                        .progress()
                        .outcome())
                .contains(Outcome.OK);
        assertThat(there(aws)).isEmpty();
    }

    private static ListedBackup backup(String arn) {
        return new ListedBackup(
                "orders",
                Optional.of("id"),
                Optional.of("arn:aws:dynamodb:eu-west-1:111122223333:table/orders"),
                arn,
                "orders20261121T020000",
                PruneFront.daysAgo(1),
                "AVAILABLE",
                "USER",
                1);
    }

    private Deletion delete(AwsSession session, ListedBackup backup) throws Exception {
        Deletion deletion = new Deletion(new PruneDecision(backup, true, Message.foreign("test")));
        try (PruneOperation run =
                PruneOperation.start(keepLast(1, "nothing"), session, SettingsFiles.NONE, nothing -> {}, line -> {})) {
            new DeleteStage(run, () -> List.of(deletion)).start();
            run.advance();
        }
        return deletion;
    }

    @Test
    void withoutADateNobodyKnowsTheAgeOfABackup() throws Exception {
        table(aws, "orders", 3);
        try (AwsSession session = session(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(Simulation.ACCESS_KEY, "secret")),
                withoutDate(aws.db().inProcessHttpClient()))) {
            PruneReport report = prune(session);

            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(Said.all(report.problems())).containsExactly("prune.noDate + prune.nothingDeleted");
            assertThat(there(aws)).hasSize(3);
        }
    }

    @Test
    void withoutCredentialsNothingIsSent() throws Exception {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        };
        try (AwsSession session = session(none, aws.db().inProcessHttpClient())) {
            PruneReport report = prune(session);

            assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(Said.all(report.problems()))
                    .singleElement()
                    .asString()
                    .startsWith("aws.error.noCredentials")
                    .endsWith(" + prune.nothingDeleted");
            assertThat(aws.db().calls().entries()).isEmpty();
        }
    }

    @Test
    void whereTheAccountIsUnknownTheTablesOwnAccountCounts() throws Exception {
        table(aws, "orders", 3);
        aws.db().rules().on("GetCallerIdentity").then(Effect.dropBefore());

        assertThat(prune(aws.session()).verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(there(aws)).hasSize(1);
    }

    @Test
    void aPlanThatSomebodyChangedOnDiskDeletesNothingThatTheRulesKeep() throws Exception {
        List<String> orders = table(aws, "orders", 3);
        List<PruneProgress> saved = new ArrayList<>();
        aws.run(PruneOperation.start(
                keepLast(2, "orders"), aws.session(), SettingsFiles.NONE, saved::add, aws.journal()));
        PlannedDeletion kept = new PlannedDeletion(
                backup(orders.get(0)), Message.foreign("changed"), Optional.empty(), Optional.empty());

        PruneReport report = aws.run(PruneOperation.resume(
                saved.get(0).with(List.of(kept)), aws.session(), SettingsFiles.NONE, progress -> {}, aws.journal()));

        assertThat(there(aws)).containsExactlyInAnyOrder(orders.get(0), orders.get(1));
        assertThat(report.deleted()).isEmpty();
    }

    private PruneReport prune(AwsSession session) throws Exception {
        return aws.run(PruneOperation.start(
                keepLast(1, "orders"), session, SettingsFiles.NONE, progress -> {}, aws.journal()));
    }

    private AwsSession session(AwsCredentialsProvider credentials, SdkHttpClient http) {
        return AwsSession.open(
                new AwsTarget(LocalDynamoDb.REGION, Optional.empty()),
                new CredentialsSource("test", () -> credentials),
                AwsRuntime.with(aws.clock(), new Random(1), Runnable::run),
                http);
    }

    private static SdkHttpClient withoutDate(SdkHttpClient http) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                ExecutableHttpRequest call = http.prepareRequest(request);
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() throws IOException {
                        HttpExecuteResponse answer = call.call();
                        return HttpExecuteResponse.builder()
                                .response(((SdkHttpFullResponse) answer.httpResponse())
                                        .toBuilder().removeHeader("Date").build())
                                .responseBody(answer.responseBody().orElse(null))
                                .build();
                    }

                    @Override
                    public void abort() {
                        call.abort();
                    }
                };
            }

            @Override
            public void close() {
                http.close();
            }
        };
    }
}
