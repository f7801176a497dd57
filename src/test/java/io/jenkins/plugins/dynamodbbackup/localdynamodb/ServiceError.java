package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** An error answer of the service (spec 0: which prefix and which HTTP status belong to which code). */
final class ServiceError extends RuntimeException {
    private static final Set<String> CORAL_SERVICE = Set.of(
            "AccessDeniedException",
            "UnrecognizedClientException",
            "ExpiredTokenException",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException",
            "InternalFailure",
            "SerializationException",
            "UnknownOperationException");

    private final String code;
    private final int status;

    private ServiceError(String code, String message, int status) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    static ServiceError of(String code, String message) {
        return new ServiceError(
                code,
                message,
                switch (code) {
                    case "InternalServerError", "InternalFailure" -> 500;
                    case "ServiceUnavailable", "ServiceUnavailableException" -> 503;
                    default -> 400;
                });
    }

    static ServiceError validation(String message) {
        return of("ValidationException", message);
    }

    static ServiceError notFound(String table) {
        return of("ResourceNotFoundException", "Requested resource not found: Table: " + table + " not found");
    }

    static ServiceError tableNotFound(String table) {
        return of("TableNotFoundException", "Table not found: " + table);
    }

    static ServiceError inUse(String what, String table) {
        return of(
                "ResourceInUseException",
                "Attempt to change a resource which is still in use: Table is being " + what + ": " + table);
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("__type", prefix() + code);
        return json.put("message", getMessage());
    }

    private String prefix() {
        if (CORAL_SERVICE.contains(code)) {
            return "com.amazon.coral.service#";
        }
        return switch (code) {
            case "ThrottlingException" -> "com.amazon.coral.availability#";
            case "ValidationException" -> "com.amazon.coral.validate#";
            default -> "com.amazonaws.dynamodb.v20120810#";
        };
    }
}
