package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, Orders, false",
        "orders, orders-eu, false",
        "or.ers, orders, false",
        "orders-*, orders-, true",
        "orders-*, orders-eu-west, true",
        "orders-*, orders, false",
        "*-eu, orders-eu, true",
        "*-eu, orders-eu-west, false",
        "*r*r*, orders-r, true",
        "*r*r*r*r*, orders-r, false",
        "o?ders, orders, true",
        "o?ders, oders, false",
        "orders?, orders, false",
        "?*, a, true",
        "*.tmp, a.tmp, true",
        "*.tmp, atmp, false",
        "a**b, ab, true",
        "*ab*abc, ab-ababc, true",
        "regex:orders-[0-9]+, orders-17, true",
        "regex:orders-[0-9]+, orders-17b, false",
        "regex:orders-[0-9]+, my-orders-17, false",
        "regex: orders|users , users, true",
        "regex:(?i)ORDERS, orders, true",
        "regex:^orders$, orders, true",
    })
    void matchesWholeNames(String pattern, String name, boolean expected) throws Exception {
        assertThat(parse(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void onlyNamesWithoutWildcardsAreLiteral() throws Exception {
        assertThat(parse(" orders\n").literal()).contains("orders");
        assertThat(parse("orders*").literal()).isEmpty();
        assertThat(parse("regex:orders").literal()).isEmpty();
    }

    @Test
    void keepsTheTextAndEqualsTheSameText() throws Exception {
        assertThat(parse("  orders-* ").text()).isEqualTo("orders-*");
        assertThat(parse("regex:a+")).isEqualTo(parse(" regex:a+")).hasSameHashCodeAs(parse("regex:a+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "**",
                "???*",
                "*?",
                "regex:.*",
                "regex:.+",
                "regex:[a-zA-Z0-9_.-]+",
                "regex:.{3,255}",
                "regex:[^#]*",
                "regex:(?s).*",
                "regex:.{4,}"
            })
    void knowsWhatLeavesNothingOut(String pattern) throws Exception {
        assertThat(parse(pattern).matchesEverything()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "orders*",
                "*-*",
                "*a*",
                "????????????",
                "regex:[a-z]+",
                "regex:[a-z].*",
                "regex:[a-zA-Z0-9]+",
                "regex:.{12}"
            })
    void knowsWhatLeavesSomethingOut(String pattern) throws Exception {
        assertThat(parse(pattern).matchesEverything()).isFalse();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        " \n",
                        "exclude: an entry is empty; give a name, a glob such as 'orders-*', or 'regex:' and an expression"),
                Arguments.of("orders, users", "exclude: 'orders, users' holds a comma; give each name on its own"),
                Arguments.of("orders users", "exclude: 'orders users' holds a space; give each name on its own"),
                Arguments.of(
                        "orders\nusers", "exclude: 'ordersU+000Ausers' holds a line break; give each name on its own"),
                Arguments.of("orders;users", "exclude: 'orders;users' holds ';'; give each name on its own"),
                Arguments.of(
                        "orders-{eu,us}",
                        "exclude: 'orders-{eu,us}' holds '{', which is in no name; use letters, digits, '_', '.', '-', "
                                + "the wildcards '*' and '?', or 'regex:' and an expression"),
                Arguments.of(
                        "ord\u200bers",
                        "exclude: 'ordU+200Bers' holds the character U+200B, which is in no name; use letters, digits, "
                                + "'_', '.', '-', the wildcards '*' and '?', or 'regex:' and an expression"),
                Arguments.of(
                        "ördrar",
                        "exclude: 'ördrar' holds 'ö', which is in no name; use letters, digits, "
                                + "'_', '.', '-', the wildcards '*' and '?', or 'regex:' and an expression"),
                Arguments.of(
                        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                        "exclude: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders' is an ARN; give the name, 'orders'"),
                Arguments.of("arn:aws:s3:::bucket", "exclude: 'arn:aws:s3:::bucket' is an ARN; give the name"),
                Arguments.of(
                        "ab",
                        "exclude: 'ab' is no possible name: names have 3 to 255 characters, this has 2; check it"),
                Arguments.of(
                        "a".repeat(1025),
                        "exclude: '" + "a".repeat(300) + "...' has 1025 characters; a pattern may have 1024 at most"),
                Arguments.of(
                        "regex:",
                        "exclude: 'regex:' has no expression; write one after the colon, such as 'regex:orders-[0-9]+'"),
                Arguments.of(
                        "regex:a(b",
                        "exclude: 'regex:a(b' is not a regular expression of RE2 (missing closing ): 'a(b'); correct it, "
                                + "without look-around and back-references"),
                Arguments.of(
                        "regex:(?!tmp).*",
                        "exclude: 'regex:(?!tmp).*' is not a regular expression of RE2 (invalid or unsupported Perl "
                                + "syntax: '(?!'); correct it, without look-around and back-references"),
                Arguments.of(
                        "regex:((a{1000}){1000}){1000}",
                        "exclude: 'regex:((a{1000}){1000}){1000}' repeats too much: written out it has more than 600 "
                                + "parts; use smaller numbers in braces"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, String sentence) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> NamePattern.parse("exclude", text))
                .withMessage(sentence)
                .returns("exclude", BadRequestException::field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                "regex:(a+)+b",
                "regex:(a|a)*b",
                "regex:(a*)*b",
                "regex:(a?){110}b",
                "regex:.*.*.*.*.*.*.*.*.*.*b"
            })
    void takesNoLongTimeOverAnything(String pattern) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            NamePattern parsed = parse(pattern);
            for (int i = 0; i < 100; i++) {
                assertThat(parsed.matches("a".repeat(255))).isFalse();
            }
        });
    }

    private static NamePattern parse(String text) throws BadRequestException {
        return NamePattern.parse("tables", text);
    }
}
