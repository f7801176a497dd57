package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NameTemplateTest {

    private static final Instant AT = Instant.parse("2026-11-22T16:36:05.999Z");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "BUILD_NUMBER",
            "17",
            "JOB_NAME",
            "shop/nightly",
            "TRICK",
            "${TABLE}",
            "EMPTY",
            "",
            "TABLE",
            "other",
            "AWS_SESSION_TOKEN",
            "abc");

    @ParameterizedTest
    @CsvSource({
        "${TABLE}-restored-${TIMESTAMP}, orders-restored-20261122T163605",
        "' ${TABLE}${TIMESTAMP}\n', orders20261122T163605",
        "${TIMESTAMP}, 20261122T163605",
        "${TABLE}_${TABLE}.${BUILD_NUMBER}, orders_orders.17",
        "before-${BUILD_NUMBER}${EMPTY}, before-17",
        "fixed, fixed",
    })
    void putsTheValuesIn(String template, String name) throws Exception {
        assertThat(parse(template).name("orders", AT)).isEqualTo(name);
    }

    @Test
    void tellsWhatItHolds() throws Exception {
        assertThat(parse("${TABLE}-x").hasTable()).isTrue();
        assertThat(parse("${TABLE}-x").hasTimestamp()).isFalse();
        assertThat(parse("${TIMESTAMP}").hasTable()).isFalse();
        assertThat(parse("${TIMESTAMP}").hasTimestamp()).isTrue();
    }

    @Test
    void cutsEveryTablePartAlike() throws Exception {
        String name = parse("${TABLE}..${TABLE}").name("a".repeat(255), AT);
        assertThat(name).hasSize(254).matches("(a{113}-[0-9a-f]{12})\\.\\.\\1");
        assertThat(parse("${TABLE}..${TABLE}").name("a".repeat(126), AT))
                .hasSize(254)
                .doesNotContain("-");
    }

    @Test
    void theShortestTablePartIsEnough() throws Exception {
        assertThat(parse("x".repeat(239) + "${TABLE}").name("a".repeat(17), AT))
                .hasSize(255)
                .matches("x{239}aaa-[0-9a-f]{12}");
    }

    @Test
    void aLongNameWithoutTheTableIsLeftAlone() throws Exception {
        assertThat(parse("x".repeat(255)).name("orders", AT)).isEqualTo("x".repeat(255));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(" ", said("table.template.empty")),
                Arguments.of(
                        "${TABLE}/x",
                        said("table.template.character", "${TABLE}/x", Message.of("table.character", "/"))),
                Arguments.of(
                        "my ${TABLE}",
                        said("table.template.character", "my ${TABLE}", Message.of("table.character.space"))),
                Arguments.of("$TABLE", said("table.template.character", "$TABLE", Message.of("table.character", "$"))),
                Arguments.of(
                        "${TABLE}-${JOB_NAME}",
                        said("table.template.value", "JOB_NAME", Message.of("table.character", "/"))),
                Arguments.of("${TRICK}-x", said("table.template.value", "TRICK", Message.of("table.character", "$"))),
                Arguments.of(
                        "${TABLE}-${BULD_NUMBER}",
                        said("table.template.unknown.near", "BULD_NUMBER", 1, Argument.names(List.of("BUILD_NUMBER")))),
                Arguments.of("${AWS_SESSION_TOKEN}", said("table.template.secret", "AWS_SESSION_TOKEN")),
                Arguments.of(
                        "${table}x", said("table.template.unknown.near", "table", 1, Argument.names(List.of("TABLE")))),
                Arguments.of(
                        "${env.JOB_NAME}",
                        said("table.template.unknown.near", "env.JOB_NAME", 1, Argument.names(List.of("JOB_NAME")))),
                Arguments.of("${}-xyz", said("table.template.unknown", "")),
                Arguments.of("${TABLE}-${TIMESTAMP", said("table.template.open", "${TIMESTAMP")),
                Arguments.of("${BUILD_NUMBER}", said("table.template.length", "${BUILD_NUMBER}", 2, 3, 255)),
                Arguments.of("${EMPTY}", said("table.template.length", "${EMPTY}", 0, 3, 255)),
                Arguments.of("x".repeat(256), said("table.template.length", "x".repeat(256), 256, 3, 255)),
                Arguments.of(
                        "x".repeat(240) + "${TABLE}",
                        said("table.template.room", "x".repeat(240) + "${TABLE}", 15, 255, 16)),
                Arguments.of("x".repeat(1025), said("table.template.long", "x".repeat(300) + "...", 1025, 255)));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String template, Message message) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> parse(template))
                .returns(message, BadRequestException::reason)
                .returns("targetTable", BadRequestException::field);
    }

    private static Message said(String key, Object... arguments) {
        return BadRequestException.of("targetTable", key, arguments).reason();
    }

    private static NameTemplate parse(String template) throws BadRequestException {
        return NameTemplate.parse("targetTable", template, ENVIRONMENT);
    }
}
