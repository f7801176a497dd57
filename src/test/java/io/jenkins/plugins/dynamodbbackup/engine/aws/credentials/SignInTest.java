package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.profiles.ProfileFile;

/** Where credentials are found, what is called for them, and what is said when there are none. */
class SignInTest {

    private static final String NO_METADATA = "aws.disableEc2Metadata";
    private static final String ARN = "arn:aws:iam::111122223333:role/backup";
    private static final String PROFILES = """
            [profile keys]
            aws_access_key_id = AKIAKEYS
            aws_secret_access_key = not-to-be-seen
            [profile half]
            aws_access_key_id = AKIAHALF
            [profile role]
            role_arn = %1$s
            source_profile = keys
            external_id = of-the-shop
            duration_seconds = 1800
            role_session_name = night
            [profile loop]
            role_arn = %1$s
            source_profile = round
            [profile round]
            role_arn = %1$s
            source_profile = loop
            [profile odd]
            role_arn = %1$s
            credential_source = Somewhere
            [profile empty]
            region = eu-west-1
            [profile sso]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Backup
            [sso-session corp]
            sso_region = eu-central-1
            sso_start_url = https://corp.example/start
            [profile legacy]
            sso_region = eu-central-1
            sso_start_url = https://legacy.example/start
            sso_account_id = 111122223333
            sso_role_name = Backup
            [profile process]
            credential_process = echo one >&2; echo 'password=abc is over' >&2; exit 3
            [profile babble]
            credential_process = echo '{"SecretAccessKey":"not-to-be-seen'
            """.formatted(ARN);
    private static final String SESSION = """
            <%1$sResponse><%1$sResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
            <SecretAccessKey>not-to-be-seen</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>2026-11-22T03:00:00Z</Expiration></Credentials></%1$sResult></%1$sResponse>""";
    private static final String CORP = "ee0bfd2552fbd840c02cc48b6e823320543c450f.json";
    private static final String LEGACY = "44f131d851233caf8935977bab57d47642050afc.json";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final ScriptedHttp http = new ScriptedHttp();
    private final VirtualClock clock = new VirtualClock(Border.START);
    private final AwsRuntime runtime = AwsRuntime.with(clock, new Random(1), Runnable::run);

    @BeforeEach
    void noMachine() {
        System.setProperty(NO_METADATA, "true");
    }

    @AfterEach
    void end() {
        System.clearProperty(NO_METADATA);
        runtime.close();
    }

    private AwsSession session(String region, Optional<String> profile) {
        ProfileFile files = ProfileFile.builder()
                .content(new ByteArrayInputStream(PROFILES.getBytes(StandardCharsets.UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
        SignIn signIn = new SignIn(environment, () -> files, home, ConfiguredEndpoints.none());
        return AwsSession.open(
                new AwsTarget(region, Optional.empty()),
                new CredentialsSource(
                        "test",
                        roles -> profile.isPresent()
                                ? new ProfileSource(signIn, roles).of(profile.get())
                                : new DefaultSources(signIn, roles)),
                runtime,
                http);
    }

    private String key(Optional<String> profile) {
        try (AwsSession session = session("eu-south-1", profile)) {
            return session.credentials().resolveCredentials().accessKeyId();
        }
    }

    private AwsError error(Optional<String> profile) {
        List<Answer<CallerIdentity>> answers = new ArrayList<>();
        try (AwsSession session = session("eu-south-1", profile);
                Dispatcher dispatcher = new Dispatcher(session)) {
            dispatcher.submit(GetCallerIdentity.call(), Border.START.plus(Duration.ofHours(1)), answers::add);
            while (answers.isEmpty()) {
                dispatcher.advance().ifPresent(next -> clock.advance(Duration.between(clock.instant(), next)));
            }
        }
        return Border.error(answers.get(0));
    }

    private Message why(String profile) {
        AwsError error = error(Optional.of(profile).filter(name -> !name.isEmpty()));
        assertThat(error.kind()).isEqualTo(ErrorKind.NO_CREDENTIALS);
        assertThat(error.sentence().toString()).doesNotContain("not-to-be-seen");
        return error.message();
    }

    private void answers(String action) {
        http.then(new ScriptedHttp.Reply(200, Map.of("Content-Type", "text/xml"), SESSION.formatted(action)));
    }

    private void signedIn(String file, String token) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve(".aws/sso/cache")).resolve(file), token);
    }

