package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void aGbIsWhatAwsCallsOne() {
        assertThat(Prices.LIST.ofStorage(1L << 30)).isEqualByComparingTo("0.10");
        assertThat(Prices.LIST.ofRestore(5L << 29)).isEqualByComparingTo("0.375");
        assertThat(Prices.LIST.ofStorage(0)).isZero();
    }

    @Test
    void nothingIsLostBelowACent() {
        assertThat(Prices.LIST.ofStorage(1 << 20)).isEqualByComparingTo("0.00009765625");
    }

    @Test
    void onePriceAloneCanBeGiven() {
        Prices own = Prices.of(Optional.empty(), Optional.of(BigDecimal.ONE));

        assertThat(own).isEqualTo(new Prices(new BigDecimal("0.10"), BigDecimal.ONE));
    }
}
