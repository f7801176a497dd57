package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
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
                Arguments.of("", "tags: an entry is empty; give 'key=value' or 'key'"),
                Arguments.of("=daily", "tags: '=daily' has no key; give 'key=value' or 'key'"),
                Arguments.of(
                        "a=b,c=d",
                        "tags: 'a=b,c=d' holds a comma, which is in no tag; give each tag on its own as 'key=value' or "
                                + "'key'"),
                Arguments.of(
                        "k".repeat(129),
                        "tags: the key of '" + "k".repeat(129) + "' has 129 characters; AWS allows 128 at most"),
                Arguments.of(
                        "k=" + "v".repeat(257),
                        "tags: the value of 'k=" + "v".repeat(257) + "' has 257 characters; AWS allows 256 at most"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, String sentence) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> TagCondition.parse(text))
                .withMessage(sentence)
                .returns("tags", BadRequestException::field);
    }
}
