package io.jenkins.plugins.dynamodbbackup.engine.compare;

import static io.jenkins.plugins.dynamodbbackup.engine.compare.TwoTables.SMALL;
import static io.jenkins.plugins.dynamodbbackup.engine.compare.TwoTables.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.compare.TwoTables.Found;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Slices of a comparison of tables with real items. */
class CompareSliceTest {

    private static List<String> items(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> item("item-" + n, "\"n\":{\"N\":\"" + n + "\"}"))
                .toList();
    }

    private static List<String> and(List<String> items, String... more) {
        return Stream.concat(items.stream(), Stream.of(more)).toList();
    }

    @Test
    void equalTablesNeedNoLookUp() {
        try (TwoTables tables = new TwoTables(items(0, 60), items(0, 60))) {
            Found found = tables.compare(CompareSlice.Bounds.USUAL);
            assertThat(found.told()).isEmpty();
            assertThat(found.counts().left()).isEqualTo(60);
            assertThat(found.counts().right()).isEqualTo(60);
            assertThat(found.counts().leftUnits()).isPositive();
            assertThat(found.slices()).isEqualTo(1);
            assertThat(tables.aws().db().calls().entries("BatchGetItem")).isEmpty();
        }
    }

    @Test
    void findsWhatIsMissingExtraAndChanged() {
        try (TwoTables tables = new TwoTables(
                and(
                        items(0, 30),
                        item("a", "\"n\":{\"N\":\"1.0\"}"),
                        item("b", "\"n\":{\"N\":\"1\"},\"x\":{\"S\":\"\"}")),
                and(
                        items(1, 31),
                        item("a", "\"n\":{\"N\":\"1\"}"),
                        item("b", "\"n\":{\"N\":\"2\"},\"y\":{\"S\":\"\"}")))) {
            for (CompareSlice.Bounds bounds : List.of(CompareSlice.Bounds.USUAL, SMALL)) {
                Found found = tables.compare(bounds);
                assertThat(found.told())
                        .containsExactly(
                                "changed {\"id\":{\"S\":\"b\"}} [n, x, y]",
                                "extra {\"id\":{\"S\":\"item-30\"}}",
                                "missing {\"id\":{\"S\":\"item-0\"}}");
                assertThat(found.counts().left()).isEqualTo(32);
                assertThat(found.counts().differences()).isEqualTo(3);
            }
        }
    }

    @Test
    void manyDifferencesEndASliceEarly() {
        try (TwoTables tables = new TwoTables(items(0, 100), List.of())) {
            Found found = tables.compare(SMALL);
            assertThat(found.counts().missing()).isEqualTo(100);
            assertThat(found.differences()).extracting(Difference::key).doesNotHaveDuplicates();
            assertThat(found.slices()).isGreaterThan(2);
        }
    }

    @Test
    void anEmptyReferenceMakesAllItemsExtra() {
        try (TwoTables tables = new TwoTables(List.of(), items(0, 100))) {
            Found found = tables.compare(SMALL);
            assertThat(found.counts().extra()).isEqualTo(100);
            assertThat(found.differences()).extracting(Difference::key).doesNotHaveDuplicates();
        }
    }

    /** The pages of one table come as DynamoDB gives them, and those of the other with their items in any order. */
    @Test
    void anotherOrderMakesNoDifference() {
        Random random = new Random(3);
        try (TwoTables tables = new TwoTables(items(0, 120), items(2, 122))) {
            tables.aws()
                    .db()
                    .rules()
                    .on("Scan")
                    .table(TwoTables.RIGHT)
                    .then(Effect.edit(page -> shuffle(page, random)));
            Found found = tables.compare(new CompareSlice.Bounds(3, 40, 2, 100, Duration.ofSeconds(30)));
            assertThat(found.told())
                    .containsExactly(
                            "extra {\"id\":{\"S\":\"item-120\"}}",
                            "extra {\"id\":{\"S\":\"item-121\"}}",
                            "missing {\"id\":{\"S\":\"item-0\"}}",
                            "missing {\"id\":{\"S\":\"item-1\"}}");
            assertThat(tables.aws().db().calls().entries("BatchGetItem")).isNotEmpty();
        }
    }

    private static void shuffle(ObjectNode page, Random random) {
        ArrayNode items = (ArrayNode) page.get("Items");
        List<JsonNode> all = new ArrayList<>();
        items.forEach(all::add);
        Collections.shuffle(all, random);
        items.removeAll().addAll(all);
    }

    @Test
    void anItemThatIsWrittenInBothTablesMeanwhileIsNoDifference() {
        try (TwoTables tables = new TwoTables(items(0, 20), items(0, 20));
                DynamoDbClient client = tables.client()) {
            AtomicInteger scans = new AtomicInteger();
            tables.aws().db().rules().on("Scan").then(Effect.edit(page -> {
                if (scans.incrementAndGet() % 2 == 1) {
                    for (String table : List.of(TwoTables.LEFT, TwoTables.RIGHT)) {
                        client.putItem(put -> put.tableName(table)
                                .item(Map.of(
                                        "id", AttributeValue.fromS("item-3"),
                                        "n", AttributeValue.fromN(scans.toString()))));
                    }
                }
            }));
            assertThat(tables.compare(SMALL).told()).isEmpty();
        }
    }

    @Test
    void unprocessedKeysAreLookedUpOnceMore() {
        try (TwoTables tables = new TwoTables(items(0, 40), items(5, 40))) {
            AtomicInteger calls = new AtomicInteger();
            tables.aws().db().rules().on("BatchGetItem").then(Effect.edit(answer -> {
                if (calls.incrementAndGet() % 4 != 0) {
                    unprocessed(answer);
                }
            }));
            Found found = tables.compare(CompareSlice.Bounds.USUAL);
            assertThat(found.failures()).isEmpty();
            assertThat(found.counts().missing()).isEqualTo(5);
        }
    }

    /** As if AWS had looked up nothing; which keys were asked for is not in the answer. */
    private static void unprocessed(ObjectNode answer) {
        answer.putObject("Responses");
        ArrayNode keys =
                answer.putObject("UnprocessedKeys").putObject(TwoTables.RIGHT).putArray("Keys");
        IntStream.range(0, 5).forEach(n -> keys.addObject().putObject("id").put("S", "item-" + n));
    }

    @Test
    void keysThatStayUnprocessedFailTheSliceAndLoseNothing() {
        try (TwoTables tables = new TwoTables(items(0, 40), items(5, 40))) {
            tables.aws().db().rules().on("BatchGetItem").then(Effect.edit(CompareSliceTest::unprocessed));
            Found found = tables.compare(CompareSlice.Bounds.USUAL);
            assertThat(found.failures())
                    .first()
                    .extracting(AwsError::kind, AwsError::code)
                    .containsExactly(ErrorKind.THROTTLED, "UnprocessedKeys");
            assertThat(found.told()).isEmpty();
            assertThat(found.counts().left())
                    .as("parts that have no item in doubt")
                    .isLessThan(40);
        }
    }

    @Test
    void anItemOfAnUnknownTypeIsNamed() {
        try (TwoTables tables = new TwoTables(items(0, 10), items(0, 10))) {
            tables.aws()
                    .db()
                    .rules()
                    .on("Scan")
                    .table(TwoTables.RIGHT)
                    .then(Effect.edit(page -> page.path("Items")
                            .forEach(item -> ((ObjectNode) item).putObject("n").put("VECTOR", "1"))));
            Found found = tables.compare(CompareSlice.Bounds.USUAL);
            assertThat(found.failures().get(0).kind()).isEqualTo(ErrorKind.UNKNOWN_ITEM_TYPE);
            assertThat(found.failures().get(0).sentence().toString())
                    .isEqualTo("Scan of copy failed: UnknownItemType (an item has attribute 'n' of a type that this"
                            + " program does not know). Use a newer version of this program; nothing was changed.");
        }
    }

    /** A slice and its result go to an agent and back. */
    @Test
    void aSliceAndItsResultCanBeSent() throws Exception {
        try (TwoTables tables = new TwoTables(items(0, 20), items(3, 20))) {
            ComparisonRequest what = TwoTables.request().only(new ComparedKeys(List.of("item-1"), List.of("i"), false));
            CompareSlice slice =
                    TwoTables.slice(what, Parts.of(what, 1), ComparisonProgress.start(1), CompareSlice.Bounds.USUAL);
            assertThat(sent(slice)).isEqualTo(slice);
            tables.aws().db().rules().on("BatchGetItem").then(Effect.denied());
            CompareSlice.Result result =
                    tables.aws().run(sent(slice).begin(tables.aws().session(), 0));
            assertThat(result.failures()).isNotEmpty();
            assertThat(sent(result)).isEqualTo(result);
        }
    }

    @SuppressWarnings("unchecked") // what is read is what was written
    private static <T> T sent(T value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
