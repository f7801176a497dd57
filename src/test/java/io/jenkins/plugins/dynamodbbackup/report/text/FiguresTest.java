package io.jenkins.plugins.dynamodbbackup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1048575, 1.0 MiB", "5368709120, 5.0 GiB"})
    void sizesAreInPowersOf1024(long bytes, String shown) {
        assertThat(Figures.size(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"PT59S, 59 s", "PT59M, 59 min", "PT47H, 47 h", "P2D, 2 days", "P1234D, 1234 days", "PT-1S, 0 s"})
    void agesHaveOneUnit(Duration age, String shown) {
        assertThat(Figures.age(age)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"PT14S, 14 s", "PT3M20S, 3 min 20 s", "PT26H5M, 26 h 5 min"})
    void spansHaveTwoUnits(Duration span, String shown) {
        assertThat(Figures.took(span)).isEqualTo(shown);
    }
}
