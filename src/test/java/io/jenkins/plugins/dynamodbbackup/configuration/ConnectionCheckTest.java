package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
class ConnectionCheckTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/backup";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    private static void addAll() {
        add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "keys", "AKIDEXAMPLE", "hunter2", ""));
        add(new AWSCredentialsImpl(
                CredentialsScope.GLOBAL, "mfa", "AKID", "hunter2", "", ROLE, "arn:aws:iam::111122223333:mfa/me", ""));
        add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "role", "", "", "", ROLE, "", ""));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static void add(AWSCredentialsImpl credentials) {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
    }

    private FormValidation test(String region, String id, String endpoint) {
        return DynamoDbBackupConfiguration.get().doTestConnection(region, id, endpoint, false);
    }

    private FormValidation test(String id) {
        return test("eu-west-1", id, db.endpoint().toString());
    }

    private static String text(FormValidation shown) {
        return Objects.requireNonNullElseGet(shown.getMessage(), shown::renderHtml);
    }

    @Test
    void whatIsAllowedAndWhatWasNotTriedIsListed(JenkinsRule jenkins) {
        addAll();
        db.seed().table("orders");

        FormValidation shown = test("keys");

        assertThat(shown.kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(text(shown))
                .contains("Connected to eu-west-1, account 111122223333, as arn:aws:iam::111122223333:user/local.")
                .contains("<li><code>dynamodb:ListTables</code>: allowed; 1 table is visible</li>")
                .contains("<code>dynamodb:DescribeTable</code>: allowed; tested with orders<")
                .contains("<code>dynamodb:DescribeBackup</code>: not tested, because no backup is visible")
                .contains("<code>dynamodb:DeleteBackup</code>: not tested, because the call would change something<")
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsDeniedIsNamedWithThePermissionToAdd(JenkinsRule jenkins) {
        addAll();
        db.seed().table("orders");
        db.rules().on("ListBackups").then(Effect.denied());
        db.rules().on("ListTagsOfResource").then(Effect.denied());

        FormValidation shown = test("keys");

        assertThat(shown.kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(text(shown))
                .contains("denied; add dynamodb:ListBackups to the policy of these credentials")
                .contains("denied for orders; add dynamodb:ListTagsOfResource to the policy of these credentials");
    }

    @Test
    void whatAwsSaysIsNoMarkup(JenkinsRule jenkins) {
        addAll();
        db.rules().on("ListBackups").then(Effect.errorBefore("ValidationException", "<img src=x>"));

        assertThat(text(test("keys"))).contains("&lt;img src=x&gt;").doesNotContain("<img");
    }

    @Test
    void refusedKeysAreOneSentence(JenkinsRule jenkins) {
        addAll();
        db.expireToken("AKIDEXAMPLE");

        FormValidation shown = test("keys");

        assertThat(shown.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(text(shown))
                .startsWith("GetCallerIdentity failed: ExpiredToken")
                .doesNotContain("<li>");
    }

    @Test
    void anEndpointThatDoesNotAnswerIsOneSentence(JenkinsRule jenkins) throws IOException {
        addAll();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        FormValidation shown = test("eu-west-1", "keys", "http://127.0.0.1:" + closed);

        assertThat(shown.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(text(shown)).contains("ListTables failed: ").contains("check the region and the endpoint");
    }

    @Test
    void anEndpointThatStaysSilentIsNotWaitedForLongerThanTheAdministratorWants(JenkinsRule jenkins)
            throws IOException {
        addAll();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                FormSeconds ignored = FormSeconds.set("1")) {

            FormValidation shown = test("eu-west-1", "keys", "http://127.0.0.1:" + silent.getLocalPort());

            assertThat(shown.kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(text(shown)).startsWith("eu-west-1 did not respond within 2 seconds; check the region");
        }
    }

    @Test
    void whatIsNoTimeToWaitLeavesTheUsualOne(JenkinsRule jenkins) {
        for (String useless : List.of("", "0", "-3", "soon")) {
            try (FormSeconds ignored = FormSeconds.set(useless)) {
                assertThat(FormPatience.now()).as(useless).hasSeconds(8);
            }
        }
    }

    /** The patience of forms during a test; after it that of the other tests. */
    private record FormSeconds(String before) implements AutoCloseable {

        static FormSeconds set(String seconds) {
            return new FormSeconds(System.setProperty(FormPatience.PROPERTY, seconds));
        }

        @Override
        public void close() {
            if (before == null) {
                System.clearProperty(FormPatience.PROPERTY);
            } else {
                System.setProperty(FormPatience.PROPERTY, before);
            }
        }
    }

    @Test
    void whatCannotBeMeantIsSaidWithoutACall(JenkinsRule jenkins) {
        addAll();
        String endpoint = db.endpoint().toString();

        assertThat(text(test("", "keys", endpoint))).startsWith("No region is set");
        assertThat(text(test("Ireland", "keys", endpoint))).startsWith("region &#039;Ireland&#039; is not a region");
        assertThat(text(test("eu-west-1", "keys", "ftp://host"))).contains("endpointUrl");
        assertThat(text(test("gone"))).contains("No AWS credentials with the ID &#039;gone&#039;");
        assertThat(text(test("mfa"))).contains("require an MFA token");
        assertThat(text(test("role"))).contains("have a role but no access key");
        assertThat(text(test("")))
                .isEqualTo(
                        "No default credentials are selected; select credentials, or allow builds to use the AWS identity of the controller.");
        assertThat(db.calls().entries()).isEmpty();
    }

    @Test
    void theFieldsSayWhatTheyHold(JenkinsRule jenkins) {
        addAll();
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();

        assertThat(text(settings.doCheckRegion("eu-west-1", ""))).contains("Ireland");
        assertThat(settings.doCheckRegion("eu-north-9", "").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(settings.doCheckRegion("xx-future-9", "").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(text(settings.doCheckRegion("xx-future-9", "")))
                .startsWith("region &#039;xx-future-9&#039; is in no AWS partition that this version knows;");
        assertThat(settings.doCheckRegion("Ireland", "").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(settings.doCheckRegion("", "").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(text(settings.doCheckRegion("local", ""))).contains("needs the endpoint of an emulator");
        assertThat(settings.doCheckRegion("local", "http://localhost:8000").kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(text(Regions.check("local"))).contains("needs the endpoint of an emulator");
        DynamoDbBackupConfiguration.get().setEndpointUrl("http://localhost:8000");
        assertThat(Regions.check("local").kind).isEqualTo(FormValidation.Kind.OK);
        DynamoDbBackupConfiguration.get().setEndpointUrl(null);
        assertThat(settings.doFillRegionItems())
                .contains("eu-west-1", "us-gov-west-1", "cn-north-1")
                .isSorted()
                .noneMatch(region -> region.contains("global"));
        assertThat(text(settings.doCheckCredentialsId("mfa"))).contains("require an MFA token");
        assertThat(settings.doCheckCredentialsId("keys").kind).isEqualTo(FormValidation.Kind.OK);
    }
}
