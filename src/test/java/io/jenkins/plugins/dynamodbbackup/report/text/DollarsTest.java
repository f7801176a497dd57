package io.jenkins.plugins.dynamodbbackup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | $0.00",
                "1 | < $0.01",
                "1073741824 | $0.10",
                "1099511627776 | $102.40",
                "10995116277760 | $1,024.00"
            })
    void countsEveryGbAndShowsCents(long bytes, String shown) {
        assertThat(Dollars.shown(Prices.LIST.ofStorage(bytes).doubleValue())).isEqualTo(shown);
    }
}
