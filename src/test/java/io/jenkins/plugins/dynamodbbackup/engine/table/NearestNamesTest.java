package io.jenkins.plugins.dynamodbbackup.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    private static final List<String> EXISTING = List.of(
            "orders", "orders-eu", "Customers", "prod-invoices", "prod-invoices-archive", "x", "web.sessions_2026");

    @ParameterizedTest
    @CsvSource({
        "ordrs, orders|orders-eu",
        "ordres, orders|orders-eu",
        "odrers, orders|orders-eu",
        "ORDERS, orders|orders-eu",
        "order, orders|orders-eu",
        "customers, Customers",
        "invoices, prod-invoices|prod-invoices-archive",
        "prod-orders, orders",
        "orders-eu-west, orders-eu|orders",
        "web-sessions-2026, web.sessions_2026",
        "xyz, ''",
        "x, ''",
        "payments, ''",
    })
    void findsWhatTheUserMayHaveMeant(String wanted, String expected) {
        assertThat(String.join("|", new NearestNames(EXISTING).to(wanted))).isEqualTo(expected);
    }

    /** As with parameters: another word is not near only because all the others are farther. */
    @ParameterizedTest
    @CsvSource({"dryrun, dryRun", "credentialId, credentialsId", "table, tables", "endpointUrl, ''", "keep, ''"})
    void suggestsOnlyWhatIsReallyNear(String wanted, String expected) {
        List<String> parameters =
                List.of("tables", "exclude", "tags", "region", "credentialsId", "dryRun", "wait", "timeoutMinutes");

        assertThat(String.join("|", new NearestNames(parameters).to(wanted))).isEqualTo(expected);
    }

    @Test
    void namesThreeAtMostInAStableOrder() {
        assertThat(new NearestNames(List.of("ordes", "orderz", "orderx", "ordery", "orderx")).to("orders"))
                .containsExactly("orderx", "ordery", "orderz");
    }

    @Test
    void isQuickAmongTenThousandTables() {
        List<String> tables = IntStream.range(0, 10_000)
                .mapToObj(i -> "production-customer-orders-" + i)
                .toList();
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(new NearestNames(tables).to("production-custmer-orders-77"))
                        .containsExactly(
                                "production-customer-orders-77",
                                "production-customer-orders-7",
                                "production-customer-orders-17"));
    }
}
