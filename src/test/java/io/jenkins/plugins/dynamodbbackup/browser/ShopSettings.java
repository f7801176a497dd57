package io.jenkins.plugins.dynamodbbackup.browser;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** The settings of a table as a shop has them. */
final class ShopSettings {

    private ShopSettings() {}

    static void apply(LocalDynamoDb db, String table) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(db.endpoint())
                .region(Region.of(LocalDynamoDb.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            String arn = client.describeTable(it -> it.tableName(table)).table().tableArn();
            client.tagResource(it -> it.resourceArn(arn).tags(tag("team", "shop"), tag("stage", "production")));
            client.updateTimeToLive(it -> it.tableName(table)
                    .timeToLiveSpecification(on -> on.enabled(true).attributeName("expires")));
            client.updateContinuousBackups(it -> it.tableName(table)
                    .pointInTimeRecoverySpecification(
                            on -> on.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(14)));
            client.updateTable(it -> it.tableName(table)
                    .streamSpecification(
                            on -> on.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
            client.putResourcePolicy(it -> it.resourceArn(arn)
                    .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                            + "{\"AWS\":\"arn:aws:iam::444455556666:root\"},\"Action\":\"dynamodb:GetItem\",\"Resource\":\""
                            + arn + "\"}]}"));
            client.updateTable(it -> it.tableName(table).deletionProtectionEnabled(true));
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
