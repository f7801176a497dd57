package io.jenkins.plugins.dynamodbbackup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationHeader;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreFiguresTest {

    private static final long GIB = 1L << 30;

    private static RestoreFigures of(Outcome outcome, String verification, Instant made, long sizeBytes) {
        return of(outcome, verification, Optional.of(new Source("orders", "b", "arn", sizeBytes, made, false)));
    }

    private static RestoreFigures of(Outcome outcome, String verification, Optional<Source> source) {
        OperationHeader head =
                new OperationHeader(Verdict.SUCCESS, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());
        return new RestoreFigures(
                new StoredRestore(
                        head,
                        outcome,
                        "",
                        source,
                        "copy",
                        verification,
                        List.of(),
                        false,
                        List.of(),
                        "",
                        List.of(),
                        ModeReport.NONE),
                Prices.LIST);
    }

    @Test
    void theLogTellsTheAgeOfTheDataAndTheCost() {
        Instant made = Reports.BEGAN.minus(Duration.ofHours(26));

        assertThat(of(Outcome.OK, "", made, 50 * GIB).sentence())
                .isEqualTo("The backup was created at 2026-02-28 00:00:00 UTC, 26 h before this restore began."
                        + " Restoring its 50.0 GiB costs an estimated $7.50, at $0.15 for each GB (2^30 bytes) in US dollars, before"
                        + " taxes and discounts.");
    }

    @Test
    void whatIsNotKnownIsNotTold() {
        assertThat(of(Outcome.OK, "", Optional.empty()).sentence()).isEmpty();
        assertThat(of(Outcome.OK, "", Reports.BEGAN, 0).sentence())
                .isEqualTo("The backup was created at 2026-03-01 02:00:00 UTC, 0 s before this restore began.");
    }

    /** A restore by the clock of AWS, which is not that of Jenkins. */
    @Test
    void noDataIsOfTheFuture() {
        assertThat(of(Outcome.OK, "", Reports.BEGAN.plusSeconds(2), 0).age()).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "OK, '', 0.15",
        "REQUESTED, '', 0.15",
        "FAILED, 'The count differs.', 0.15",
        "TIMED_OUT, 'The items were not counted.', 0.15",
        "FAILED, '', 0",
        "TIMED_OUT, '', 0",
        "SKIPPED, '', 0",
    })
    void onlyWhatAwsRestoredCosts(Outcome outcome, String verification, double dollars) {
        assertThat(of(outcome, verification, Reports.BEGAN, GIB).cost()).isEqualTo(dollars);
    }
}
