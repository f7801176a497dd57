package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.util.Optional;

/**
 * Server-side encryption with a key in KMS, as SSEDescription shows it (spec 1.1). A table without one uses the key that
 * DynamoDB owns.
 *
 * @param status ENABLED, ENABLING, UPDATING, DISABLING or DISABLED
 * @param kmsKeyArn of the customer's key or of the key that AWS manages for the account
 */
public record Encryption(String status, Optional<String> kmsKeyArn) {

    public boolean enabled() {
        return "ENABLED".equals(status);
    }
}
