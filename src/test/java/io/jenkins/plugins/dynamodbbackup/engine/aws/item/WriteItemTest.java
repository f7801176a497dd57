package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.WriteItem.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes that hold only as long as the item is as it was read, against DynamoDB Local. */
class WriteItemTest {

    private static final List<String> KEYS = List.of("id");
    private static final String TABLE = "orders";

    private final Simulation aws = new Simulation(1, LocalDynamoDb.Builder::withItems);
    private final AwsSession session = aws.session();

    WriteItemTest() {
        aws.db().seed().table(TABLE);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }

    private static Item item(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> all = new HashMap<>(attributes);
        all.put("id", text("a"));
        return Item.of(all, KEYS);
    }

    /** With a value of every type. */
    private static Item rich() {
        return item(Map.of(
                "s", text(""),
                "n", number("12345678901234567890123456789012345678"),
                "b", AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")),
                "bool", AttributeValue.fromBool(true),
                "null", AttributeValue.fromNul(true),
                "ss", AttributeValue.fromSs(List.of("x", "y")),
                "ns", AttributeValue.fromNs(List.of("1", "2.50")),
                "bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("1"), SdkBytes.fromUtf8String("2"))),
                "l", AttributeValue.fromL(List.of(text("x"), AttributeValue.fromNs(List.of("7", "1.0")))),
                "a name: with # and blanks", AttributeValue.fromM(Map.of("deep", number("1.0")))));
    }

    private <T> T send(AwsCall<T> call) {
        List<Answer<T>> answers = new ArrayList<>();
        try (Dispatcher dispatcher = new Dispatcher(session)) {
            dispatcher.submit(call, aws.clock().instant().plus(Duration.ofMinutes(1)), answers::add);
            dispatcher.advance();
        }
        return answers.get(0).fold(value -> value, error -> {
            throw new AssertionError(error.sentence().toString());
        });
    }

    private Optional<Digest> there() {
        Item any = item(Map.of());
        return Optional.ofNullable(send(GetItems.of(TABLE, KEYS, List.of(any.key())))
                        .found()
                        .get(any.key()))
                .map(Item::digest);
    }

    private void seed(Item item) {
        assertThat(send(WriteItem.create(TABLE, item))).isInstanceOf(Result.Written.class);
        assertThat(there()).contains(item.digest());
    }

    @Test
    void anItemIsCreatedOnlyWhereThereIsNone() {
        assertThat(send(WriteItem.create(TABLE, rich()))).isInstanceOfSatisfying(Result.Written.class, done -> {
            assertThat(done.before()).isEmpty();
            assertThat(done.units()).isEqualTo(1);
        });
        assertThat(send(WriteItem.create(TABLE, item(Map.of()))))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.now().map(Item::digest)).contains(rich().digest()));
        assertThat(there()).contains(rich().digest());
    }

    @Test
    void anItemOfEveryTypeThatIsStillAsReadIsChanged() {
        seed(rich());
        Item wanted = item(Map.of("s", text("new"), "n", number("1"), "more", text("x")));
        assertThat(send(WriteItem.update(TABLE, rich(), wanted)))
                .isInstanceOfSatisfying(
                        Result.Written.class,
                        done -> assertThat(done.before().map(Item::digest)).contains(rich().digest()));
        assertThat(there()).contains(wanted.digest());
    }

    @Test
    void anItemIsChangedToItsKeyAloneAndBack() {
        seed(item(Map.of()));
        send(WriteItem.update(TABLE, item(Map.of()), rich()));
        assertThat(there()).contains(rich().digest());
        send(WriteItem.update(TABLE, rich(), item(Map.of())));
        assertThat(there()).contains(item(Map.of()).digest());
    }

    @Test
    void anItemThatChangedIsNotTouched() {
        Item read = item(Map.of("a", number("1"), "b", text("x")));
        Item now = item(Map.of("a", number("1"), "b", text("y")));
        seed(now);
        assertThat(send(WriteItem.update(TABLE, read, rich())))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.now().map(Item::digest)).contains(now.digest()));
        assertThat(send(WriteItem.delete(TABLE, read))).isInstanceOf(Result.Refused.class);
        assertThat(there()).contains(now.digest());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anItemThatIsGoneIsNotCreatedAgain(boolean withAttributes) {
        Item read = withAttributes ? rich() : item(Map.of());
        Item wanted = item(Map.of("a", number("1")));
        assertThat(send(WriteItem.update(TABLE, read, wanted)))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.now()).isEmpty());
        assertThat(send(WriteItem.delete(TABLE, read)))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.now()).isEmpty());
        assertThat(there()).isEmpty();
    }

    /** No condition can name an attribute that is not known, so the change must not remove it. */
    @Test
    void anAttributeAddedMeanwhileStays() {
        Item read = item(Map.of("a", number("1")));
        Item now = item(Map.of("a", number("1"), "added", text("x")));
        seed(now);
        assertThat(send(WriteItem.update(TABLE, read, item(Map.of("a", number("2"))))))
                .isInstanceOfSatisfying(
                        Result.Written.class,
                        done -> assertThat(done.before().map(Item::digest)).contains(now.digest()));
        assertThat(there())
                .contains(item(Map.of("a", number("2"), "added", text("x"))).digest());
    }

    @Test
    void anAttributeAddedMeanwhileIsNotOverwritten() {
        Item now = item(Map.of("a", number("1"), "wanted", text("x")));
        seed(now);
        assertThat(send(WriteItem.update(
                        TABLE, item(Map.of("a", number("1"))), item(Map.of("a", number("1"), "wanted", text("y"))))))
                .isInstanceOf(Result.Refused.class);
        assertThat(send(WriteItem.update(TABLE, item(Map.of()), item(Map.of("wanted", text("y"))))))
                .isInstanceOf(Result.Refused.class);
        assertThat(there()).contains(now.digest());
    }

    @Test
    void anItemThatIsStillAsReadIsDeleted() {
        seed(rich());
        assertThat(send(WriteItem.delete(TABLE, rich()))).isInstanceOf(Result.Written.class);
        assertThat(there()).isEmpty();
    }

    @Test
    void dynamoDbTakesTheLargestConditionThatIsPossible() {
        Item largest = wide(150);
        assertThat(WriteItem.possible(Optional.of(largest), Optional.of(wide(0))))
                .isTrue();
        seed(largest);
        send(WriteItem.update(TABLE, largest, wide(0)));
        assertThat(there()).contains(wide(0).digest());
        send(WriteItem.update(TABLE, wide(0), wide(130)));
        send(WriteItem.delete(TABLE, wide(130)));
        assertThat(there()).isEmpty();
    }

    @Test
    void moreAttributesCannotBeChecked() {
        assertThat(WriteItem.possible(Optional.of(wide(151)), Optional.empty())).isFalse();
        assertThat(WriteItem.possible(Optional.of(wide(151)), Optional.of(wide(1))))
                .isFalse();
        assertThat(WriteItem.possible(Optional.empty(), Optional.of(wide(900)))).isTrue();
        assertThat(WriteItem.possible(Optional.of(wide(1)), Optional.of(wide(151))))
                .isFalse();
        assertThat(WriteItem.possible(Optional.of(wide(1)), Optional.of(wide(130))))
                .isTrue();
        seed(wide(1));
        send(WriteItem.update(TABLE, wide(1), wide(130)));
        assertThat(there()).contains(wide(130).digest());
    }

    private static Item wide(int attributes) {
        Map<String, AttributeValue> all = new HashMap<>();
        for (int number = 0; number < attributes; number++) {
            all.put("attribute" + number, number(String.valueOf(number)));
        }
        return item(all);
    }
}
