package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CreateBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Credentials that name a role: where, how and when it is assumed, and what is said when AWS refuses. */
class RoleTest {

    private static final String ARN = "arn:aws:iam::111122223333:role/backup";
    private static final String SECRET_KEY = "wJalrXUtnFEMI"; // of Border.keys

    private final VirtualClock clock = new VirtualClock(Border.START);
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().clock(clock).build();
    private final AwsRuntime runtime = AwsRuntime.with(clock, new Random(1), Runnable::run);
    private final List<Sent> sent = new ArrayList<>();
    private final List<AwsSession> open = new ArrayList<>();

    /** A request as it left. */
    private record Sent(String host, String signedAs, String body) {

        boolean toSts() {
            return signedAs.contains("/sts/");
        }
    }

    @AfterEach
    void close() {
        open.forEach(AwsSession::close);
        runtime.close();
        db.close();
    }

    private Answer<TableDetails> describe(AwsSession session) {
        return answer(session, DescribeTable.of("orders"));
    }

    private <T> Answer<T> answer(AwsSession session, AwsCall<T> call) {
        List<Answer<T>> answers = new ArrayList<>();
        try (Dispatcher dispatcher = new Dispatcher(session)) {
            dispatcher.submit(call, clock.instant().plus(Duration.ofHours(1)), answers::add);
            while (answers.isEmpty()) {
                Instant next = dispatcher.advance().orElse(clock.instant());
                clock.advance(Duration.between(clock.instant(), next));
            }
        }
        return answers.get(0);
    }

    private AwsSession session(String region, Optional<String> endpoint) {
        db.seed(new Site(LocalDynamoDb.ACCOUNT, region)).table("orders");
        Role role = new Role(
                ARN,
                Optional.of("of-the-shop"),
                Duration.ofMinutes(30),
                Border.keys("AKIDEXAMPLE").get());
        AwsSession session = AwsSession.open(
                new AwsTarget(region, endpoint.map(URI::create)),
                CredentialsSource.stored("role", roles -> roles.session(role)::resolveCredentials),
                runtime,
                recording(db.inProcessHttpClient()));
        open.add(session);
        return session;
    }

    private SdkHttpClient recording(SdkHttpClient to) {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                sent.add(new Sent(
                        request.httpRequest().host(),
                        request.httpRequest()
                                .firstMatchingHeader("Authorization")
                                .orElse(""),
                        body(request)));
                return to.prepareRequest(request);
            }

            @Override
            public void close() {
                to.close();
            }
        };
    }

    private static String body(HttpExecuteRequest request) {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Sent assumed() {
        return sent.stream().filter(Sent::toSts).findFirst().orElseThrow();
    }

    @Test
    void itIsAssumedInTheRegionOfTheStepWithAllThatTheCredentialsSay() {
        Border.value(describe(session("cn-north-1", Optional.empty())));

        assertThat(assumed().host()).isEqualTo("sts.cn-north-1.amazonaws.com.cn");
        assertThat(assumed().signedAs()).contains("Credential=AKIDEXAMPLE/", "/cn-north-1/sts/");
        assertThat(assumed().body().split("&"))
                .contains(
                        "RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fbackup",
                        "ExternalId=of-the-shop", "DurationSeconds=1800", "RoleSessionName=Jenkins");
        assertThat(sent.get(1).signedAs()).contains("Credential=" + LocalDynamoDb.sessionKey(1) + "/");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4566, 127.0.0.1",
        "https://vpce-1a2b.dynamodb.eu-west-1.vpce.amazonaws.com, sts.eu-west-1.amazonaws.com"
    })
    void anEmulatorAssumesItTooAndAnEndpointOfDynamoDbAloneDoesNot(String endpoint, String sts) {
        Border.value(describe(session("eu-west-1", Optional.of(endpoint))));

        assertThat(assumed().host()).isEqualTo(sts);
        assertThat(sent.get(1).host()).isEqualTo(URI.create(endpoint).getHost());
    }

    @Test
    void theSessionIsRenewedBeforeItEnds() {
        AwsSession session = session("eu-west-1", Optional.empty());
        for (int minute = 0; minute < 120; minute++) {
            Border.value(describe(session));
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(db.calls().count("DescribeTable", "OK")).isEqualTo(120);
        assertThat(db.calls().count("DescribeTable")).isEqualTo(120);
        assertThat(db.calls().count("AssumeRole")).isEqualTo(5);
    }

    @Test
    void whileTheSessionLastsARenewalThatFailsDoesNoHarm() {
        AwsSession session = session("eu-west-1", Optional.empty());
        Border.value(describe(session));
        db.rules().on("AssumeRole").then(Effect.errorBefore("ServiceUnavailable"));
        clock.advance(Duration.ofMinutes(27));
        Border.value(describe(session));
        clock.advance(Duration.ofMinutes(4));

        assertThat(Border.error(describe(session)).kind()).isEqualTo(ErrorKind.CREDENTIALS_UNAVAILABLE);
    }

    @Test
    void aRoleThatMayNotBeAssumedIsNamedWithWhatToDo() {
        db.rules()
                .on("AssumeRole")
                .then(Effect.errorBefore(
                        "AccessDenied",
                        "User: local is not authorized to perform: sts:AssumeRole on resource: " + ARN));

        AwsError error = Border.error(describe(session("eu-west-1", Optional.empty())));

        assertThat(error.sentence())
                .isEqualTo(Message.of(
                        "aws.error.role",
                        ARN,
                        Message.of(
                                        "aws.error.what.said",
                                        "AccessDenied",
                                        Message.foreign("User: local is not authorized to perform: sts:AssumeRole on"
                                                + " resource: " + ARN))
                                .and(Message.of("aws.advice.ROLE_REFUSED"))));
        assertThat(error.toString()).doesNotContain(SECRET_KEY);
        assertThat(error.mayPass()).isFalse();
        assertThat(db.calls().count("AssumeRole")).isOne();
        assertThat(GetCallerIdentity.noUseToGoOn(error)).isTrue();
    }

    @Test
    void stsThatFailsForAMomentIsAskedAgain() {
        db.rules().on("AssumeRole").nth(1).then(Effect.errorBefore("ServiceUnavailable"));
        db.rules().on("AssumeRole").nth(2).then(Effect.dropBefore());
        db.rules().on("AssumeRole").nth(3).then(Effect.throttled());

        Border.value(answer(session("eu-west-1", Optional.empty()), CreateBackup.of("orders", "backup")));

        assertThat(db.backups()).hasSize(1);
        assertThat(db.calls().count("AssumeRole")).isEqualTo(4);
    }

    @Test
    void aClockThatIsWrongIsMadeGoodForTheRoleToo() {
        db.rules()
                .on("AssumeRole")
                .nth(1)
                .then(Effect.errorBefore("SignatureDoesNotMatch", "Signature expired: 20261122T010000Z is earlier"));

        assertThat(Border.value(describe(session("eu-west-1", Optional.empty())))
                        .name())
                .isEqualTo("orders");
    }

    @Test
    void nothingOfItPrintsASecret() {
        AwsSession session = session("eu-west-1", Optional.empty());
        Border.value(describe(session));

        String printed = session.credentials().resolveCredentials().toString() + session + session.credentials();
        assertThat(printed).doesNotContain(LocalDynamoDb.SESSION_SECRET, LocalDynamoDb.SESSION_TOKEN, SECRET_KEY);
        assertThat(new Role(
                        ARN,
                        Optional.empty(),
                        Duration.ZERO,
                        Border.keys("AKID").get()))
                .hasToString(ARN);
    }
}
