package io.jenkins.plugins.dynamodbbackup.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that the backups of a run get. */
class BackupNamesTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void theDefaultIsTheTableAndTheTimeInUtc() throws Exception {
        assertThat(names(byDefault(), List.of("users", "orders", "users")))
                .containsExactly(
                        Map.entry("users", "users20260102T030405"), Map.entry("orders", "orders20260102T030405"));
        assertThat(byDefault().hasTimestamp()).isTrue();
    }

    @Test
    void takesVariablesOfTheBuild() throws Exception {
        NameTemplate template = parse("${TABLE}-before-${BUILD_NUMBER}", Map.of("BUILD_NUMBER", "17"));
        assertThat(names(template, List.of("orders"))).containsEntry("orders", "orders-before-17");
        assertThat(template.hasTimestamp()).isFalse();
    }

    @Test
    void withoutTheTableAllNamesAreTheSame() throws Exception {
        assertThat(names(parse("nightly", Map.of()), List.of("orders", "users")).values())
                .containsExactly("nightly", "nightly");
    }

    @Test
    void namesOfLongTablesAreCutAndStayApart() throws Exception {
        List<String> tables = IntStream.range(0, 10_000)
                .mapToObj(i -> "a".repeat(250) + "%05d".formatted(i))
                .toList();
        Map<String, String> names = names(byDefault(), tables);
        assertThat(names.values()).doesNotHaveDuplicates().allMatch(name -> name.length() == 255);
        assertThat(names.get(tables.get(0))).matches("a{227}-[0-9a-f]{12}20260102T030405");
        assertThat(names(byDefault(), tables)).as("the same again").isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({"240, 255", "241, 255", "239, 254", "3, 18"})
    void cutsOnlyWhatIsTooLong(int tableLength, int nameLength) throws Exception {
        String table = "t".repeat(tableLength);
        String name = names(byDefault(), List.of(table)).get(table);
        assertThat(name).hasSize(nameLength);
        assertThat(name.startsWith(table)).isEqualTo(tableLength <= 240);
        assertThat(NameTemplate.isTableAndTimestamp(table, name)).isTrue();
    }

    @Test
    void aCutNameIsKnownForItsOwnTableOnly() throws Exception {
        String table = "a".repeat(254) + "b";
        String name = names(byDefault(), List.of(table)).get(table);
        assertThat(NameTemplate.isTableAndTimestamp(table, name)).isTrue();
        assertThat(NameTemplate.isTableAndTimestamp("a".repeat(254) + "c", name))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "orders20260102",
                "orders-20260102T030405",
                "orders20260102T030405-keep",
                "my-orders20260102T030405",
                "Orders20260102T030405",
                "orders20260102t030405",
                "orders20261302T030405",
                "orders20260230T030405",
                "orders20260102T240000",
                "orders-eu20260102T030405",
                "20260102T030405",
                "orders+0260102T030405",
                ""
            })
    void knowsNamesThatOthersGave(String name) {
        assertThat(NameTemplate.isTableAndTimestamp("orders", name)).isFalse();
    }

    @Test
    void refusesInTheWordsOfTheParameter() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> parse("${TABLE}:${TIMESTAMP}", Map.of()))
                .returns(
                        BadRequestException.of(
                                        "backupName",
                                        "table.template.character",
                                        "${TABLE}:${TIMESTAMP}",
                                        Message.of("table.character", ":"))
                                .reason(),
                        BadRequestException::reason)
                .returns("backupName", BadRequestException::field);
    }

    private static NameTemplate byDefault() throws BadRequestException {
        return parse(BackupRequest.DEFAULT_NAME, Map.of());
    }

    private static NameTemplate parse(String template, Map<String, String> environment) throws BadRequestException {
        return NameTemplate.parse("backupName", template, environment);
    }

    private static Map<String, String> names(NameTemplate template, List<String> tables) {
        Map<String, String> names = new LinkedHashMap<>();
        tables.forEach(table -> names.put(table, template.name(table, AT)));
        return names;
    }
}
