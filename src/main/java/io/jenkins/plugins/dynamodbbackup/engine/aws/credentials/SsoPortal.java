package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentialsException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Turns a sign-in with IAM Identity Center into credentials of a role ("GetRoleCredentials" in the IAM Identity Center
 * Portal API Reference, "CreateToken" in the OIDC API Reference). Two plain HTTP calls, so that the plugin need not
 * bundle the SDK's modules for them.
 */
final class SsoPortal {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int LONGEST_WORDS = 400;

    private final SsoProfile profile;
    private final SignIn signIn;
    private final RoleSessions session;

    SsoPortal(SsoProfile profile, SignIn signIn, RoleSessions session) {
        this.profile = profile;
        this.signIn = signIn;
        this.session = session;
    }

    private record Reply(int status, JsonNode body) {

        boolean good() {
            return status / 100 == 2;
        }

        Message message() {
            String words =
                    body.path("message").asText(body.path("error_description").asText(""));
            return words.isEmpty()
                    ? Message.of("aws.signIn.status", status)
                    : Message.foreign(OneLine.of(words, LONGEST_WORDS));
        }
    }

    /**
     * @throws NoCredentialsException when there is no sign-in, or it does not include the role
     * @throws CredentialsUnavailableException when there was no good answer, and there may be one later
     */
    AwsCredentials credentials() {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(address(ConfiguredEndpoints.Service.SSO, "portal.sso", "/federation/credentials"))
                .putRawQueryParameter("account_id", profile.account())
                .putRawQueryParameter("role_name", profile.role())
                .putHeader("x-amz-sso_bearer_token", token().accessToken());
        Reply reply = send(request, Optional.empty());
        if (reply.status() == UNAUTHORIZED) {
            throw profile.notSignedIn("aws.signIn.refused");
        }
        JsonNode given = reply.body().path("roleCredentials");
        if (!reply.good() || !given.hasNonNull("accessKeyId") || !given.hasNonNull("secretAccessKey")) {
            throw new NoCredentialsException(Message.of(
                    "aws.signIn.noRole", profile.profile(), profile.role(), profile.account(), reply.message()));
        }
        return AwsSessionCredentials.builder()
                .accessKeyId(given.get("accessKeyId").asText())
                .secretAccessKey(given.get("secretAccessKey").asText())
                .sessionToken(given.path("sessionToken").asText())
                .expirationTime(Instant.ofEpochMilli(given.path("expiration").asLong()))
                .accountId(profile.account())
                .build();
    }

    private SsoToken token() {
        SsoToken token =
                SsoToken.in(profile.tokenFile(signIn.home())).orElseThrow(() -> profile.notSignedIn("aws.signIn.none"));
        Instant now = session.now();
        if (now.isBefore(token.end())) {
            return token;
        }
        ObjectNode renewal = token.renewal(now).orElseThrow(() -> ended(token));
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address(ConfiguredEndpoints.Service.SSO_OIDC, "oidc", "/token"))
                .putHeader("Content-Type", "application/json");
        Reply reply = send(request, Optional.of(renewal.toString()));
        if (reply.good() && reply.body() instanceof ObjectNode answer && answer.hasNonNull("accessToken")) {
            return token.renewed(answer, now);
        }
        throw ended(token);
    }

    private NoCredentialsException ended(SsoToken token) {
        return profile.notSignedIn("aws.signIn.ended", token.end());
    }

    private URI address(ConfiguredEndpoints.Service service, String host, String path) {
        Region region = Region.of(profile.region());
        String base = signIn.endpoints()
                .of(service)
                .orElseGet(() -> "https://" + host + "." + region + "."
                        + PartitionMetadata.of(region).dnsSuffix());
        try {
            return URI.create(base.replaceFirst("/+$", "") + path);
        } catch (IllegalArgumentException malformed) {
            throw new NoCredentialsException(Message.of("aws.signIn.endpoint", base));
        }
    }

    private Reply send(SdkHttpFullRequest.Builder request, Optional<String> body) {
        HttpExecuteRequest.Builder call = HttpExecuteRequest.builder();
        body.map(text -> text.getBytes(StandardCharsets.UTF_8)).ifPresent(bytes -> {
            request.putHeader("Content-Length", Integer.toString(bytes.length));
            call.contentStreamProvider(() -> new ByteArrayInputStream(bytes));
        });
        try {
            HttpExecuteResponse answer = session.http()
                    .prepareRequest(call.request(request.build()).build())
                    .call();
            int status = answer.httpResponse().statusCode();
            if (status / 100 == 5 || status == TOO_MANY) {
                throw new CredentialsUnavailableException(Message.of("aws.signIn.failed", status));
            }
            return new Reply(status, read(answer.responseBody()));
        } catch (IOException failed) {
            throw new CredentialsUnavailableException(
                    Message.of("aws.signIn.unreachable", String.valueOf(failed.getMessage())));
        }
    }

    private static JsonNode read(Optional<AbortableInputStream> body) throws IOException {
        if (body.isEmpty()) {
            return SsoToken.JSON.createObjectNode();
        }
        try (InputStream stream = body.get()) {
            return SsoToken.JSON.readTree(stream.readNBytes(LONGEST_ANSWER));
        } catch (JacksonException foreign) {
            return SsoToken.JSON.createObjectNode();
        }
    }
}
