package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableResolutionTest {

    private final Simulation aws = new Simulation();
    private List<String> exclude = List.of();
    private Duration limit = Duration.ofDays(1);

    @BeforeEach
    void tables() {
        tagged("customers", "false");
        tagged("orders", "true");
        tagged("orders-eu", "true");
        aws.db().seed().table("untagged");
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private void tagged(String table, String backup) {
        aws.db().seed().table(table, "{\"Tags\":[{\"Key\":\"backup\",\"Value\":\"" + backup + "\"}]}", List.of());
    }

    private Answer<TableSelection> resolve(List<String> tables, List<String> tags) throws Exception {
        List<Answer<TableSelection>> answers = new ArrayList<>();
        ParsedQuery query = ParsedQuery.parse(new TableQuery(tables, exclude, tags, 1));
        try (EventLoop loop = new EventLoop(aws.session())) {
            Matching matching = new Matching(loop.aws(), () -> new MatchBudget(limit, System::nanoTime));
            TableResolution.submit(
                    loop.aws(), matching, query, Simulation.START.plus(Duration.ofMinutes(30)), answers::add);
            while (loop.advance(() -> !answers.isEmpty()) instanceof Next.CallAgain again) {
                aws.clock().advance(Duration.between(aws.clock().instant(), again.at()));
            }
            for (Optional<Instant> next = loop.aws().advance();
                    next.isPresent();
                    next = loop.aws().advance()) {
                aws.clock().advance(Duration.between(aws.clock().instant(), next.get()));
            }
            assertThat(loop.aws().underWay()).isZero();
        }
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private TableSelection selected(List<String> tables, String... tags) throws Exception {
        return resolve(tables, List.of(tags)).fold(it -> it, error -> {
            throw new AssertionError(error.sentence());
        });
    }

    private ObjectAssert<AwsError> assertRefused(List<String> tables, String... tags) throws Exception {
        Answer<TableSelection> answer = resolve(tables, List.of(tags));
        return assertThat(answer.<AwsError>fold(
                selection -> {
                    throw new AssertionError(selection);
                },
                error -> error));
    }

    private int calls(String operation) {
        return aws.db().calls().count(operation);
    }

    @Test
    void namesAreLookedUpWithoutListing() throws Exception {
        TableSelection selection = selected(List.of("orders", "customers"));

        assertThat(selection)
                .isEqualTo(new TableSelection(List.of("customers", "orders"), List.of(), List.of(), List.of()));
        assertThat(calls("DescribeTable")).isEqualTo(2);
        assertThat(calls("ListTables")).isZero();
    }

    @Test
    void manyNamesAreListed() throws Exception {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 20).mapToObj(n -> String.format("t%04d", n)).toList());
        aws.db().seed().tables("t", 20, 0);
        names.add("orders");

        assertThat(selected(names).tables()).hasSize(21);
        assertThat(calls("DescribeTable")).isZero();
        assertThat(calls("ListTables")).isOne();
    }

    @Test
    void aMissingNameIsComparedWithAllNames() throws Exception {
        TableSelection selection = selected(List.of("orders", "custmers"));

        assertThat(selection.tables()).containsExactly("orders");
        assertThat(selection.problems())
                .containsExactly(Message.of(
                        "table.hinted",
                        Message.of("table.missing", "custmers"),
                        Message.of("table.hint.near", 1, Argument.names(List.of("customers")))));
    }

    @Test
    void withoutTheRightToListAMissingNameIsNamedAllTheSame() throws Exception {
        aws.db().rules().on("ListTables").then(Effect.denied());

        TableSelection selection = selected(List.of("orders", "custmers"));

        assertThat(selection.tables()).containsExactly("orders");
        assertThat(selection.problems())
                .containsExactly(Message.of(
                        "table.hinted", Message.of("table.missing", "custmers"), Message.of("table.hint.check")));
    }

    @Test
    void aTableThatIsNotListedYetIsFoundByItsName() throws Exception {
        aws.db().rules().on("ListTables").then(Effect.edit(json -> json.putArray("TableNames")));

        TableSelection selection = selected(List.of("orders", "custmers"));

        assertThat(selection.tables()).containsExactly("orders");
        assertThat(selection.problems()).hasSize(1);
    }

    @Test
    void oneDeniedNameIsARefusalOnce() throws Exception {
        aws.db().rules().on("DescribeTable").then(Effect.denied());

        assertRefused(List.of("orders", "customers", "missing"))
                .returns(ErrorKind.ACCESS_DENIED, AwsError::kind)
                .returns(ApiOperation.DESCRIBE_TABLE, AwsError::operation)
                .returns("orders", AwsError::subject);
    }

    @Test
    void aPatternReadsEveryPage() throws Exception {
        aws.db().seed().tables("log", 250, 0);

        assertThat(selected(List.of("log*")).tables()).hasSize(250);
        assertThat(calls("ListTables")).isEqualTo(3);
        assertThat(calls("DescribeTable")).isZero();
    }

    @Test
    void aPatternWithoutTheRightToListIsARefusal() throws Exception {
        aws.db().rules().on("ListTables").then(Effect.denied());

        assertRefused(List.of("ord*"))
                .returns(ErrorKind.ACCESS_DENIED, AwsError::kind)
                .returns(ApiOperation.LIST_TABLES, AwsError::operation)
                .returns("", AwsError::subject);
    }

    @Test
    void tagsAreReadOfTheTablesThatMatchAlone() throws Exception {
        assertThat(selected(List.of("orders*", "customers"), "backup=true").tables())
                .containsExactly("orders", "orders-eu");
        assertThat(calls("ListTagsOfResource")).isEqualTo(3);
        assertThat(calls("DescribeTable")).isOne();
        assertThat(aws.db().calls().entries("ListTagsOfResource"))
                .extracting(entry -> entry.resource())
                .contains("arn:aws:dynamodb:eu-west-1:111122223333:table/orders-eu");
    }

    @Test
    void deniedTagsAreARefusalAndNotAnEmptySelection() throws Exception {
        aws.db().rules().on("ListTagsOfResource").then(Effect.denied());

        assertRefused(List.of("*"), "backup=true")
                .returns(ErrorKind.ACCESS_DENIED, AwsError::kind)
                .returns(ApiOperation.LIST_TAGS_OF_RESOURCE, AwsError::operation)
                .returns("customers", AwsError::subject);
    }

    @Test
    void oneTableWhoseTagsAreDeniedStopsNoOther() throws Exception {
        aws.db().rules().on("ListTagsOfResource").table("orders").then(Effect.denied());

        TableSelection selection = selected(List.of("*"), "backup=true");

        assertThat(selection.tables()).containsExactly("orders-eu");
        assertThat(selection.problems()).isEmpty();
        assertThat(selection.unreadable())
                .extracting(UnreadableTable::table, table -> table.error().kind())
                .containsExactly(tuple("orders", ErrorKind.ACCESS_DENIED));
    }

    @Test
    void oneTableThatCannotBeLookedAtStopsNoOther() throws Exception {
        aws.db().rules().on("DescribeTable").table("orders").then(Effect.denied());

        TableSelection selection = selected(List.of("orders", "customers"));

        assertThat(selection.tables()).containsExactly("customers");
        assertThat(selection.problems()).isEmpty();
        assertThat(selection.unreadable())
                .extracting(UnreadableTable::table, table -> table.error().sentence())
                .singleElement()
                .satisfies(table -> assertThat(table.toList().toString()).contains("DescribeTable of orders failed"));
    }

    @Test
    void theFirstTableMayBeDeniedWhenItsArnIsWanted() throws Exception {
        aws.db().rules().on("DescribeTable").table("customers").then(Effect.denied());

        TableSelection selection = selected(List.of("*"), "backup=true");

        assertThat(selection.tables()).containsExactly("orders", "orders-eu");
        assertThat(selection.problems()).isEmpty();
        assertThat(selection.unreadable()).isEmpty();
    }

    @Test
    void expiredCredentialsAreOfNoSingleTable() throws Exception {
        aws.db().rules().on("DescribeTable").table("orders").then(Effect.errorBefore("ExpiredTokenException"));

        assertRefused(List.of("orders", "customers"))
                .returns(ErrorKind.EXPIRED, AwsError::kind)
                .returns(ApiOperation.DESCRIBE_TABLE, AwsError::operation)
                .returns("orders", AwsError::subject);
    }

    @Test
    void exclusionsOfNamedTablesAreComparedWithAllNames() throws Exception {
        exclude = List.of("orders-eu", "Customers");

        TableSelection selection = selected(List.of("orders", "customers"));

        assertThat(selection.tables()).containsExactly("customers", "orders");
        assertThat(selection.idleExclusions())
                .containsExactly(Message.of(
                        "table.hinted",
                        Message.of(
                                "table.hinted",
                                Message.of("table.idle", Argument.parameter("exclude"), "Customers"),
                                Message.of("table.hint.wholeName")),
                        Message.of("table.hint.near", 1, Argument.names(List.of("customers")))));
    }

    @Test
    void whatTakesTooLongToMatchSelectsNothing() throws Exception {
        aws.db().seed().tables("t", 200, 0);
        exclude = List.of("regex:" + "a*".repeat(290) + "b");
        limit = Duration.ofNanos(1);

        TableSelection selection = selected(List.of("*"));

        assertThat(selection.tables()).isEmpty();
        assertThat(selection.problems())
                .singleElement()
                .returns("table.tooMuch", Message::key)
                .satisfies(tooMuch -> assertThat(tooMuch.arguments())
                        .endsWith(Argument.of(2), Argument.of(limit))
                        .first()
                        .isIn(IntStream.range(200, 210).mapToObj(Argument::of).toList()));
    }

    /** The operation that selects so much ends; the thread that it matches on is free again. */
    @Test
    void matchingIsDoneApartAndEndsWithTheOperation() throws Exception {
        aws.db().seed().tables("a".repeat(240), 90, 0); // one page
        ParsedQuery query = ParsedQuery.parse(new TableQuery(
                IntStream.range(0, 40)
                        .mapToObj(i -> "regex:" + "a*".repeat(290) + i)
                        .toList(),
                List.of(),
                List.of(),
                1));
        ExecutorService processor = Executors.newSingleThreadExecutor();
        AwsSession session = aws.session(AwsRuntime.with(aws.clock(), new Random(1), Runnable::run, processor));
        try (EventLoop loop = new EventLoop(session)) {
            TableResolution.submit(
                    loop.aws(),
                    new Matching(loop.aws()),
                    query,
                    Simulation.START.plus(Duration.ofMinutes(30)),
                    answer -> {
                        throw new AssertionError("it takes minutes");
                    });
            assertThat(loop.advance(() -> false)).isInstanceOf(Next.CallAgain.class);
            assertThat(loop.aws().underWay()).isOne();
        }
        processor.shutdown();
        assertThat(processor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTableDeletedBeforeItsTagsWereReadIsNamed() throws Exception {
        aws.db().rules().on("ListTagsOfResource").table("orders").then(Effect.errorBefore("ResourceNotFoundException"));

        TableSelection selection = selected(List.of("*"), "backup=true");

        assertThat(selection.tables()).containsExactly("orders-eu");
        assertThat(selection.problems()).containsExactly(Message.of("table.unread", Argument.table("orders")));
    }

    @Test
    void theFirstTableMayBeGoneWhenItsArnIsWanted() throws Exception {
        aws.db().rules().on("*").table("customers").then(Effect.errorBefore("ResourceNotFoundException"));

        TableSelection selection = selected(List.of("*"), "backup=true");

        assertThat(selection.tables()).containsExactly("orders", "orders-eu");
        assertThat(selection.problems()).containsExactly(Message.of("table.unread", Argument.table("customers")));
    }

    @Test
    void whenAllAreGoneAllAreNamed() throws Exception {
        aws.db().rules().on("DescribeTable").then(Effect.errorBefore("ResourceNotFoundException"));

        TableSelection selection = selected(List.of("orders*"), "backup=true");

        assertThat(selection.tables()).isEmpty();
        assertThat(selection.problems()).hasSize(2);
    }
}
