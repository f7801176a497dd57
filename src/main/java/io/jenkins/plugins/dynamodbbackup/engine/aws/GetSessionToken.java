package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.SessionKeys;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;

/**
 * Credentials that end soon, for work in another process. A role gives such credentials, which are used as they are; an
 * access key is exchanged, which needs no permission (<a
 * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</a>).
 */
public final class GetSessionToken {

    /** The shortest that AWS gives. */
    private static final Duration LASTS = Duration.ofMinutes(15);

    private GetSessionToken() {}

    /** @param session whose credentials are meant */
    public static AwsCall<SessionKeys> call(AwsSession session) {
        return new AwsCall<>(ApiOperation.GET_SESSION_TOKEN, "", clients -> {
            AwsCredentials own = session.credentials().resolveCredentials();
            return SessionKeys.of(own instanceof AwsSessionCredentials already ? already : exchanged(session, clients));
        });
    }

    private static AwsSessionCredentials exchanged(AwsSession session, AwsClients clients) {
        GetSessionTokenRequest request = GetSessionTokenRequest.builder()
                .durationSeconds(Math.toIntExact(LASTS.toSeconds()))
                .build();
        try (StsClient sts = clients.stsFor(session.credentials())) {
            return AssumeRole.session(sts.getSessionToken(request).credentials());
        }
    }
}
