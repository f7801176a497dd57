package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
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
                Arguments.of(" \n", said("table.pattern.empty")),
                Arguments.of(
                        "orders, users",
                        said("table.pattern.separator", "orders, users", Message.of("table.character.comma"))),
                Arguments.of(
                        "orders users",
                        said("table.pattern.separator", "orders users", Message.of("table.character.space"))),
                Arguments.of(
                        "orders\tusers",
                        said("table.pattern.separator", "ordersU+0009users", Message.of("table.character.tab"))),
                Arguments.of(
                        "orders\nusers",
                        said("table.pattern.separator", "ordersU+000Ausers", Message.of("table.character.lineBreak"))),
                Arguments.of(
                        "orders;users",
                        said("table.pattern.separator", "orders;users", Message.of("table.character", ";"))),
                Arguments.of(
                        "orders-{eu,us}",
                        said("table.pattern.character", "orders-{eu,us}", Message.of("table.character", "{"))),
                Arguments.of(
                        "ord\u200bers",
                        said("table.pattern.character", "ordU+200Bers", Message.of("table.character.code", "U+200B"))),
                Arguments.of("ördrar", said("table.pattern.character", "ördrar", Message.of("table.character", "ö"))),
                Arguments.of(
                        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                        said(
                                "table.pattern.arn.ofTable",
                                "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                                Argument.table("orders"))),
                Arguments.of("arn:aws:s3:::bucket", said("table.pattern.arn", "arn:aws:s3:::bucket")),
                Arguments.of("ab", said("table.pattern.nameLength", "ab", 2, 3, 255)),
                Arguments.of("a".repeat(1025), said("table.pattern.long", "a".repeat(300) + "...", 1025, 1024)),
                Arguments.of("regex:", said("table.regex.empty")),
                Arguments.of("regex:a(b", said("table.regex.invalid", "regex:a(b", "missing closing )", "a(b")),
                Arguments.of(
                        "regex:(?!tmp).*",
                        said("table.regex.invalid", "regex:(?!tmp).*", "invalid or unsupported Perl syntax", "(?!")),
                Arguments.of(
                        "regex:((a{1000}){1000}){1000}",
                        said("table.regex.large", "regex:((a{1000}){1000}){1000}", 600)));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, Message message) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> NamePattern.parse("exclude", text))
                .returns(message, BadRequestException::reason)
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

    private static Message said(String key, Object... arguments) {
        return BadRequestException.of("exclude", key, arguments).reason();
    }

    private static NamePattern parse(String text) throws BadRequestException {
        return NamePattern.parse("tables", text);
    }
}
