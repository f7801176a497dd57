package io.jenkins.plugins.dynamodbbackup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B, -",
        "1, 1 B, 1 B",
        "1023, 1023 B, 1023 B",
        "1024, 1.0 KiB, 1.0 KiB",
        "1048524, 1023.9 KiB, 1023.9 KiB",
        "1048525, 1.0 MiB, 1.0 MiB",
        "1048570, 1.0 MiB, 1.0 MiB",
        "1048575, 1.0 MiB, 1.0 MiB",
        "1048576, 1.0 MiB, 1.0 MiB",
        "1073741823, 1.0 GiB, 1.0 GiB",
        "1234567890, 1.1 GiB, 1.1 GiB",
        "1610612736, 1.5 GiB, 1.5 GiB",
        "1099511627775, 1.0 TiB, 1.0 TiB",
        "1125899906842623, 1.0 PiB, 1.0 PiB",
        "9223372036854775807, 8192.0 PiB, 8192.0 PiB"
    })
    void sizesAreInPowersOf1024(long bytes, String size, String cell) {
        assertThat(Amounts.size(bytes)).isEqualTo(size);
        assertThat(Amounts.sizeCell(bytes)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 backups", "1, 1 backup", "2, 2 backups", "12345, 12345 backups"})
    void countsHaveTheirPlural(long number, String noun) {
        assertThat(Amounts.count(number, "backup")).isEqualTo(noun);
    }
}
