package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagConditionTest {

    private static final Map<String, String> TAGS = Map.of("backup", "daily", "team", "", "cost center", "a=b");

    @ParameterizedTest
    @ValueSource(
            strings = {"backup", "backup=daily", " backup=daily\n", "team", "team=", "cost center", "cost center=a=b"})
    void isMet(String text) throws Exception {
        assertThat(TagCondition.parse(text).matches(TAGS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Backup", "backup=", "backup=Daily", "backup=daily2", "team=x", "owner", "cost center=a"})
    void isNotMet(String text) throws Exception {
        assertThat(TagCondition.parse(text).matches(TAGS)).isFalse();
    }

    @Test
    void keepsTheText() throws Exception {
        assertThat(TagCondition.parse(" a=b=c ")).isEqualTo(new TagCondition("a", Optional.of("b=c")));
        assertThat(TagCondition.parse("a=b=c").text()).isEqualTo("a=b=c");
        assertThat(TagCondition.parse("a=").text()).isEqualTo("a=");
        assertThat(TagCondition.parse("aws:cloudformation:stack-name").text())
                .isEqualTo("aws:cloudformation:stack-name");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", said("table.tag.empty")),
                Arguments.of("=daily", said("table.tag.noKey", "=daily")),
                Arguments.of("a=b,c=d", said("table.tag.character", "a=b,c=d", Message.of("table.character.comma"))),
                Arguments.of("k".repeat(129), said("table.tag.key", "k".repeat(129), 129, 128)),
                Arguments.of("k=" + "v".repeat(257), said("table.tag.value", "k=" + "v".repeat(257), 257, 256)));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, Message message) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> TagCondition.parse(text))
                .returns(message, BadRequestException::reason)
                .returns("tags", BadRequestException::field);
    }

    private static Message said(String key, Object... arguments) {
        return BadRequestException.of("tags", key, arguments).reason();
    }
}
