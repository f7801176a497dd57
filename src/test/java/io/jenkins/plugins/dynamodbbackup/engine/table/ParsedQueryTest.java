package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedQueryTest {

    private static final List<String> EXISTING =
            List.of("users", "orders-us", "orders", "orders-eu", "orders-tmp", "orders", "prod-sessions");
    private static final List<String> NONE = List.of();
    private static final Argument TABLES = Argument.parameter("tables");
    private static final Argument EXCLUDE = Argument.parameter("exclude");
    private static final Message CHECK = Message.of("table.hint.check");

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
                .isEqualTo(
                        selection(List.of("users"), List.of(Message.of("table.unread", Argument.table("orders-eu")))));
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
                                missing("ordrs", near("orders", "orders-eu", "orders-us")),
                                missing("user", near("users")),
                                missing("payments", CHECK))));
    }

    @Test
    void namesPatternsThatMatchNothing() throws Exception {
        assertThat(problems(tables("Users*", "payments-*", "regex:orders-", "regex:pay.*", "*?*x*")))
                .containsExactly(
                        unmatched("Users*", near("users")),
                        unmatched("payments-*", CHECK),
                        unmatched("regex:orders-", part("orders-eu", "orders-tmp", "orders-us")),
                        unmatched("regex:pay.*", CHECK),
                        unmatched("*?*x*", CHECK));
    }

    @Test
    void saysWhenExclusionsLeaveNothingOfAPattern() throws Exception {
        assertThat(select(query(
                        List.of("orders", "users", "orders-e*", "prod*", "*-u?"), List.of("o*", "users"), NONE, 1)))
                .isEqualTo(selection(
                        List.of("prod-sessions"),
                        List.of(
                                Message.of("table.excluded", Argument.table("orders"), TABLES, EXCLUDE),
                                Message.of("table.excluded", Argument.table("users"), TABLES, EXCLUDE),
                                Message.of("table.matches.excluded", "orders-e*", 1, EXCLUDE),
                                Message.of("table.matches.excluded", "*-u?", 1, EXCLUDE))));
        assertThat(problems(query(List.of("orders-*"), List.of("orders*"), NONE, 1)))
                .containsExactly(Message.of("table.matches.excluded", "orders-*", 3, EXCLUDE));
    }

    @Test
    void saysWhenNoTableCarriesTheTag() throws Exception {
        Map<String, Map<String, String>> untagged =
                Map.of("orders", Map.of(), "orders-eu", Map.of(), "orders-us", Map.of(), "orders-tmp", Map.of());
        assertThat(query(List.of("orders*", "orders", "*-eu"), NONE, List.of("backup=daily"), 1)
                        .select(EXISTING, untagged, unlimited())
                        .problems())
                .containsExactly(
                        Message.of("table.matches.untagged", "orders*", 4, tags("backup=daily")),
                        Message.of("table.untagged", Argument.table("orders"), TABLES, tags("backup=daily")),
                        Message.of("table.matches.untagged", "*-eu", 1, tags("backup=daily")));
        assertThat(query(List.of("orders*"), List.of("*-tmp"), List.of("backup", "team=shop"), 1)
                        .select(EXISTING, untagged, unlimited())
                        .problems())
                .containsExactly(Message.of(
                        "table.matches.restUntagged", "orders*", 4, EXCLUDE, 1, tags("backup", "team=shop")));
    }

    @Test
    void saysWhenThereAreFewerThanAskedFor() throws Exception {
        assertThat(select(query(List.of("orders-*"), NONE, NONE, 4)))
                .isEqualTo(selection(
                        List.of("orders-eu", "orders-tmp", "orders-us"),
                        List.of(tooFew(4, 3, 1, "orders-eu", "orders-tmp", "orders-us"))));
        assertThat(problems(query(List.of("orders"), NONE, NONE, 2))).containsExactly(tooFew(2, 1, 1, "orders"));
        assertThat(problems(query(List.of("orders-*"), NONE, NONE, 3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anEmptySelectionIsAlwaysAProblem(int minTables) throws Exception {
        assertThat(query(List.of("*"), NONE, NONE, minTables).select(NONE, Map.of(), unlimited()))
                .isEqualTo(selection(NONE, List.of(unmatched("*", Message.of("table.hint.noTables")))));
        assertThat(query(List.of("orders"), NONE, NONE, minTables)
                        .select(NONE, Map.of(), unlimited())
                        .problems())
                .containsExactly(missing("orders", Message.of("table.hint.noTables")));
        assertThat(query(List.of("*"), List.of("*"), NONE, minTables)
                        .select(EXISTING, Map.of(), unlimited())
                        .problems())
                .containsExactly(Message.of("table.matches.excluded", "*", 6, EXCLUDE));
    }

    @Test
    void isQuickWhenThousandsOfNamesAreMissing() throws Exception {
        ParsedQuery query = tables(IntStream.range(0, 2_500)
                .mapToObj(i -> "production-orders-" + i)
                .toArray(String[]::new));
        List<String> existing =
                IntStream.range(0, 10_000).mapToObj(i -> "staging-orders-" + i).toList();
        List<Message> problems = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> query.select(existing, Map.of(), unlimited()).problems());
        assertThat(problems).hasSize(2_500).contains(Message.of("table.missing", "production-orders-2499"));
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> tables())
                .returns(said("tables", "table.list.empty"), BadRequestException::reason)
                .returns("tables", BadRequestException::field);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(List.of("*"), NONE, NONE, -1))
                .returns(said("minTables", "table.minTables.negative", -1), BadRequestException::reason)
                .returns("minTables", BadRequestException::field);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(List.of("*"), List.of("a,b"), NONE, 1))
                .returns(
                        said("exclude", "table.pattern.separator", "a,b", Message.of("table.character.comma")),
                        BadRequestException::reason);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(List.of("*"), NONE, List.of("=x"), 1))
                .returns(said("tags", "table.tag.noKey", "=x"), BadRequestException::reason);
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
                        idle("Orders-eu", near("orders-eu", "orders-us", "orders")),
                        idle("prod", near("prod-sessions")),
                        hinted(
                                Message.of("table.idle", EXCLUDE, "regex:orders-"),
                                part("orders-eu", "orders-tmp", "orders-us")),
                        idle("payments", CHECK));
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
                        List.of("orders"), List.of(new UnreadableTable("users", denied)), List.of(), List.of()));
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
                .returns(Message.of("table.tooMuch", 1000, 3, Duration.ofSeconds(2)), TooMuchToMatchException::reason);
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
                        List.of("orders"), List.of(missing("ordrs", CHECK), unmatched("regex:orders-", CHECK))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "tables ~ 10001 ~ orders-{0} ~ table.list.entries ~ 10000",
                "exclude ~ 501 ~ orders-{0}* ~ table.list.patterns ~ 500",
                "tables ~ 501 ~ regex:orders-{0} ~ table.list.patterns ~ 500",
                "tags ~ 51 ~ key{0} ~ table.list.tags ~ 50",
            })
    void refusesListsThatAreTooLong(String field, int count, String entry, String key, int most) {
        List<String> entries = IntStream.range(0, count)
                .mapToObj(i -> entry.replace("{0}", Integer.toString(i)))
                .toList();

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> query(
                        field.equals("tables") ? entries : List.of("*"),
                        field.equals("exclude") ? entries : NONE,
                        field.equals("tags") ? entries : NONE,
                        1))
                .returns(said(field, key, count, most), BadRequestException::reason)
                .returns(field, BadRequestException::field);
    }

    private static Message said(String field, String key, Object... arguments) {
        return BadRequestException.of(field, key, arguments).reason();
    }

    private static Message missing(String table, Message hint) {
        return hinted(Message.of("table.missing", table), hint);
    }

    private static Message unmatched(String pattern, Message hint) {
        return hinted(Message.of("table.unmatched", pattern), hint);
    }

    private static Message idle(String pattern, Message hint) {
        Message idle = Message.of("table.idle", EXCLUDE, pattern);
        return hinted(hinted(idle, Message.of("table.hint.wholeName")), hint);
    }

    private static Message hinted(Message what, Message hint) {
        return Message.of("table.hinted", what, hint);
    }

    private static Message near(String... names) {
        return Message.of("table.hint.near", names.length, Argument.names(List.of(names)));
    }

    private static Message part(String... names) {
        return Message.of("table.hint.part", Argument.names(List.of(names)));
    }

    private static Message tags(String... tags) {
        return Message.of("table.tags", tags.length, Argument.names(List.of(tags)));
    }

    private static Message tooFew(int minTables, int selected, int missing, String... names) {
        return Message.of(
                "table.tooFew.selected",
                Argument.parameter("minTables"),
                minTables,
                selected,
                missing,
                new Argument.Several(Stream.of(names).map(Argument::table).toList(), false, 20));
    }

    private static MatchBudget unlimited() {
        return new MatchBudget(Duration.ofDays(1), () -> 0);
    }

    private static TableSelection selected(String... tables) {
        return selection(List.of(tables), List.of());
    }

    private static TableSelection selection(List<String> tables, List<Message> problems) {
        return new TableSelection(tables, List.of(), problems, List.of());
    }

    private static TableSelection select(ParsedQuery query) {
        return query.select(EXISTING, Map.of(), unlimited());
    }

    private static List<Message> problems(ParsedQuery query) {
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
