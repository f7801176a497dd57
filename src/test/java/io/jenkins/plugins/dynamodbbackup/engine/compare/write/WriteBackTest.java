package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import static io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackWorld.LIVE;
import static io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackWorld.item;
import static io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live table becomes as the copy, except for what has changed since the comparison. */
class WriteBackTest {

    private static final Duration HOOK = Duration.ofMillis(1);

    @TempDir
    Path folder;

    private WriteBackWorld world;
    private Runnable writer = () -> {};

    @BeforeEach
    void open() {
        world = new WriteBackWorld(folder, 1, builder -> builder.delays(time -> writer.run()));
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** One item of each kind: "new" is missing in the live table, "old" is extra, "both" has changed, "same" has not. */
    private void oneOfEachKind() throws Exception {
        world.tables(
                List.of(
                        item("new", number("n", 1)),
                        item("both", number("n", 1) + "," + number("gone", 1)),
                        item("same", number("n", 1))),
                List.of(
                        item("old", number("n", 2)),
                        item("both", number("n", 2) + "," + number("more", 2)),
                        item("same", number("n", 1))));
        assertThat(world.compare()).hasSize(3);
    }

    /** Something happens just before the call of this kind reaches the table. */
    private void before(String operation, Runnable what) {
        writer = what;
        world.aws.db().rules().on(operation).nth(1).then(Effect.delay(HOOK));
    }

    private void assertAsTheCopy() {
        assertThat(world.items(LIVE)).usingRecursiveComparison().isEqualTo(world.items(WriteBackWorld.COPY));
    }

    @Test
    void afterwardsTheLiveTableEqualsTheCopy() throws Exception {
        oneOfEachKind();
        WriteBackWorld.Result result = world.run();
        assertAsTheCopy();
        assertThat(result.problems()).isEmpty();
        assertThat(result.totals().written()).isEqualTo(2);
        assertThat(result.totals().deleted()).isEqualTo(1);
        assertThat(result.totals().left()).isZero();
        assertThat(result.totals().writeUnits()).isEqualTo(3);
        assertThat(world.writes()).isEqualTo(3);
        assertThat(world.left()).isEmpty();
    }

    @Test
    void whatChangedAfterTheComparisonIsLeft() throws Exception {
        oneOfEachKind();
        world.put(item("new", number("n", 7)));
        world.put(item("old", number("n", 8)));
        world.put(item("both", number("n", 9)));
        WriteBackWorld.Result result = world.run();
        assertThat(result.totals().left()).isEqualTo(3);
        assertThat(world.writes()).isZero();
        assertThat(world.live("new")).contains(item("new", number("n", 7)));
        assertThat(world.live("old")).contains(item("old", number("n", 8)));
        assertThat(world.live("both")).contains(item("both", number("n", 9)));
        assertThat(world.left())
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"left\":\"changed\",\"key\":{\"id\":{\"S\":\""));
        assertThat(result.progress().examples())
                .extracting(LeftItem::reason)
                .containsOnly(Message.of("compare.left.changed"));
    }

    @Test
    void whatIsAlreadyAsInTheCopyIsNotWritten() throws Exception {
        oneOfEachKind();
        world.put(item("new", number("n", 1)));
        world.delete("old");
        WriteBackWorld.Result result = world.run();
        assertThat(result.totals().same()).isEqualTo(2);
        assertThat(world.writes()).isEqualTo(1);
        assertAsTheCopy();
    }

    /** As when it was damaged, or its items expire: nothing may be deleted for that. */
    @Test
    void aCopyThatIsNoLongerAsComparedIsNotWritten() throws Exception {
        oneOfEachKind();
        world.aws.db().seed().delete(WriteBackWorld.COPY, item("both", ""));
        WriteBackWorld.Result result = world.run();
        assertThat(result.totals().left()).isEqualTo(1);
        assertThat(world.left()).singleElement().asString().startsWith("{\"left\":\"referenceChanged\"");
        assertThat(world.live("both")).contains(item("both", number("more", 2) + "," + number("n", 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PutItem:new", "UpdateItem:both", "DeleteItem:old"})
    void whatChangesBetweenReadAndWriteIsLeft(String call) throws Exception {
        String id = call.substring(call.indexOf(':') + 1);
        oneOfEachKind();
        before(call.substring(0, call.indexOf(':')), () -> world.put(item(id, number("n", 77))));
        WriteBackWorld.Result result = world.run();
        assertThat(result.totals().left()).isEqualTo(1);
        assertThat(result.totals().done()).isEqualTo(3);
        assertThat(world.live(id)).contains(item(id, number("n", 77)));
        assertThat(world.left()).singleElement().asString().contains("\"key\":{\"id\":{\"S\":\"" + id + "\"}}");
    }

    @Test
    void anAttributeAddedBetweenReadAndWriteStays() throws Exception {
        oneOfEachKind();
        before(
                "UpdateItem",
                () -> world.put(item("both", number("n", 2) + "," + number("more", 2) + "," + number("x", 5))));
        WriteBackWorld.Result result = world.run();
        assertThat(world.live("both"))
                .contains("{" + number("gone", 1) + ",\"id\":{\"S\":\"both\"}," + number("n", 1) + "," + number("x", 5)
                        + "}");
        assertThat(result.totals().left()).isEqualTo(1);
        assertThat(result.progress().examples())
                .extracting(left -> left.reason().toString())
                .containsExactly(
                        "The item was written back, but keeps attributes that were added at the same time: 'x'.");
    }

    @Test
    void anItemThatGotAnAttributeBetweenReadAndDeletionIsPutBack() throws Exception {
        oneOfEachKind();
        before("DeleteItem", () -> world.put(item("old", number("n", 2) + "," + number("x", 5))));
        WriteBackWorld.Result result = world.run();
        assertThat(world.live("old")).contains(item("old", number("n", 2) + "," + number("x", 5)));
        assertThat(result.totals().left()).isEqualTo(1);
        assertThat(result.totals().deleted()).isZero();
    }

    @Test
    void anItemThatCannotBePutBackIsKeptInTheFile() throws Exception {
        world.tables(List.of(), List.of(item("old", number("n", 2))));
        world.compare();
        before("DeleteItem", () -> world.put(item("old", number("n", 2) + "," + number("x", 5))));
        world.aws.db().rules().on("PutItem").then(Effect.denied());
        WriteBackWorld.Result result = world.run();
        assertThat(result.totals().left()).isEqualTo(1);
        assertThat(world.left())
                .singleElement()
                .asString()
                .startsWith("{\"left\":\"notPutBack\"")
                .contains("\"item\":" + item("old", number("n", 2) + "," + number("x", 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"})
    void aLostAnswerChangesNothing(String operation) throws Exception {
        oneOfEachKind();
        world.aws.db().rules().on(operation).nth(1).then(Effect.dropAfter());
        WriteBackWorld.Result result = world.run();
        assertAsTheCopy();
        assertThat(result.problems()).isEmpty();
        assertThat(result.totals().written()).isEqualTo(2);
        assertThat(result.totals().deleted()).isEqualTo(1);
        assertThat(result.totals().left()).isZero();
    }

    /** Every answer of the kind is lost; what a slice has done is then found by the next. */
    @ParameterizedTest
    @ValueSource(strings = {"PutItem", "UpdateItem", "DeleteItem"})
    void withoutAnyAnswerTheNextSliceFindsWhatWasDone(String operation) throws Exception {
        oneOfEachKind();
        world.aws.db().rules().on(operation).then(Effect.dropAfter());
        WriteBackWorld.Result result = world.run();
        assertAsTheCopy();
        assertThat(result.problems()).isEmpty();
        assertThat(result.totals().done()).isEqualTo(3);
        assertThat(result.totals().left()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"})
    void throttledForMinutesItWaits(String operation) throws Exception {
        oneOfEachKind();
        world.aws.db().rules().on(operation).first(30).then(Effect.throttled());
        WriteBackWorld.Result result = world.run();
        assertAsTheCopy();
        assertThat(result.problems()).isEmpty();
        assertThat(result.totals().written()).isEqualTo(2);
        assertThat(result.totals().same()).isZero();
        assertThat(world.aws.clock().instant()).isAfter(Simulation.START.plus(Duration.ofMinutes(1)));
        assertThat(world.aws.said())
                .filteredOn(line -> line.startsWith("compare.write.waits"))
                .hasSize(1);
    }

    @Test
    void withoutCapacityItEndsAtTheDeadlineAndCanBeResumed() throws Exception {
        oneOfEachKind();
        world.time = Duration.ofMinutes(10);
        world.aws
                .db()
                .rules()
                .on("UpdateItem")
                .then(Effect.errorBefore("ProvisionedThroughputExceededException", "The level of configured capacity"));
        WriteBackWorld.Result result = world.run();
        assertThat(result.problems()).hasSize(1);
        assertThat(result.problems().get(0).toString())
                .startsWith(
                        "The write-back ended: UpdateItem of orders failed: ProvisionedThroughputExceededException");
        assertThat(result.totals().done()).isEqualTo(2);
        assertThat(world.live("both")).contains(item("both", number("more", 2) + "," + number("n", 2)));
        world.aws.db().rules().clear();
        result = world.run();
        assertAsTheCopy();
        assertThat(result.totals().written()).isEqualTo(2);
        assertThat(result.totals().deleted()).isEqualTo(1);
        assertThat(result.totals().same()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"})
    void withoutPermissionItEndsWithOneSentence(String operation) throws Exception {
        oneOfEachKind();
        world.aws.db().rules().on(operation).then(Effect.denied());
        WriteBackWorld.Result result = world.run();
        assertThat(result.problems()).hasSize(1);
        assertThat(result.problems().get(0).toString())
                .startsWith("The write-back ended: " + operation + " of orders")
                .contains("AccessDeniedException");
        assertThat(world.aws.clock().instant()).isBefore(Simulation.START.plusSeconds(5));
        world.aws.db().rules().clear();
        world.run();
        assertAsTheCopy();
    }

    @Test
    void anItemWithThreeHundredAttributesIsLeft() throws Exception {
        String wide = IntStream.range(0, 300)
                .mapToObj(n -> number("attribute" + n, n))
                .collect(Collectors.joining(","));
        world.tables(
                List.of(item("wide", number("n", 1)), item("new", wide)),
                List.of(item("wide", wide), item("extra", wide)));
        world.compare();
        WriteBackWorld.Result result = world.run();
        assertThat(world.left()).hasSize(2).allMatch(line -> line.startsWith("{\"left\":\"tooLarge\""));
        assertThat(result.totals().written())
                .as("an item that does not exist has no attributes to check")
                .isEqualTo(1);
    }

    @Test
    void anItemThatAwsRefusesIsLeftAndTheOthersAreWritten() throws Exception {
        oneOfEachKind();
        world.aws
                .db()
                .rules()
                .on("PutItem")
                .then(Effect.errorBefore("ValidationException", "Type mismatch for Index Key email"));
        WriteBackWorld.Result result = world.run();
        assertThat(result.totals().done()).isEqualTo(3);
        assertThat(world.left())
                .singleElement()
                .asString()
                .startsWith("{\"left\":\"refused\"")
                .contains("Type mismatch for Index Key email");
    }

    @Test
    void aTypeThatIsNotKnownEndsItBeforeAnythingIsWritten() throws Exception {
        oneOfEachKind();
        world.aws
                .db()
                .rules()
                .on("BatchGetItem")
                .table(LIVE)
                .then(Effect.edit(answer -> answer.path("Responses")
                        .path(LIVE)
                        .forEach(item -> ((ObjectNode) item).putObject("vector").put("V", "1"))));
        WriteBackWorld.Result result = world.run();
        assertThat(result.problems()).hasSize(1);
        assertThat(world.writes()).isZero();
    }

    @Test
    void keysThatAwsDoesNotLookUpAreAskedForAgain() throws Exception {
        oneOfEachKind();
        unprocessed(20);
        WriteBackWorld.Result result = world.run();
        assertThat(result.problems()).isEmpty();
        assertAsTheCopy();
    }

    @Test
    void keysThatAwsNeverLooksUpEndItAtTheDeadline() throws Exception {
        oneOfEachKind();
        world.time = Duration.ofMinutes(5);
        unprocessed(Integer.MAX_VALUE);
        WriteBackWorld.Result result = world.run();
        assertThat(result.problems()).hasSize(1);
        assertThat(result.problems().get(0).toString())
                .startsWith(
                        "The write-back ended: BatchGetItem of orders failed: UnprocessedKeys (4 keys of a batch stayed unprocessed)");
        assertThat(world.writes()).isZero();
    }

    private void unprocessed(int times) {
        world.aws.db().rules().on("BatchGetItem").table(LIVE).first(times).then(Effect.edit(answer -> {
            ObjectNode keys = answer.putObject("UnprocessedKeys").putObject(LIVE);
            world.ids.forEach(
                    id -> keys.withArray("Keys").addObject().putObject("id").put("S", id.split("\"")[5]));
            answer.putObject("Responses").putArray(LIVE);
        }));
    }

    @Test
    void itKeepsToTheUnitsPerSecond() throws Exception {
        String text = "\"t\":{\"S\":\"" + "x".repeat(2100) + "\"}";
        world.tables(IntStream.range(0, 30).mapToObj(n -> item("i" + n, text)).toList(), List.of());
        world.compare();
        world.writeUnits = 2;
        WriteBackWorld.Result result = world.run();
        assertThat(result.totals().writeUnits()).isEqualTo(90);
        assertThat(Duration.between(Simulation.START, world.aws.clock().instant()))
                .isBetween(Duration.ofMillis(43_500), Duration.ofSeconds(46));
        assertThat(world.aws.db().calls().count("BatchGetItem"))
                .as("each item is read once")
                .isLessThanOrEqualTo(20);
        assertAsTheCopy();
    }

    @Test
    void killedAtAnySaveItContinues() throws Exception {
        for (int save = 1; save <= 3; save++) {
            try (WriteBackWorld mortal = new WriteBackWorld(folder.resolve("save" + save))) {
                many(mortal);
                mortal.dieAtSave = save;
                WriteBackWorld.Result result = mortal.run();
                assertThat(mortal.deaths).isEqualTo(1);
                assertManyDone(mortal, result);
                assertThat(mortal.writes()).as("nothing is written twice").isEqualTo(2399);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7})
    void killedAtAnyCallItContinues(int call) throws Exception {
        for (Death.Moment moment : Death.Moment.values()) {
            try (WriteBackWorld mortal = new WriteBackWorld(folder.resolve(moment + "-" + call))) {
                mortal.tables(
                        List.of(item("new", number("n", 1)), item("both", number("n", 1))),
                        List.of(item("old", number("n", 2)), item("both", number("n", 2))));
                mortal.compare();
                mortal.executor = Death.atCall(call, moment);
                WriteBackWorld.Result result = mortal.run();
                assertThat(mortal.deaths).isEqualTo(call <= 6 ? 1 : 0);
                assertThat(result.problems()).isEmpty();
                assertThat(result.totals().done()).isEqualTo(3);
                assertThat(result.totals().left()).isZero();
                assertThat(mortal.writes()).isEqualTo(3);
                assertThat(mortal.items(LIVE)).usingRecursiveComparison().isEqualTo(mortal.items(WriteBackWorld.COPY));
            }
        }
    }

    /** More than two slices; one item changes before they begin. */
    private static void many(WriteBackWorld world) throws Exception {
        world.tables(
                IntStream.range(0, 2400)
                        .mapToObj(n -> item("%04d".formatted(n), number("n", n)))
                        .toList(),
                IntStream.range(0, 1200)
                        .mapToObj(n -> item("%04d".formatted(n), number("n", -1)))
                        .toList());
        world.compare();
        world.put(item("0007", number("n", 77)));
    }

    private static void assertManyDone(WriteBackWorld world, WriteBackWorld.Result result) throws Exception {
        assertThat(result.problems()).isEmpty();
        assertThat(result.totals().done()).isEqualTo(2400);
        assertThat(result.totals().left()).isEqualTo(1);
        assertThat(world.left()).hasSize(1);
        assertThat(world.live("0007")).contains(item("0007", number("n", 77)));
        assertThat(world.live("2399")).contains(item("2399", number("n", 2399)));
    }

    @Test
    void aSliceWhoseResultWasLostWritesNothingTwice() throws Exception {
        many(world);
        world.worker = new LossyWorker(1, 3);
        WriteBackWorld.Result result = world.run();
        assertManyDone(world, result);
        assertThat(world.writes()).isEqualTo(2399);
        assertThat(result.totals().same()).isEqualTo(999 + 1000);
        assertThat(world.aws.said())
                .filteredOn("compare.write.repeated(foreign(gone))"::equals)
                .hasSize(2);
    }

    @Test
    void whatIsLostOverAndOverIsGivenUp() throws Exception {
        oneOfEachKind();
        world.worker = new LossyWorker(1, 2, 3, 4, 5);
        assertThat(world.run().problems())
                .containsExactly(Message.of("compare.write.lost", 5, Message.foreign("gone")));
        world.worker = new LossyWorker();
        assertThat(world.run().problems()).isEmpty();
        assertAsTheCopy();
    }

    @Test
    void anUnreadableFileEndsItWithOneSentence() throws Exception {
        oneOfEachKind();
        Files.createDirectory(folder.resolve("left.jsonl"));
        WriteBackWorld.Result result = world.run();
        assertThat(Message.keys(result.problems())).containsExactly("compare.write.file");
    }

    @Test
    void theEstimateIsWhatIsConsumed() throws Exception {
        oneOfEachKind();
        WriteEstimate estimate = WriteEstimate.of(world.files.file("differences.jsonl"));
        assertThat(estimate).isEqualTo(new WriteEstimate(2, 1, 3));
        assertThat(estimate.cost(new BigDecimal("0.625"))).isEqualByComparingTo("0.00");
        assertThat(new WriteEstimate(0, 0, 4_000_000).cost(new BigDecimal("0.625")))
                .isEqualByComparingTo("2.50");
        assertThat(world.run().totals().writeUnits()).isEqualTo(estimate.units());
    }

    @Test
    void sliceAndResultTravelToAnotherProcess() throws Exception {
        WriteBackSlice slice = new WriteBackSlice("a", "b", "eu-west-1", List.of("id"), 1, 2, List.of("{}"));
        WriteBackSlice.Result result = new WriteBackSlice.Result(
                WriteTotals.LEFT,
                List.of(LeftItem.added("{}", List.of("x"))),
                List.of(3),
                List.of(),
                Duration.ofSeconds(1));
        assertThat(copied(slice)).isEqualTo(slice);
        assertThat(copied(result)).isEqualTo(result);
    }

    private static Object copied(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
