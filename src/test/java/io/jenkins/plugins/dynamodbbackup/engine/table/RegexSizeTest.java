package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {

    private static final String[] PIECES = {
        "a",
        "[",
        "]",
        "(",
        ")",
        "(?i)",
        "(?:",
        "{30}",
        "{9,}",
        "{2,31}",
        "*",
        "+?",
        "|",
        "\\Q",
        "\\E",
        "\\",
        "\\p{L}",
        "\\x{41}",
        "[^]]",
        "[[:alpha:]]",
        "[\\]]",
        "((a{20}){20})",
        "(?",
        ")",
        "{",
        "}",
        "0",
        "^",
        "$",
        "."
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc 3",
                "a{10} 20",
                "(ab){3} 15",
                "a{2,5}b 11",
                "a{3,}b 7",
                "[a-z]+ 2",
                "[]a]{2} 4",
                "[^]a]{2} 4",
                "[a\\]b]{2} 4",
                "\\p{Greek}{2} 4",
                "\\x{41}{2} 4",
                "\\Q[{\\E{2} 5",
                "a{x} 4"
            })
    void countsTheParts(String expression, long size) {
        assertThat(RegexSize.of(expression)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "((a{100,}){100,}){100,}",
                "((a{1,1000}){1,1000}){1,1000}",
                "a{30}(?i){30}(?i){30}(?i){30}",
                "\\Q[\\E((a{100}){100}){100}",
                "[]]((a{100}){100}){100}[]]",
                "[a]((a{100}){100}){100}[a]",
                "a{30}\\Q\\E{30}\\Q\\E{30}\\Q\\E{30}",
                "(?i)((?:a{100}){100}){100}"
            })
    void noticesWhatWouldFillTheMemory(String expression) {
        assertThat(RegexSize.of(expression)).isGreaterThan(RegexSize.LARGEST);
    }

    @Test
    void takesALongLine() {
        assertThat(RegexSize.of("(".repeat(1024))).isZero();
        assertThat(RegexSize.of(")".repeat(1024))).isPositive();
    }

    @Test
    void whatIsSmallEnoughStaysSmallInRe2() {
        Random random = new Random(20261122);
        int compiled = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int pieces = 1 + random.nextInt(10); pieces > 0; pieces--) {
                expression.append(PIECES[random.nextInt(PIECES.length)]);
            }
            if (RegexSize.of(expression.toString()) <= RegexSize.LARGEST) {
                try {
                    int size = Pattern.compile(expression.toString()).programSize();
                    assertThat(size).as(expression.toString()).isLessThan(5 * RegexSize.LARGEST);
                    compiled++;
                } catch (PatternSyntaxException e) {
                    // Most chance expressions are none.
                }
            }
        }
        assertThat(compiled).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a?){119}", "(a*){119}", "(a|b){99}", "a{0,299}"})
    void theLargestNeedNoLargeStack(String expression) throws Exception {
        assertThat(RegexSize.of(expression)).isBetween(RegexSize.LARGEST * 7L / 10, (long) RegexSize.LARGEST);
        AtomicReference<Object> result = new AtomicReference<>();
        Runnable match = () -> {
            try {
                result.set(NamePattern.parse("tables", "regex:" + expression).matches("a".repeat(255)));
            } catch (Exception | StackOverflowError e) {
                result.set(e);
            }
        };
        Thread thread = new Thread(null, match, "small stack", 512 * 1024);
        thread.start();
        thread.join();
        assertThat(result.get()).isInstanceOf(Boolean.class);
    }
}
