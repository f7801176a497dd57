package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AWS adds values every year: an old version of this product shows them as they are instead of failing. */
class UnknownValuesTest {

    private static final Instant DEADLINE = Border.START.plus(Duration.ofMinutes(10));
    private static final String INDEX =
            "{\"IndexName\":\"by-vector\",\"KeySchema\":[{\"AttributeName\":\"v\",\"KeyType\":\"VECTOR\"}],"
                    + "\"Projection\":{\"ProjectionType\":\"SUMMARY\"}}";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final Border border = new Border(db.inProcessHttpClient());
    private final String arn;

    UnknownValuesTest() {
        db.seed().table("orders");
        arn = db.seed().backup(BackupSeed.of("orders", Border.START).name("orders-1"));
    }

    @AfterEach
    void close() {
        border.close();
        db.close();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static ObjectNode at(ObjectNode json, String field) {
        return (ObjectNode) json.path(field);
    }

    @Test
    void ofATable() {
        db.rules().on("DescribeTable").then(Effect.edit(json -> {
            ObjectNode table = at(json, "Table").put("TableStatus", "HIBERNATING");
            table.set("KeySchema", json("[{\"AttributeName\":\"id\",\"KeyType\":\"SPIRAL\"}]"));
            table.set("BillingModeSummary", json("{\"BillingMode\":\"FLAT_RATE\"}"));
            table.set("GlobalSecondaryIndexes", json("[" + INDEX + "]"));
            table.set("SSEDescription", json("{\"Status\":\"SPINNING\",\"SSEType\":\"QUANTUM\"}"));
        }));

        TableDetails table = Border.value(border.answer(DescribeTable.of("orders"), DEADLINE));

        assertThat(table.status()).isEqualTo("HIBERNATING");
        assertThat(table.active()).isFalse();
        assertThat(table.creating()).isFalse();
        assertThat(table.deleting()).isFalse();
        assertThat(table.keys()).containsExactly(new KeyElement("id", "SPIRAL"));
        assertThat(table.billingMode()).isEqualTo(CapacityMode.PAY_PER_REQUEST);
        assertThat(table.encryption()).map(Encryption::status).contains("SPINNING");
        assertThat(table.indexes())
                .containsExactly(new SecondaryIndex(
                        "by-vector",
                        true,
                        List.of(new KeyElement("v", "VECTOR")),
                        "SUMMARY",
                        List.of(),
                        CapacityUnits.NONE));
    }

    @Test
    void ofATableOfWhichAlmostNothingIsKnownYet() {
        db.rules().on("DescribeTable").then(Effect.edit(json -> {
            at(json, "Table").removeAll();
            at(json, "Table").put("TableName", "orders").put("TableStatus", "CREATING");
        }));

        TableDetails table = Border.value(border.answer(DescribeTable.of("orders"), DEADLINE));

        assertThat(table.creating()).isTrue();
        assertThat(table.arn()).isEmpty();
        assertThat(table.id()).isEmpty();
        assertThat(table.createdAt()).isEmpty();
        assertThat(table.keys()).isEmpty();
    }

    @Test
    void ofAListedBackup() {
        db.rules().on("ListBackups").then(Effect.edit(json -> {
            ObjectNode backup = (ObjectNode) json.path("BackupSummaries").get(0);
            backup.put("BackupStatus", "THAWING").put("BackupType", "COMMUNITY").remove("TableId");
        }));

        List<ListedBackup> backups = Border.value(border.answer(
                then -> ListBackups.ofTable("orders").ofAllTypes().submit(border.dispatcher, DEADLINE, then)));

        assertThat(backups).singleElement().satisfies(backup -> {
            assertThat(backup.status()).isEqualTo("THAWING");
            assertThat(backup.type()).isEqualTo("COMMUNITY");
            assertThat(backup.available()).isFalse();
            assertThat(backup.tableId()).isEmpty();
        });
    }

    @Test
    void ofADescribedBackup() {
        db.rules().on("DescribeBackup").then(Effect.edit(json -> {
            ObjectNode description = at(json, "BackupDescription");
            at(description, "BackupDetails").put("BackupStatus", "THAWING").put("BackupType", "COMMUNITY");
            ObjectNode source = at(description, "SourceTableDetails").put("BillingMode", "FLAT_RATE");
            source.set("KeySchema", json("[{\"AttributeName\":\"id\",\"KeyType\":\"SPIRAL\"}]"));
            source.set("ProvisionedThroughput", json("{\"ReadCapacityUnits\":5,\"WriteCapacityUnits\":6}"));
            description.set("SourceTableFeatureDetails", json("{\"LocalSecondaryIndexes\":[" + INDEX + "]}"));
        }));

        DescribedBackup backup = Border.value(border.answer(DescribeBackup.of(arn), DEADLINE));

        assertThat(backup.summary().status()).isEqualTo("THAWING");
        assertThat(backup.summary().type()).isEqualTo("COMMUNITY");
        assertThat(backup.billingMode()).isEqualTo(CapacityMode.PROVISIONED);
        assertThat(backup.capacity()).isEqualTo(new CapacityUnits(5, 6));
        assertThat(backup.keys()).containsExactly(new KeyElement("id", "SPIRAL"));
        assertThat(backup.indexes()).singleElement().satisfies(index -> {
            assertThat(index.global()).isFalse();
            assertThat(index.projection()).isEqualTo("SUMMARY");
        });
    }

    @Test
    void ofAMadeBackup() {
        db.rules()
                .on("CreateBackup")
                .then(Effect.edit(json ->
                        at(json, "BackupDetails").put("BackupStatus", "QUEUED").remove("BackupType")));

        ListedBackup backup = Border.value(border.answer(CreateBackup.of("orders", "orders-2"), DEADLINE));

        assertThat(backup.status()).isEqualTo("QUEUED");
        assertThat(backup.type()).isEmpty();
        assertThat(backup.tableName()).isEqualTo("orders");
    }

    @Test
    void aBackupWithoutAnArnFailsTheListing() {
        db.rules()
                .on("ListBackups")
                .then(Effect.edit(
                        json -> ((ObjectNode) json.path("BackupSummaries").get(0)).remove("BackupArn")));

        Answer<List<ListedBackup>> answer =
                border.answer(then -> ListBackups.ofTable("orders").submit(border.dispatcher, DEADLINE, then));

        assertThat(Border.error(answer).what())
                .isEqualTo(Message.of(
                        "aws.error.what.said", "UnreadableAnswer", Message.of("aws.answer.missing", "BackupArn")));
    }
}
