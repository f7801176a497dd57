package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** GetCallerIdentity of AWS STS, which speaks forms and XML. */
final class SecurityTokenService {
    private SecurityTokenService() {}

    static Answer answer(Request request, String account) {
        String requestId = UUID.randomUUID().toString();
        String form = new String(request.body(), StandardCharsets.UTF_8);
        if (!form.contains("Action=GetCallerIdentity")) {
            return xml(400, error("InvalidAction", "Only GetCallerIdentity is known here", requestId));
        }
        return xml(
                200,
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<GetCallerIdentityResult>"
                        + "<Arn>arn:aws:iam::" + account + ":user/local</Arn>"
                        + "<UserId>AIDALOCALDYNAMODB000</UserId>"
                        + "<Account>" + account + "</Account>"
                        + "</GetCallerIdentityResult>"
                        + "<ResponseMetadata><RequestId>" + requestId + "</RequestId></ResponseMetadata>"
                        + "</GetCallerIdentityResponse>");
    }

    static Answer error(ServiceError error, String requestId) {
        return xml(error.status(), error(error.code(), error.getMessage(), requestId));
    }

    private static String error(String code, String message, String requestId) {
        return "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>"
                + code + "</Code><Message>" + message + "</Message></Error><RequestId>" + requestId
                + "</RequestId></ErrorResponse>";
    }

    private static Answer xml(int status, String body) {
        return new Answer(status, "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }
}
