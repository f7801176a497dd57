package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTargetTest;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Whatever AWS refuses, nothing that opens an account is ever repeated. */
class SecretsTest {

    private static final String SECRET_KEY = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
    private static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";

    /** As AWS answers a signature that does not match: it quotes the request that it saw. */
    private static final String MISMATCH = "The request signature we calculated does not match the signature you"
            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.%sThe Canonical String for this request should have been%s'POST%s/%sx-amz-security-token:"
            + TOKEN + "'";

    private static Border border(ScriptedHttp http) {
        return new Border(
                http,
                () -> StaticCredentialsProvider.create(AwsSessionCredentials.create("ASIAEXAMPLE", SECRET_KEY, TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n\\n", "\\r\\n", " ", ""})
    void aRefusedSignatureNeverShowsTheSignedRequest(String newline) {
        String message = MISMATCH.replace("%s", newline);
        ScriptedHttp http =
                new ScriptedHttp().then(Reply.error("com.amazon.coral.service#InvalidSignatureException", message));
        try (Border border = border(http)) {
            AwsError error = Border.error(border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(1))));

            assertThat(error.toString()).doesNotContain(TOKEN).doesNotContain(SECRET_KEY);
            assertThat(error.kind()).isEqualTo(ErrorKind.CREDENTIALS_REFUSED);
            assertThat(error.sentence().toString()).contains("InvalidSignatureException (The request signature we");
        }
    }

    @Test
    void aLongMessageIsCutAndControlCharactersAreTakenOut() {
        AwsError error = new AwsError(
                ErrorKind.INVALID, "ValidationException", "\u001b[31mred" + "x".repeat(5_000), ApiOperation.SCAN, "");

        assertThat(error.message().toString())
                .hasSizeLessThan(410)
                .startsWith(" [31mred")
                .endsWith("...");
    }

    @Test
    void nothingThatTheBorderHoldsPrintsASecret() {
        try (Border border = border(new ScriptedHttp())) {
            assertThat(border.session.toString()
                            + border.session.credentials()
                            + border.session.target()
                            + new CredentialsSource("label", () -> null))
                    .doesNotContain(SECRET_KEY)
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void nothingIsLoggedByTheBorderItself() {
        StringBuilder logged = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                // Below that level the SDK prints what it signs, once an administrator asks it to.
                if (logRecord.getLevel().intValue() >= Level.INFO.intValue() || isOurs(logRecord)) {
                    logged.append(logRecord.getMessage());
                }
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try (Border border = border(
                new ScriptedHttp().then(Reply.error("com.amazon.coral.service#ExpiredTokenException", "expired")))) {
            border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(1)));
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }
        assertThat(logged.toString()).doesNotContain(SECRET_KEY).doesNotContain(TOKEN);
    }

    private static boolean isOurs(LogRecord logRecord) {
        return String.valueOf(logRecord.getLoggerName()).startsWith("io.jenkins.plugins.dynamodbbackup");
    }

    @Test
    void anEndpointIsShownWithoutWhatFollowsTheQuestionMark() {
        assertThat(AwsTargetTest.refusal("eu-west-1", Optional.of("https://host/?token=" + TOKEN))
                        .toString())
                .doesNotContain(TOKEN);
    }
}
