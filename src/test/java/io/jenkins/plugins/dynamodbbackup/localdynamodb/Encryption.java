package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** SSESpecification -> SSEDescription. Tables under the key that AWS owns have none. */
final class Encryption {
    private Encryption() {}

    static Optional<ObjectNode> describe(JsonNode specification) {
        if (!specification.path("Enabled").asBoolean()) {
            return Optional.empty();
        }
        ObjectNode json = Json.object().put("Status", "ENABLED").put("SSEType", "KMS");
        json.put("KMSMasterKeyArn", specification.path("KMSMasterKeyId").asText("alias/aws/dynamodb"));
        return Optional.of(json);
    }
}
