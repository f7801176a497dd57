package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.sts.StsClient;

/** The service behind a socket, with the SDK's own HTTP client. */
class HttpFrontTest {
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().account("other", "999988887777").build();

    @AfterEach
    void stop() {
        db.close();
    }

    @Test
    void answersAndDropsConnections() {
        db.seed().table("orders", 25);
        db.rules().on("DescribeTable").nth(2).then(Effect.dropBefore());
        try (DynamoDbClient client = Clients.http(db)) {
            assertThat(client.describeTable(d -> d.tableName("orders")).table().itemCount())
                    .isEqualTo(25);
            assertThatThrownBy(() -> client.describeTable(d -> d.tableName("orders")))
                    .isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> client.describeTable(d -> d.tableName("nothing")))
                    .isInstanceOfSatisfying(DynamoDbException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
                        assertThat(e.requestId()).isNotEmpty();
                    });
        }
    }

    @Test
    void saysWhoseCredentialsTheyAre() {
        try (StsClient one = Clients.securityToken(db, "any");
                StsClient other = Clients.securityToken(db, "other")) {
            assertThat(one.getCallerIdentity().account()).isEqualTo(LocalDynamoDb.ACCOUNT);
            assertThat(other.getCallerIdentity().account()).isEqualTo("999988887777");
            db.rules().on("GetCallerIdentity").nth(1).then(Effect.errorBefore("RegionDisabledException", "not here"));
            assertThatThrownBy(one::getCallerIdentity).hasMessageContaining("not here");
            db.expireToken("other");
            assertThatThrownBy(other::getCallerIdentity).hasMessageContaining("expired");
        }
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(db.endpoint())
                                .timeout(Duration.ofMinutes(1))
                                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("com.amazon.coral.service#MissingAuthenticationTokenException");
    }

    @Test
    void countsInSegmentsAndPages() {
        db.seed().table("orders", 25_003);
        try (DynamoDbClient client = Clients.http(db)) {
            long count = 0;
            for (int segment = 0; segment < 4; segment++) {
                int number = segment;
                count += client
                        .scanPaginator(s -> s.tableName("orders")
                                .select("COUNT")
                                .limit(1000)
                                .totalSegments(4)
                                .segment(number))
                        .stream()
                        .mapToLong(page -> page.count())
                        .sum();
            }
            assertThat(count).isEqualTo(25_003);
        }
    }
}