    private void roleCredentials() {
        http.then(ScriptedHttp.Reply.json(
                200,
                "{\"roleCredentials\":{\"accessKeyId\":\"ASIASSO\",\"secretAccessKey\":\"not-to-be-seen\","
                        + "\"sessionToken\":\"t\",\"expiration\":"
                        + Border.START.plusSeconds(3600).toEpochMilli() + "}}"));
    }

    @Test
    void theEnvironmentComesFirst() {
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "AKIAENV", "AWS_SECRET_ACCESS_KEY", "s", "AWS_PROFILE", "keys"));
        assertThat(key(Optional.empty())).isEqualTo("AKIAENV");
        environment.remove("AWS_ACCESS_KEY_ID");
        assertThat(key(Optional.empty())).isEqualTo("AKIAKEYS");
        environment.remove("AWS_PROFILE");
        assertThat(why("")).isEqualTo(Message.of("aws.credentials.environment", "AWS_ACCESS_KEY_ID"));
    }

    /** The profile has no region: STS of the region of the work is called, not the global one. */
    @Test
    void theRoleOfAProfileIsAssumedInTheRegionOfTheWork() {
        answers("AssumeRole");
        assertThat(key(Optional.of("role"))).isEqualTo("ASIAROLE");
        SdkHttpRequest request = http.requests().get(0);
        assertThat(request.host()).isEqualTo("sts.eu-south-1.amazonaws.com");
        assertThat(request.firstMatchingHeader("Authorization").orElseThrow())
                .contains("Credential=AKIAKEYS/", "/eu-south-1/sts/");
    }

    @Test
    void soIsTheRoleOfAWebIdentity() throws IOException {
        environment.put("AWS_ROLE_ARN", ARN);
        environment.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(home.resolve("token"), "t\n").toString());
        answers("AssumeRoleWithWebIdentity");
        assertThat(key(Optional.empty())).isEqualTo("ASIAROLE");
        assertThat(http.requests().get(0).host()).isEqualTo("sts.eu-south-1.amazonaws.com");
        assertThat(http.requests().get(0).firstMatchingHeader("Authorization")).isEmpty();
    }

    @Test
    void aWebIdentityThatFailsSaysWhy() throws IOException {
        Path token = home.resolve("token");
        environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
        assertThat(why("")).isEqualTo(Message.of("aws.webIdentity.noRole"));
        environment.put("AWS_ROLE_ARN", ARN);
        assertThat(why("")).isEqualTo(Message.of("aws.webIdentity.noFile", token));
        environment.put("AWS_PROFILE", "nope");
        assertThat(why(""))
                .isEqualTo(Message.of(
                        "aws.credentials.several",
                        Message.of("aws.webIdentity.noFile", token),
                        Message.of("aws.profile.unknown", "nope")));
        environment.remove("AWS_PROFILE");
        Files.writeString(token, "t");
        http.then(
                new ScriptedHttp.Reply(
                        403,
                        Map.of("Content-Type", "text/xml"),
                        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized</Message></Error></ErrorResponse>"));
        assertThat(why(""))
                .isEqualTo(Message.of(
                        "aws.webIdentity.refused",
                        ARN,
                        token,
                        Message.of("aws.code", "AccessDenied", "Not authorized")));
    }

    @Test
    void aWebIdentityThatMayWorkLaterIsTriedAgain() throws IOException {
        environment.put("AWS_ROLE_ARN", ARN);
        environment.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(home.resolve("token"), "t").toString());
        http.then(ScriptedHttp.Reply.broken());
        assertThat(error(Optional.empty()).kind()).isEqualTo(ErrorKind.CREDENTIALS_UNAVAILABLE);
        assertThat(http.requests()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nope    | aws.profile.unknown       | nope
        half    | aws.credentials.profile   | aws_secret_access_key, half
        loop    | aws.profile.circle        | source_profile, round, loop
        odd     | aws.profile.unknownSource | credential_source, odd, Somewhere
        empty   | aws.profile.noCredentials | empty
        process | aws.process.exit.said     | process, 3, one password=... is over
        babble  | aws.process.output        | babble
        sso     | aws.signIn.none           | sso
        """)
    void aProfileWithoutCredentialsSaysWhy(String profile, String key, String arguments) {
        Message why = Message.of(key, (Object[]) arguments.split(", "));
        assertThat(why(profile)).isEqualTo(why);
        environment.put("AWS_PROFILE", profile);
        assertThat(why("")).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"sso," + CORP + ",Z", "legacy," + LEGACY + ",UTC"})
    void aSignInGivesTheRole(String profile, String file, String zone) throws IOException {
        signedIn(file, "{\"accessToken\":\"good\",\"expiresAt\":\"2026-11-22T03:00:00" + zone + "\"}");
        roleCredentials();
        assertThat(key(Optional.of(profile))).isEqualTo("ASIASSO");
        SdkHttpRequest request = http.requests().get(0);
        assertThat(request.host()).isEqualTo("portal.sso.eu-central-1.amazonaws.com");
        assertThat(request.encodedPath()).isEqualTo("/federation/credentials");
        assertThat(request.rawQueryParameters())
                .containsEntry("account_id", List.of("111122223333"))
                .containsEntry("role_name", List.of("Backup"));
        assertThat(request.firstMatchingHeader("x-amz-sso_bearer_token")).contains("good");
    }

    @Test
    void aSignInThatEndedIsRenewedOrNamed() throws IOException {
        signedIn(CORP, "{\"accessToken\":\"old\",\"expiresAt\":\"2026-11-22T01:00:00Z\"}");
        assertThat(why("sso")).isEqualTo(Message.of("aws.signIn.ended", "sso", Instant.parse("2026-11-22T01:00:00Z")));
        signedIn(
                CORP,
                "{\"accessToken\":\"old\",\"expiresAt\":\"2026-11-22T01:00:00Z\",\"refreshToken\":\"r1\","
                        + "\"clientId\":\"c\",\"clientSecret\":\"cs\",\"registrationExpiresAt\":\"2026-12-01T00:00:00Z\"}");
        http.then(ScriptedHttp.Reply.json(200, "{\"accessToken\":\"new\",\"expiresIn\":3600,\"refreshToken\":\"r2\"}"));
        roleCredentials();
        assertThat(key(Optional.of("sso"))).isEqualTo("ASIASSO");
        assertThat(http.requests())
                .extracting(SdkHttpRequest::host)
                .containsExactly("oidc.eu-central-1.amazonaws.com", "portal.sso.eu-central-1.amazonaws.com");
        assertThat(http.requests().get(1).firstMatchingHeader("x-amz-sso_bearer_token"))
                .contains("new");
        assertThat(Files.readString(home.resolve(".aws/sso/cache").resolve(CORP)))
                .contains(
                        "\"accessToken\":\"new\"", "\"expiresAt\":\"2026-11-22T03:00:00Z\"", "\"refreshToken\":\"r2\"");
    }

    @Test
    void aSignInThatIsRefusedIsNamed() throws IOException {
        signedIn(CORP, "{\"accessToken\":\"good\",\"expiresAt\":\"2026-11-22T03:00:00Z\"}");
        http.then(ScriptedHttp.Reply.json(401, "{\"message\":\"Session token not found or invalid\"}"));
        http.then(ScriptedHttp.Reply.json(403, "{\"message\":\"No access\"}"));
        http.then(ScriptedHttp.Reply.json(503, "{}"));
        assertThat(why("sso")).isEqualTo(Message.of("aws.signIn.refused", "sso"));
        assertThat(why("sso"))
                .isEqualTo(
                        Message.of("aws.signIn.noRole", "sso", "Backup", "111122223333", Message.foreign("No access")));
        assertThat(error(Optional.of("sso")).kind()).isEqualTo(ErrorKind.CREDENTIALS_UNAVAILABLE);
    }
}
