package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.time.Instant;
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
                Arguments.of(" ", "targetTable: is empty; give a name, which may hold '${TABLE}' and '${TIMESTAMP}'"),
                Arguments.of(
                        "${TABLE}/x",
                        "targetTable: '${TABLE}/x' holds '/', which AWS refuses; use letters, digits, '_', '.' and '-' only"),
                Arguments.of(
                        "my ${TABLE}",
                        "targetTable: 'my ${TABLE}' holds a space, which AWS refuses; use letters, digits, '_', '.' and '-'"
                                + " only"),
                Arguments.of(
                        "$TABLE",
                        "targetTable: '$TABLE' holds '$', which AWS refuses; use letters, digits, '_', '.' and '-' only"),
                Arguments.of(
                        "${TABLE}-${JOB_NAME}",
                        "targetTable: the value of '${JOB_NAME}' holds '/', which AWS refuses; use letters, digits, '_', "
                                + "'.' and '-' only"),
                Arguments.of(
                        "${TRICK}-x",
                        "targetTable: the value of '${TRICK}' holds '$', which AWS refuses; use letters, digits, '_', '.' "
                                + "and '-' only"),
                Arguments.of(
                        "${TABLE}-${BULD_NUMBER}",
                        "targetTable: there is no variable 'BULD_NUMBER'; the nearest is 'BUILD_NUMBER'"),
                Arguments.of(
                        "${AWS_SESSION_TOKEN}",
                        "targetTable: '${AWS_SESSION_TOKEN}' is a secret, and everybody who lists backups or tables reads"
                                + " names; use another variable"),
                Arguments.of("${table}x", "targetTable: there is no variable 'table'; the nearest is 'TABLE'"),
                Arguments.of(
                        "${env.JOB_NAME}",
                        "targetTable: there is no variable 'env.JOB_NAME'; the nearest is 'JOB_NAME'"),
                Arguments.of(
                        "${}-xyz",
                        "targetTable: there is no variable ''; use TABLE, TIMESTAMP or a variable of the environment"),
                Arguments.of(
                        "${TABLE}-${TIMESTAMP",
                        "targetTable: '${TIMESTAMP' is not closed; put '}' after the name of the variable"),
                Arguments.of(
                        "${BUILD_NUMBER}",
                        "targetTable: '${BUILD_NUMBER}' gives a name of 2 characters; AWS allows 3 to 255"),
                Arguments.of("${EMPTY}", "targetTable: '${EMPTY}' gives a name of 0 characters; AWS allows 3 to 255"),
                Arguments.of(
                        "x".repeat(256),
                        "targetTable: '" + "x".repeat(256) + "' gives a name of 256 characters; AWS allows 3 to 255"),
                Arguments.of(
                        "x".repeat(240) + "${TABLE}",
                        "targetTable: '" + "x".repeat(240)
                                + "${TABLE}' leaves 15 of 255 characters for each '${TABLE}'; shorten the rest, at least 16"
                                + " are needed"),
                Arguments.of(
                        "x".repeat(1025),
                        "targetTable: '" + "x".repeat(300)
                                + "...' has 1025 characters; shorten it, names have 255 at most"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String template, String sentence) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> parse(template))
                .withMessage(sentence)
                .returns("targetTable", BadRequestException::field);
    }

    private static NameTemplate parse(String template) throws BadRequestException {
        return NameTemplate.parse("targetTable", template, ENVIRONMENT);
    }
}
