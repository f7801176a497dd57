package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, letter for letter: absent and empty are different things to AWS (spec 0.8, 3.1). */
class RestoreRequestOnTheWireTest {

    private static final String INDEXED = """
            {"AttributeDefinitions": [
               {"AttributeName": "id", "AttributeType": "S"}, {"AttributeName": "at", "AttributeType": "S"},
               {"AttributeName": "customer", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}],
             "GlobalSecondaryIndexes": [{"IndexName": "by-customer",
               "KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"}],
               "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["total"]}%s}],
             "LocalSecondaryIndexes": [{"IndexName": "local-customer",
               "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "customer", "KeyType": "RANGE"}],
               "Projection": {"ProjectionType": "ALL"}}]%s}
            """;

    private final RestoreFixture aws = new RestoreFixture();

    @BeforeEach
    void tables() {
        aws.db.seed().table("on-demand", INDEXED.formatted("", ""), List.of());
        aws.db
                .seed()
                .table(
                        "provisioned",
                        INDEXED.formatted(
                                ", \"ProvisionedThroughput\": {\"ReadCapacityUnits\": 3, \"WriteCapacityUnits\": 4}",
                                ", \"BillingMode\": \"PROVISIONED\", \"ProvisionedThroughput\":"
                                        + " {\"ReadCapacityUnits\": 5, \"WriteCapacityUnits\": 6}"),
                        List.of());
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void withoutOverridesOnlyTheTwoNamesAreSent() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.run(to(latest(), "copy"));
        assertThat(aws.http.bodies("RestoreTableFromBackup"))
                .containsExactly(json("{\"BackupArn\": \"" + arn + "\", \"TargetTableName\": \"copy\"}"));
    }

    @Test
    void allIndexesIsNoListAtAll() throws Exception {
        JsonNode sent = sent("provisioned", RestoreOverrides.NONE);
        assertThat(sent.fieldNames()).toIterable().containsExactlyInAnyOrder("BackupArn", "TargetTableName");
    }

    @Test
    void noIndexesIsTwoEmptyLists() throws Exception {
        JsonNode sent = sent("provisioned", Records.indexes(new IndexChoice.None()));
        assertThat(sent.path("GlobalSecondaryIndexOverride")).isEqualTo(json("[]"));
        assertThat(sent.path("LocalSecondaryIndexOverride")).isEqualTo(json("[]"));
        assertThat(sent.size()).isEqualTo(4);
    }

    @Test
    void aChosenGlobalIndexIsSentWithItsUnitsAndTheLocalOnesAsNone() throws Exception {
        JsonNode sent = sent("provisioned", Records.indexes(new IndexChoice.Only(List.of("by-customer"))));
        assertThat(sent.path("GlobalSecondaryIndexOverride")).isEqualTo(json("""
                        [{"IndexName": "by-customer",
                          "KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"}],
                          "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["total"]},
                          "ProvisionedThroughput": {"ReadCapacityUnits": 3, "WriteCapacityUnits": 4}}]
                        """));
        assertThat(sent.path("LocalSecondaryIndexOverride")).isEqualTo(json("[]"));
        assertThat(sent.has("ProvisionedThroughputOverride")).isFalse();
    }

    @Test
    void toOnDemandNoCapacityIsSent() throws Exception {
        JsonNode sent = sent(
                "provisioned",
                Records.overrides(
                        Optional.of(CapacityMode.PAY_PER_REQUEST), 0, 0, new IndexChoice.Only(List.of("by-customer"))));
        assertThat(sent.path("BillingModeOverride").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(sent.toString()).doesNotContain("Throughput");
    }

    @Test
    void toProvisionedTheIndexesAreSentWithCapacity() throws Exception {
        JsonNode sent = sent(
                "on-demand", Records.overrides(Optional.of(CapacityMode.PROVISIONED), 8, 9, new IndexChoice.All()));
        JsonNode units = json("{\"ReadCapacityUnits\": 8, \"WriteCapacityUnits\": 9}");
        assertThat(sent.path("BillingModeOverride").asText()).isEqualTo("PROVISIONED");
        assertThat(sent.path("ProvisionedThroughputOverride")).isEqualTo(units);
        assertThat(sent.path("GlobalSecondaryIndexOverride").path(0).path("ProvisionedThroughput"))
                .isEqualTo(units);
        assertThat(sent.path("LocalSecondaryIndexOverride")
                        .path(0)
                        .path("IndexName")
                        .asText())
                .isEqualTo("local-customer");
        assertThat(sent.path("LocalSecondaryIndexOverride").path(0).has("ProvisionedThroughput"))
                .isFalse();
    }

    @Test
    void capacityAloneChangesTheTableOnly() throws Exception {
        JsonNode sent = sent("provisioned", Records.overrides(Optional.empty(), 8, 9, new IndexChoice.All()));
        assertThat(sent.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("BackupArn", "TargetTableName", "ProvisionedThroughputOverride");
    }

    @Test
    void keys() throws Exception {
        assertThat(encryption("aws-owned")).isEqualTo(json("{\"Enabled\": false}"));
        assertThat(encryption("aws-managed")).isEqualTo(json("{\"Enabled\": true, \"SSEType\": \"KMS\"}"));
        assertThat(encryption(Records.KEY))
                .isEqualTo(
                        json("{\"Enabled\": true, \"SSEType\": \"KMS\", \"KMSMasterKeyId\": \"" + Records.KEY + "\"}"));
    }

    @Test
    void theRecordedKeyIsSent() throws Exception {
        aws.db
                .seed()
                .table(
                        "secret",
                        "{\"SSESpecification\": {\"Enabled\": true, \"SSEType\": \"KMS\", \"KMSMasterKeyId\": \""
                                + Records.KEY + "\"}}",
                        List.of());
        assertThat(sent("secret", RestoreOverrides.NONE)
                        .path("SSESpecificationOverride")
                        .path("KMSMasterKeyId")
                        .asText())
                .isEqualTo(Records.KEY);
    }

    /** Every wish above is one that the service accepts and carries out, so the verification finds nothing. */
    private JsonNode sent(String table, RestoreOverrides overrides) throws Exception {
        aws.realBackup(table, "nightly");
        RestoreReport report = aws.run(with(RestoreRequest.of(new RestoreSource.Latest(table)), overrides));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        List<JsonNode> bodies = aws.http.bodies("RestoreTableFromBackup");
        return bodies.get(bodies.size() - 1);
    }

    private JsonNode encryption(String key) throws Exception {
        aws.clock.advance(java.time.Duration.ofMinutes(1));
        return sent("on-demand", Records.key(key)).path("SSESpecificationOverride");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
