package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Faults on demand, rates and the call log. */
class RulesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);
    private LocalDynamoDb db;
    private DynamoDbClient client;

    @BeforeEach
    void start() {
        open(Rates.off());
    }

    @AfterEach
    void stop() {
        client.close();
        db.close();
    }

    private void open(Rates rates) {
        db = LocalDynamoDb.builder()
                .inMemory()
                .clock(clock)
                .rates(rates)
                .account("other", "999988887777")
                .build();
        client = Clients.inProcess(db);
        db.seed().table("orders").table("people");
    }

    @Test
    void anAnswerIsLostAfterTheBackupWasStored() {
        db.rules().on("CreateBackup").nth(1).then(Effect.dropAfter());
        assertThatThrownBy(() -> create("orders")).isInstanceOf(SdkClientException.class);
        assertThat(db.backups()).hasSize(1);
        assertThat(db.calls().count("CreateBackup", "dropped")).isEqualTo(1);
        create("orders");
    }

    @Test
    void anErrorComesBeforeOrAfterTheEffect() {
        db.rules().on("CreateBackup").nth(1).then(Effect.errorBefore("InternalServerError"));
        db.rules().on("CreateBackup").nth(2).then(Effect.errorAfter("InternalServerError"));
        assertCode("InternalServerError", 500, () -> create("orders"));
        assertThat(db.backups()).isEmpty();
        assertCode("InternalServerError", 500, () -> create("orders"));
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void aRuleMayNameATable() {
        db.rules().on("*").table("ord*").then(Effect.denied());
        assertCode("AccessDeniedException", 400, () -> create("orders"));
        create("people");
    }

    @Test
    void aProbabilityGivesTheSameFaultsEveryTime() {
        db.rules().on("CreateBackup").probability(0.3).then(Effect.throttled());
        int refused = 0;
        for (int n = 0; n < 200; n++) {
            try {
                create("orders");
            } catch (DynamoDbException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(45, 75).isEqualTo(db.calls().throttled());
    }

    @Test
    void aDelayMovesAVirtualClock() {
        db.rules().on("ListTables").then(Effect.delay(Duration.ofSeconds(7)));
        client.listTables();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(7));
    }

    @Test
    void unknownStatusesReachTheClient() {
        db.seed().tableStatus("orders", "HIBERNATING");
        assertThat(client.describeTable(d -> d.tableName("orders")).table().tableStatusAsString())
                .isEqualTo("HIBERNATING");
        db.rules().on("DescribeTable").then(Effect.edit(json -> ((ObjectNode) json.get("Table")).remove("TableId")));
        assertThat(client.describeTable(d -> d.tableName("people")).table().tableId())
                .isNull();
    }

    @Test
    void pagesAreCutShort() {
        db.rules().on("ListTables").nth(1).then(Effect.cutPage(1));
        assertThat(client.listTablesPaginator().tableNames().stream()).containsExactly("orders", "people");
        assertThat(db.calls().count("ListTables")).isEqualTo(2);
    }

    @Test
    void tokensExpireAndAreRenewed() {
        db.expireToken("local");
        assertCode("ExpiredTokenException", 400, () -> client.listTables());
        db.renewToken("local");
        client.listTables();
    }

    @Test
    void accountsAreApart() {
        try (DynamoDbClient other = Clients.inProcess(db, "other", LocalDynamoDb.REGION)) {
            assertThat(other.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void ratesAreThoseOfTheServiceAndComeBackWithTime() {
        client.close();
        db.close();
        open(Rates.aws());
        for (Map.Entry<String, Integer> burst : Map.of("CreateBackup", 60, "ListBackups", 5, "DescribeTable", 60)
                .entrySet()) {
            int accepted = 0;
            for (int n = 0; n < 70; n++) {
                try {
                    call(burst.getKey());
                    accepted++;
                } catch (DynamoDbException e) {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
                    assertThat(e.isThrottlingException()).isTrue();
                }
            }
            assertThat(accepted).as(burst.getKey()).isEqualTo(burst.getValue());
            assertThat(db.calls().throttled(burst.getKey())).isEqualTo(70 - accepted);
        }
        clock.advance(Duration.ofMillis(200));
        call("ListBackups");
        assertCode("ThrottlingException", 400, () -> call("ListBackups"));
        assertThat(db.calls().busiestSecond("ListBackups")).isEqualTo(72);
    }

    private void call(String operation) {
        switch (operation) {
            case "CreateBackup" -> create("orders");
            case "ListBackups" -> client.listBackups();
            default -> client.describeTable(d -> d.tableName("orders"));
        }
    }

    private void create(String table) {
        client.createBackup(b -> b.tableName(table).backupName("nightly"));
    }

    private static void assertCode(String code, int status, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
