package io.jenkins.plugins.dynamodbbackup.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, -",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048524, 1023.9 KiB",
        "1048525, 1.0 MiB",
        "1234567890, 1.1 GiB",
        "9223372036854775807, 8192.0 PiB"
    })
    void sizes(long bytes, String size) {
        assertThat(Words.size(bytes)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT59S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT47H59M, 47 h",
        "PT48H, 2 days",
        "P12DT23H, 12 days"
    })
    void ages(Duration age, String words) {
        assertThat(Words.age(age)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, 0 s", "PT14S, 14 s", "PT3M20S, 3 min 20 s", "PT2H5M7S, 2 h 5 min", "PT30H, 30 h 0 min"})
    void spans(Duration span, String words) {
        assertThat(Words.took(Instant.EPOCH, Instant.EPOCH.plus(span))).isEqualTo(words);
    }
}
