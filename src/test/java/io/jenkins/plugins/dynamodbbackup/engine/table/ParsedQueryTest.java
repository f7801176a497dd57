package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedQueryTest {

    private static final List<String> EXISTING =
            List.of("users", "orders-us", "orders", "orders-eu", "orders-tmp", "orders", "prod-sessions");
    private static final List<String> NONE = List.of();

    @Test
    void selectsNamesGlobsAndExpressionsSortedAndOnce() throws Exception {
        assertThat(select(tables("users", "orders-?u", "orders-*", "regex:ord.+s", "users")))
                .isEqualTo(
                        new TableSelection(List.of("orders", "orders-eu", "orders-tmp", "orders-us", "users"), NONE));
    }

    @Test
    void leavesOutWhatIsExcluded() throws Exception {
        assertThat(select(query(List.of("*"), List.of("*-tmp", "users", "regex:prod-.*", "no-such-table"), NONE, 1)))
                .isEqualTo(new TableSelection(List.of("orders", "orders-eu", "orders-us"), NONE));
    }

    @Test
    void selectsTablesThatCarryAllTags() throws Exception {
        ParsedQuery query = query(List.of("orders*"), List.of("*-tmp"), List.of("backup=daily", "team"), 1);
        assertThat(query.needsTags()).isTrue();
        assertThat(query.candidates(EXISTING)).containsExactly("orders", "orders-eu", "orders-us");
        assertThat(query.select(
                        EXISTING,
                        Map.of(
                                "orders", Map.of("backup", "daily", "team", "shop"),
                                "orders-eu", Map.of("backup", "daily"),
                                "orders-us", Map.of())))
                .isEqualTo(new TableSelection(List.of("orders"), NONE));
    }

    @Test
    void tagsThatWereNotReadAreNeverTakenForNone() throws Exception {
        ParsedQuery query = query(List.of("orders-e*", "users"), NONE, List.of("backup"), 1);
        assertThat(query.select(EXISTING, Map.of("users", Map.of("backup", ""))))
                .isEqualTo(new TableSelection(
                        List.of("users"),
                        List.of("the tags of table 'orders-eu' could not be read, so it is not known whether the query"
                                + " means it")));
    }

    @Test
    void tellsNamesFromPatterns() throws Exception {
        assertThat(tables("users", "orders").onlyLiteralNames()).isTrue();
        assertThat(tables("users", "orders").needsTags()).isFalse();
        assertThat(tables("users", "*").onlyLiteralNames()).isFalse();
        assertThat(tables("users", "*", "orders", "users").literalNames()).containsExactly("users", "orders");
    }

    @Test
    void namesWhatDoesNotExistWithTheNearest() throws Exception {
        assertThat(select(tables("ordrs", "user", "payments", "orders")))
                .isEqualTo(new TableSelection(
                        List.of("orders"),
                        List.of(
                                "no table named 'ordrs'; the nearest are 'orders', 'orders-eu', 'orders-us'",
                                "no table named 'user'; the nearest is 'users'",
                                "no table named 'payments'; check it, and the region")));
    }

    @Test
    void namesPatternsThatMatchNothing() throws Exception {
        assertThat(problems(tables("Users*", "payments-*", "regex:orders-", "regex:pay.*", "*?*x*")))
                .containsExactly(
                        "'Users*' matches no table; the nearest is 'users'",
                        "'payments-*' matches no table; check it, and the region",
                        "'regex:orders-' matches no table; it must match the whole name, and matches only a part of"
                                + " 'orders-eu', 'orders-tmp', 'orders-us'",
                        "'regex:pay.*' matches no table; check it, and the region",
                        "'*?*x*' matches no table; check it, and the region");
    }

    @Test
    void saysWhenExclusionsLeaveNothingOfAPattern() throws Exception {
        assertThat(select(query(
                        List.of("orders", "users", "orders-e*", "prod*", "*-u?"), List.of("o*", "users"), NONE, 1)))
                .isEqualTo(new TableSelection(
                        List.of("prod-sessions"),
                        List.of(
                                "table 'orders' is named in tables, but exclude leaves it out",
                                "table 'users' is named in tables, but exclude leaves it out",
                                "'orders-e*' matches 1 table, but exclude leaves it out",
                                "'*-u?' matches 1 table, but exclude leaves it out")));
        assertThat(problems(query(List.of("orders-*"), List.of("orders*"), NONE, 1)))
                .containsExactly("'orders-*' matches 3 tables, but exclude leaves all of them out");
    }

    @Test
    void saysWhenNoTableCarriesTheTag() throws Exception {
        Map<String, Map<String, String>> untagged =
                Map.of("orders", Map.of(), "orders-eu", Map.of(), "orders-us", Map.of(), "orders-tmp", Map.of());
        assertThat(query(List.of("orders*", "orders", "*-eu"), NONE, List.of("backup=daily"), 1)
                        .select(EXISTING, untagged)
                        .problems())
                .containsExactly(
                        "'orders*' matches 4 tables, but none of them carries the tag 'backup=daily'",
                        "table 'orders' is named in tables, but does not carry the tag 'backup=daily'",
                        "'*-eu' matches 1 table, but it does not carry the tag 'backup=daily'");
        assertThat(query(List.of("orders*"), List.of("*-tmp"), List.of("backup", "team=shop"), 1)
                        .select(EXISTING, untagged)
                        .problems())
                .containsExactly(
                        "'orders*' matches 4 tables, but exclude leaves 1 out and no other carries all the tags"
                                + " 'backup', 'team=shop'");
    }

    @Test
    void saysWhenThereAreFewerThanAskedFor() throws Exception {
        assertThat(select(query(List.of("orders-*"), NONE, NONE, 4)))
                .isEqualTo(new TableSelection(
                        List.of("orders-eu", "orders-tmp", "orders-us"),
                        List.of("minTables is 4, but the query selects 3 tables")));
        assertThat(problems(query(List.of("orders"), NONE, NONE, 2)))
                .containsExactly("minTables is 2, but the query selects 1 table");
        assertThat(problems(query(List.of("orders-*"), NONE, NONE, 3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anEmptySelectionIsAlwaysAProblem(int minTables) throws Exception {
        assertThat(query(List.of("*"), NONE, NONE, minTables).select(NONE, Map.of()))
                .isEqualTo(
                        new TableSelection(
                                NONE,
                                List.of(
                                        "'*' matches no table; no table was found here, check the region and the credentials")));
        assertThat(query(List.of("orders"), NONE, NONE, minTables)
                        .select(NONE, Map.of())
                        .problems())
                .containsExactly(
                        "no table named 'orders'; no table was found here, check the region and the credentials");
        assertThat(query(List.of("*"), List.of("*"), NONE, minTables)
                        .select(EXISTING, Map.of())
                        .problems())
                .containsExactly("'*' matches 6 tables, but exclude leaves all of them out");
    }

    @Test
    void isQuickWhenThousandsOfNamesAreMissing() throws Exception {
        ParsedQuery query = tables(IntStream.range(0, 2_500)
                .mapToObj(i -> "production-orders-" + i)
                .toArray(String[]::new));
        List<String> existing =
                IntStream.range(0, 10_000).mapToObj(i -> "staging-orders-" + i).toList();
        List<String> problems = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> query.select(existing, Map.of()).problems());
        assertThat(problems).hasSize(2_500).contains("no table named 'production-orders-2499'");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> tables())
                .withMessage("tables: is empty; name at least one table, or give '*' for all")
                .returns("tables", BadRequestException::field);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(List.of("*"), NONE, NONE, -1))
                .withMessage("minTables: -1 is less than 0; give 1 or more")
                .returns("minTables", BadRequestException::field);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(List.of("*"), List.of("a,b"), NONE, 1))
                .withMessage("exclude: 'a,b' holds a comma; give each name on its own");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(List.of("*"), NONE, List.of("=x"), 1))
                .withMessage("tags: '=x' has no key; give 'key=value' or 'key'");
    }

    private static TableSelection select(ParsedQuery query) {
        return query.select(EXISTING, Map.of());
    }

    private static List<String> problems(ParsedQuery query) {
        return select(query).problems();
    }

    private static ParsedQuery tables(String... tables) throws BadRequestException {
        return ParsedQuery.parse(TableQuery.of(tables));
    }

    private static ParsedQuery query(List<String> tables, List<String> exclude, List<String> tags, int minTables)
            throws BadRequestException {
        return ParsedQuery.parse(new TableQuery(tables, exclude, tags, minTables));
    }
}
