package io.jenkins.plugins.dynamodbbackup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from elsewhere has nothing left that ends a line, moves a cursor, turns the reading order or cannot be stored. */
class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x200b, 0x200d, 0x200e,
                0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xfff9, 0xffff, 0xd800, 0xdc00,
                0xe0001
            })
    void aCharacterThatIsNoTextBecomesASpace(int c) {
        String text = "a" + Character.toString(c) + "b";

        assertThat(OneLine.of(text)).isEqualTo("a b");
        assertThat(OneLine.is(text)).isFalse();
        assertThat(OneLine.is("a b")).isTrue();
    }

    @Test
    void textOfAnyLanguageStaysAsItIs() {
        String text = "orders-eu \u00e9 \u0416 \u05d0 \u0627 \u4e2d \ud83d\ude00 ' \" < & \\ 100 %";

        assertThat(OneLine.of(text)).isSameAs(text);
    }

    @Test
    void whateverItIsTheResultIsOneLine() {
        String everything = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        String line = OneLine.of(everything);

        assertThat(OneLine.is(line)).isTrue();
        assertThat(line).doesNotContainPattern("\\R|[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void aLongTextIsCutAndNotWithinACharacter() {
        assertThat(OneLine.of("x".repeat(20), 20)).isEqualTo("x".repeat(20));
        assertThat(OneLine.of("x".repeat(21), 20)).isEqualTo("x".repeat(17) + "...");
        assertThat(OneLine.of("x".repeat(16) + "\ud83d\ude00".repeat(9), 20)).isEqualTo("x".repeat(16) + "...");
        assertThat(OneLine.of("\n".repeat(1 << 20), 20)).isEqualTo(" ".repeat(17) + "...");
    }

    @Test
    void aRefusalIsOneLineThatIsNotLong() {
        assertThat(new BadRequestException("region", "region 'a\nFinished: SUCCESS\u001b[2J' is wrong."))
                .hasMessage("region 'a Finished: SUCCESS [2J' is wrong.");
        assertThat(new BadRequestException("tables", "x".repeat(1 << 20)).getMessage())
                .hasSizeLessThan(10_000);
    }
}
