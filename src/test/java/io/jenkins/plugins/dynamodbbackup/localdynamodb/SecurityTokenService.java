package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GetCallerIdentity, GetSessionToken and AssumeRole of AWS STS, which speaks forms and XML. Every caller may assume every
 * role.
 */
final class SecurityTokenService {

    private static final Pattern ROLE = Pattern.compile("arn:(aws[a-z-]*):iam::([0-9]{12}):role/(.+)");
    private static final String NAMESPACE = " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">";
    private static final int SHORTEST = 900;
    private static final int LONGEST = 43_200;
    private static final int LONGEST_OF_A_USER = 129_600;

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    private record Session(String account, String arn, Instant end) {}

    /** What was asked for: "Action", and the fields of that action. */
    static Map<String, String> form(Request request) {
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(request.body(), StandardCharsets.UTF_8).split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return fields;
    }

    /** The account of a session that was given out here. */
    Optional<String> account(String accessKey) {
        return Optional.ofNullable(sessions.get(accessKey)).map(Session::account);
    }

    boolean expired(String accessKey, Instant now) {
        return Optional.ofNullable(sessions.get(accessKey))
                .filter(session -> !now.isBefore(session.end()))
                .isPresent();
    }

    Answer answer(Map<String, String> form, String account, String accessKey, Instant now) {
        return switch (form.getOrDefault("Action", "")) {
            case "GetCallerIdentity" -> identity(account, accessKey);
            case "AssumeRole" -> assume(form, now);
            case "GetSessionToken" -> session(form, account, accessKey, now);
            default -> throw ServiceError.of("InvalidAction", "The local STS does not know this action");
        };
    }

    private Answer identity(String account, String accessKey) {
        String arn = Optional.ofNullable(sessions.get(accessKey))
                .map(Session::arn)
                .orElse("arn:aws:iam::" + account + ":user/local");
        return ok(
                "GetCallerIdentity",
                "<Arn>" + arn + "</Arn><UserId>AIDALOCALDYNAMODB000</UserId><Account>" + account + "</Account>");
    }

    private synchronized Answer assume(Map<String, String> form, Instant now) {
        Matcher role = ROLE.matcher(form.getOrDefault("RoleArn", ""));
        String name = form.getOrDefault("RoleSessionName", "");
        int seconds = Integer.parseInt(form.getOrDefault("DurationSeconds", "3600"));
        if (!role.matches() || name.isEmpty() || seconds < SHORTEST || seconds > LONGEST) {
            throw ServiceError.of("ValidationError", "RoleArn, RoleSessionName or DurationSeconds is not valid");
        }
        String arn = "arn:" + role.group(1) + ":sts::" + role.group(2) + ":assumed-role/" + role.group(3) + "/" + name;
        return ok(
                "AssumeRole",
                "<AssumedRoleUser><Arn>" + arn + "</Arn><AssumedRoleId>AROALOCAL:" + name + "</AssumedRoleId>"
                        + "</AssumedRoleUser>" + begin(new Session(role.group(2), arn, now.plusSeconds(seconds))));
    }

    /** Only for an access key: AWS refuses a session. */
    private synchronized Answer session(Map<String, String> form, String account, String accessKey, Instant now) {
        int seconds = Integer.parseInt(form.getOrDefault("DurationSeconds", "43200"));
        if (sessions.containsKey(accessKey)) {
            throw ServiceError.of("AccessDenied", "Cannot call GetSessionToken with session credentials");
        }
        if (seconds < SHORTEST || seconds > LONGEST_OF_A_USER) {
            throw ServiceError.of("ValidationError", "DurationSeconds is not valid");
        }
        String arn = "arn:aws:iam::" + account + ":user/local";
        return ok("GetSessionToken", begin(new Session(account, arn, now.plusSeconds(seconds))));
    }

    /** The credentials of a new session. */
    private String begin(Session session) {
        String accessKey = LocalDynamoDb.sessionKey(sessions.size() + 1);
        sessions.put(accessKey, session);
        return "<Credentials><AccessKeyId>" + accessKey + "</AccessKeyId>"
                + "<SecretAccessKey>" + LocalDynamoDb.SESSION_SECRET + "</SecretAccessKey>"
                + "<SessionToken>" + LocalDynamoDb.SESSION_TOKEN + "</SessionToken>"
                + "<Expiration>" + session.end() + "</Expiration></Credentials>";
    }

    private static Answer ok(String action, String result) {
        return xml(
                200,
                "<" + action + "Response" + NAMESPACE + "<" + action + "Result>" + result + "</" + action + "Result>"
                        + "<ResponseMetadata><RequestId>" + UUID.randomUUID() + "</RequestId></ResponseMetadata></"
                        + action + "Response>");
    }

    static Answer error(ServiceError error) {
        return xml(
                error.status(),
                "<ErrorResponse" + NAMESPACE + "<Error><Type>Sender</Type><Code>" + error.code() + "</Code><Message>"
                        + error.getMessage() + "</Message></Error><RequestId>" + UUID.randomUUID()
                        + "</RequestId></ErrorResponse>");
    }

    private static Answer xml(int status, String body) {
        return new Answer(status, "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }
}
