package io.jenkins.plugins.dynamodbbackup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT59S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT47H59M, 47 h",
        "PT48H, 2 days",
        "P12DT23H, 12 days",
        "P1234D, 1234 days"
    })
    void agesHaveOneUnit(Duration age, String words) {
        assertThat(Times.age(age)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, 0 s",
        "PT14S, 14 s",
        "PT1M, 1 min",
        "PT3M20S, 3 min 20 s",
        "PT59M59.9S, 59 min 59 s",
        "PT1H, 1 h",
        "PT1H59S, 1 h",
        "PT2H5M7S, 2 h 5 min",
        "PT30H, 30 h"
    })
    void spansHaveTwoUnitsAtTheMost(Duration span, String words) {
        assertThat(Times.span(span)).isEqualTo(words);
        assertThat(Times.span(Instant.EPOCH, Instant.EPOCH.plus(span))).isEqualTo(words);
    }

    @Test
    void timesAreInUtcToTheSecond() {
        Instant time = Instant.parse("2026-11-22T16:00:07.9Z");
        assertThat(Times.iso(time)).isEqualTo("2026-11-22T16:00:07Z");
        assertThat(Times.utc(time)).isEqualTo("2026-11-22 16:00:07");
        assertThat(Times.day(time) + " " + Times.clock(time)).isEqualTo(Times.utc(time));
    }
}
