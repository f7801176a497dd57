package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableResolutionTest {

    private final Simulation aws = new Simulation();

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
        ParsedQuery query = ParsedQuery.parse(new TableQuery(tables, List.of(), tags, 1));
        try (EventLoop loop = new EventLoop(aws.session())) {
            TableResolution.submit(loop.aws(), query, Simulation.START.plus(Duration.ofMinutes(30)), answers::add);
            while (loop.advance(() -> !answers.isEmpty()) instanceof Next.CallAgain again) {
                aws.clock().advance(Duration.between(aws.clock().instant(), again.at()));
            }
            while (!loop.aws().idle()) {
                loop.aws()
                        .advance()
                        .ifPresent(at ->
                                aws.clock().advance(Duration.between(aws.clock().instant(), at)));
            }
        }
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private TableSelection selected(List<String> tables, String... tags) throws Exception {
        return resolve(tables, List.of(tags)).fold(it -> it, error -> {
            throw new AssertionError(error.sentence());
        });
    }

    private String refused(List<String> tables, String... tags) throws Exception {
        return resolve(tables, List.of(tags)).fold(it -> "selected " + it, error -> error.sentence());
    }

    private int calls(String operation) {
        return aws.db().calls().count(operation);
    }

    @Test
    void namesAreLookedUpWithoutListing() throws Exception {
        TableSelection selection = selected(List.of("orders", "customers"));

        assertThat(selection).isEqualTo(new TableSelection(List.of("customers", "orders"), List.of()));
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
        assertThat(selection.problems()).containsExactly("no table named 'custmers'; the nearest is 'customers'");
    }

    @Test
    void withoutTheRightToListAMissingNameIsNamedAllTheSame() throws Exception {
        aws.db().rules().on("ListTables").then(Effect.denied());

        TableSelection selection = selected(List.of("orders", "custmers"));

        assertThat(selection.tables()).containsExactly("orders");
        assertThat(selection.problems()).containsExactly("no table named 'custmers'; check it, and the region");
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

        assertThat(refused(List.of("orders", "customers", "missing")))
                .startsWith("DescribeTable of orders failed: AccessDeniedException (")
                .endsWith(
                        "Allow dynamodb:DescribeTable to the credentials in use (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).");
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

        assertThat(refused(List.of("ord*")))
                .startsWith("ListTables failed: AccessDeniedException (")
                .endsWith(
                        "Allow dynamodb:ListTables to the credentials in use (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).");
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
        aws.db().rules().on("ListTagsOfResource").table("orders").then(Effect.denied());

        assertThat(refused(List.of("*"), "backup=true"))
                .startsWith("ListTagsOfResource of orders failed: AccessDeniedException (")
                .endsWith(
                        "Allow dynamodb:ListTagsOfResource to the credentials in use (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).");
    }

    @Test
    void aTableDeletedBeforeItsTagsWereReadIsNamed() throws Exception {
        aws.db().rules().on("ListTagsOfResource").table("orders").then(Effect.errorBefore("ResourceNotFoundException"));

        TableSelection selection = selected(List.of("*"), "backup=true");

        assertThat(selection.tables()).containsExactly("orders-eu");
        assertThat(selection.problems())
                .containsExactly("the tags of table 'orders' could not be read, so it is not known whether the query"
                        + " means it");
    }

    @Test
    void theFirstTableMayBeGoneWhenItsArnIsWanted() throws Exception {
        aws.db().rules().on("*").table("customers").then(Effect.errorBefore("ResourceNotFoundException"));

        TableSelection selection = selected(List.of("*"), "backup=true");

        assertThat(selection.tables()).containsExactly("orders", "orders-eu");
        assertThat(selection.problems()).singleElement().asString().contains("'customers'");
    }

    @Test
    void whenAllAreGoneAllAreNamed() throws Exception {
        aws.db().rules().on("DescribeTable").then(Effect.errorBefore("ResourceNotFoundException"));

        TableSelection selection = selected(List.of("orders*"), "backup=true");

        assertThat(selection.tables()).isEmpty();
        assertThat(selection.problems()).hasSize(2);
    }
}
