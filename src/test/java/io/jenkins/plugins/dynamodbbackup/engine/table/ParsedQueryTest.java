package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedQueryTest {

    private static final List<String> EXISTING =
            List.of("users", "orders-us", "orders", "orders-eu", "orders-tmp", "orders", "prod-sessions");
    private static final List<String> NONE = List.of();

    @Test
    void selectsNamesGlobsAndExpressionsSortedAndOnce() throws Exception {
        assertThat(select(tables("users", "orders-?u", "orders-*", "regex:ord.+s", "users")))
                .isEqualTo(selected("orders", "orders-eu", "orders-tmp", "orders-us", "users"));
    }

    @Test
    void leavesOutWhatIsExcluded() throws Exception {
        assertThat(select(query(List.of("*"), List.of("*-tmp", "users", "regex:prod-.*"), NONE, 1)))
                .isEqualTo(selected("orders", "orders-eu", "orders-us"));
    }

    @Test
    void selectsTablesThatCarryAllTags() throws Exception {
        ParsedQuery query = query(List.of("orders*"), List.of("*-tmp"), List.of("backup=daily", "team"), 1);
        assertThat(query.needsTags()).isTrue();
        assertThat(query.candidates(EXISTING, unlimited())).containsExactly("orders", "orders-eu", "orders-us");
        assertThat(query.select(
                        EXISTING,
                        Map.of(
                                "orders", Map.of("backup", "daily", "team", "shop"),
                                "orders-eu", Map.of("backup", "daily"),
                                "orders-us", Map.of()),
                        unlimited()))
                .isEqualTo(selected("orders"));
    }

    @Test
    void tagsThatWereNotReadAreNeverTakenForNone() throws Exception {
        ParsedQuery query = query(List.of("orders-e*", "users"), NONE, List.of("backup"), 1);
        assertThat(query.select(EXISTING, Map.of("users", Map.of("backup", "")), unlimited()))
                .isEqualTo(selection(
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
                .isEqualTo(selection(
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
                .isEqualTo(selection(
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
                        .select(EXISTING, untagged, unlimited())
                        .problems())
                .containsExactly(
                        "'orders*' matches 4 tables, but none of them carries the tag 'backup=daily'",
                        "table 'orders' is named in tables, but does not carry the tag 'backup=daily'",
                        "'*-eu' matches 1 table, but it does not carry the tag 'backup=daily'");
        assertThat(query(List.of("orders*"), List.of("*-tmp"), List.of("backup", "team=shop"), 1)
                        .select(EXISTING, untagged, unlimited())
                        .problems())
                .containsExactly(
                        "'orders*' matches 4 tables, but exclude leaves 1 out and no other carries all the tags"
                                + " 'backup', 'team=shop'");
    }

    @Test
    void saysWhenThereAreFewerThanAskedFor() throws Exception {
        assertThat(select(query(List.of("orders-*"), NONE, NONE, 4)))
                .isEqualTo(selection(
                        List.of("orders-eu", "orders-tmp", "orders-us"),
                        List.of("minTables is 4, but the query selects 3 tables (orders-eu, orders-tmp, orders-us):"
                                + " 1 too few")));
        assertThat(problems(query(List.of("orders"), NONE, NONE, 2)))
                .containsExactly("minTables is 2, but the query selects 1 table (orders): 1 too few");
        assertThat(problems(query(List.of("orders-*"), NONE, NONE, 3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anEmptySelectionIsAlwaysAProblem(int minTables) throws Exception {
        assertThat(query(List.of("*"), NONE, NONE, minTables).select(NONE, Map.of(), unlimited()))
                .isEqualTo(selection(
                        NONE,
                        List.of("'*' matches no table; no table was found, check the region and the credentials")));
        assertThat(query(List.of("orders"), NONE, NONE, minTables)
                        .select(NONE, Map.of(), unlimited())
                        .problems())
                .containsExactly("no table named 'orders'; no table was found, check the region and the credentials");
        assertThat(query(List.of("*"), List.of("*"), NONE, minTables)
                        .select(EXISTING, Map.of(), unlimited())
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
                Duration.ofSeconds(20),
                () -> query.select(existing, Map.of(), unlimited()).problems());
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

    @Test
    void namesExclusionsThatMatchNoTable() throws Exception {
        assertThat(select(query(
                                List.of("users", "orders-*"),
                                List.of("*-tmp", "Orders-eu", "prod", "regex:orders-", "payments"),
                                NONE,
                                1))
                        .idleExclusions())
                .containsExactly(
                        "exclude 'Orders-eu' matches no table; it must match the whole name, letter for letter;"
                                + " the nearest are 'orders-eu', 'orders-us', 'orders'",
                        "exclude 'prod' matches no table; it must match the whole name, letter for letter;"
                                + " the nearest is 'prod-sessions'",
                        "exclude 'regex:orders-' matches no table; it must match the whole name, and matches only"
                                + " a part of 'orders-eu', 'orders-tmp', 'orders-us'",
                        "exclude 'payments' matches no table; it must match the whole name, letter for letter;"
                                + " check it, and the region");
    }

    @Test
    void anExclusionOfATableThatIsGoneIsNoMistake() throws Exception {
        ParsedQuery query = query(List.of("*"), List.of("gone-*"), NONE, 1);

        assertThat(query.select(List.of("users"), List.of("gone-1"), Map.of(), Map.of(), unlimited()))
                .isEqualTo(selected("users"));
    }

    @Test
    void aTableThatCannotBeLookedAtIsNamedApart() throws Exception {
        AwsError denied = new AwsError(ErrorKind.ACCESS_DENIED, "AccessDenied", "", ApiOperation.DESCRIBE_TABLE, "x");

        assertThat(tables("users", "orders").select(EXISTING, NONE, Map.of(), Map.of("users", denied), unlimited()))
                .isEqualTo(new TableSelection(
                        List.of("orders"), List.of(new UnreadableTable("users", denied)), NONE, NONE));
    }

    @Test
    void matchingEndsWithTheBudget() throws Exception {
        List<String> many =
                IntStream.range(0, 1_000).mapToObj(i -> "orders-" + i).toList();
        AtomicLong nanos = new AtomicLong();
        MatchBudget budget = new MatchBudget(Duration.ofSeconds(2), () -> nanos.getAndAdd(150_000_000));
        ParsedQuery query = query(List.of("*"), List.of("regex:o.*1", "*-2"), NONE, 1);

        assertThatExceptionOfType(TooMuchToMatchException.class)
                .isThrownBy(() -> query.select(many, Map.of(), budget))
                .withMessage("comparing 1000 names with 3 patterns takes more than 2 s of processor time; use"
                        + " fewer or simpler patterns");
        assertThat(nanos.get()).isLessThan(Duration.ofMillis(2_500).toNanos());
    }

    @Test
    void matchingEndsWithTheInterruptOfItsThread() throws Exception {
        ParsedQuery query = tables("regex:" + "a*".repeat(290));
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(TooMuchToMatchException.class)
                    .isThrownBy(() -> query.select(List.of("a".repeat(255)), Map.of(), unlimited()));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A hint is a convenience: without time for it the selection is the same. */
    @Test
    void hintsAreLeftOutWhenTimeIsShort() throws Exception {
        AtomicLong nanos = new AtomicLong();
        MatchBudget budget = new MatchBudget(Duration.ofSeconds(10), () -> nanos.getAndAdd(600_000_000));

        assertThat(tables("ordrs", "regex:orders-", "orders").select(EXISTING, Map.of(), budget))
                .isEqualTo(selection(
                        List.of("orders"),
                        List.of(
                                "no table named 'ordrs'; check it, and the region",
                                "'regex:orders-' matches no table; check it, and the region")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "tables ~ 10001 ~ orders-{0} ~ tables: has 10001 entries; 10000 at most are allowed, so use patterns"
                        + " such as 'orders-*' in place of names",
                "exclude ~ 501 ~ orders-{0}* ~ exclude: has 501 globs and regular expressions; 500 at most are allowed,"
                        + " so combine them, as in 'regex:(orders|customers)-.*'",
                "tables ~ 501 ~ regex:orders-{0} ~ tables: has 501 globs and regular expressions; 500 at most are"
                        + " allowed, so combine them, as in 'regex:(orders|customers)-.*'",
                "tags ~ 51 ~ key{0} ~ tags: has 51 entries; 50 at most are allowed, because a table cannot carry more"
                        + " tags",
            })
    void refusesListsThatAreTooLong(String field, int count, String entry, String message) {
        List<String> entries = IntStream.range(0, count)
                .mapToObj(i -> entry.replace("{0}", Integer.toString(i)))
                .toList();

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(
                        field.equals("tables") ? entries : List.of("*"),
                        field.equals("exclude") ? entries : NONE,
                        field.equals("tags") ? entries : NONE,
                        1))
                .withMessage(message)
                .returns(field, BadRequestException::field);
    }

    private static MatchBudget unlimited() {
        return new MatchBudget(Duration.ofDays(1), () -> 0);
    }

    private static TableSelection selected(String... tables) {
        return selection(List.of(tables), NONE);
    }

    private static TableSelection selection(List<String> tables, List<String> problems) {
        return new TableSelection(tables, List.of(), problems, NONE);
    }

    private static TableSelection select(ParsedQuery query) {
        return query.select(EXISTING, Map.of(), unlimited());
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
