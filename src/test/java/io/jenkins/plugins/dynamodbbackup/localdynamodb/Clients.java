package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sts.StsClient;

/** SDK clients for the tests of this package: one attempt a call, so that every fault shows. */
final class Clients {
    private Clients() {}

    static DynamoDbClient inProcess(LocalDynamoDb db) {
        return inProcess(db, "local", LocalDynamoDb.REGION);
    }

    static DynamoDbClient inProcess(LocalDynamoDb db, String accessKey, String region) {
        return dynamoDb(accessKey, region).httpClient(db.inProcessHttpClient()).build();
    }

    static DynamoDbClient http(LocalDynamoDb db) {
        return dynamoDb("local", LocalDynamoDb.REGION)
                .endpointOverride(db.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    static StsClient securityToken(LocalDynamoDb db, String accessKey) {
        return StsClient.builder()
                .region(Region.of(LocalDynamoDb.REGION))
                .credentialsProvider(credentials(accessKey))
                .endpointOverride(db.endpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** An on-demand table with the key {@code id}. */
    static CreateTableRequest.Builder table(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .keySchema(key("id"))
                .attributeDefinitions(attribute("id"))
                .billingMode(BillingMode.PAY_PER_REQUEST);
    }

    static KeySchemaElement key(String attribute) {
        return KeySchemaElement.builder()
                .attributeName(attribute)
                .keyType(KeyType.HASH)
                .build();
    }

    static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static DynamoDbClientBuilder dynamoDb(String accessKey, String region) {
        return DynamoDbClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials(accessKey))
                .overrideConfiguration(
                        o -> o.retryStrategy(r -> r.maxAttempts(1)).apiCallAttemptTimeout(Duration.ofMinutes(1)));
    }

    private static StaticCredentialsProvider credentials(String accessKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret"));
    }
}
