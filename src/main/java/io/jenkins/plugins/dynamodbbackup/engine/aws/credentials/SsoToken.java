package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A sign-in as {@code aws sso login} leaves it in a file, which all of AWS's tools share. */
final class SsoToken {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final ObjectNode content;

    private SsoToken(Path file, ObjectNode content) {
        this.file = file;
        this.content = content;
    }

    /** Empty when there is none, or none that can be read. */
    static Optional<SsoToken> in(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode content
                    ? Optional.of(new SsoToken(file, content))
                            .filter(token -> token.text("accessToken").isPresent())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(content.get(field))
                .map(value -> value.asText(""))
                .filter(text -> !text.isEmpty());
    }

    String accessToken() {
        return text("accessToken").orElseThrow();
    }

    /** Long ago when the file does not say. */
    Instant end() {
        return time("expiresAt");
    }

    private Instant time(String field) {
        try {
            return text(field)
                    .map(time -> Instant.parse(time.replace("UTC", "Z")))
                    .orElse(Instant.EPOCH);
        } catch (DateTimeParseException unreadable) {
            return Instant.EPOCH;
        }
    }

    /** What IAM Identity Center wants for a new token, as long as it takes that without a new sign-in. */
    Optional<ObjectNode> renewal(Instant now) {
        boolean possible = text("refreshToken").isPresent()
                && text("clientId").isPresent()
                && text("clientSecret").isPresent()
                && now.isBefore(time("registrationExpiresAt"));
        return possible
                ? Optional.of(JSON.createObjectNode()
                        .put("grantType", "refresh_token")
                        .put("clientId", text("clientId").orElseThrow())
                        .put("clientSecret", text("clientSecret").orElseThrow())
                        .put("refreshToken", text("refreshToken").orElseThrow()))
                : Optional.empty();
    }

    /** Keeps the new token for this and for other tools: the refresh token before it works no more. */
    SsoToken renewed(ObjectNode answer, Instant now) {
        ObjectNode next = content.deepCopy();
        next.put("accessToken", answer.path("accessToken").asText());
        next.put(
                "expiresAt",
                now.plusSeconds(answer.path("expiresIn").asLong())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        if (answer.hasNonNull("refreshToken")) {
            next.put("refreshToken", answer.get("refreshToken").asText());
        }
        SsoToken token = new SsoToken(file, next);
        token.save();
        return token;
    }

    private void save() {
        try {
            Path draft = Files.createTempFile(file.resolveSibling(""), "token", ".tmp"); // only its owner reads it
            Files.write(draft, JSON.writeValueAsBytes(content));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notKept) {
            // This run can use the token anyway.
        }
    }
}
