package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.SessionKeys;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Credentials for another process: an access key is exchanged, a session is used as it is. */
class GetSessionTokenTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    private Answer<SessionKeys> answer(Supplier<AwsCredentialsProvider> credentials) {
        try (Border border = new Border(db.inProcessHttpClient(), credentials)) {
            return border.answer(GetSessionToken.call(border.session), border.in(Duration.ofMinutes(5)));
        }
    }

    @Test
    void anAccessKeyIsExchanged() {
        SessionKeys keys = Border.value(answer(Border.keys("AKIDEXAMPLE")));

        assertThat(keys)
                .isEqualTo(new SessionKeys(
                        LocalDynamoDb.sessionKey(1), LocalDynamoDb.SESSION_SECRET, LocalDynamoDb.SESSION_TOKEN));
        assertThat(keys).hasToString("SessionKeys");
    }

    @Test
    void aSessionIsUsedAsItIs() {
        AwsSessionCredentials session = AwsSessionCredentials.create("ASIA1", "secret", "token");

        assertThat(Border.value(answer(() -> StaticCredentialsProvider.create(session))))
                .isEqualTo(new SessionKeys("ASIA1", "secret", "token"));
        assertThat(db.calls().count("GetSessionToken")).isZero();
    }

    @Test
    void aRefusalIsAnAnswer() {
        db.rules().on("GetSessionToken").then(Effect.errorBefore("AccessDenied", "not for you"));

        assertThat(Border.error(answer(Border.keys("AKIDEXAMPLE"))).kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(db.calls().count("GetSessionToken")).isOne();
    }
}
