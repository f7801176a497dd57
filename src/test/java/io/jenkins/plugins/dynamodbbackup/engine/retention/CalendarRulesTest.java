package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the calendar: one backup of each day, week, month or year. Now is 2026-03-31T12:00:00Z, a Tuesday. */
class CalendarRulesTest {

    private static BackupSample at(String time) {
        return BackupSample.aged(Duration.between(Instant.parse(time), BackupSample.NOW));
    }

    @Test
    void theNewestOfADayStandsForIt() throws BadRequestException {
        assertThat(PruneSample.keep(KeepParameter.KEEP_DAILY, 2)
                        .decisions(
                                at("2026-03-31T10:00:00Z"),
                                at("2026-03-31T02:00:00Z"),
                                at("2026-03-30T23:59:59Z"),
                                at("2026-03-30T00:00:00Z"),
                                at("2026-03-29T02:00:00Z")))
                .containsExactly(
                        "keep: retention.period.newest(2026-03-31, keepDaily)",
                        "delete: retention.period.notNewest(2026-03-31, keepDaily)",
                        "keep: retention.period.newest(2026-03-30, keepDaily)",
                        "delete: retention.period.notNewest(2026-03-30, keepDaily)",
                        "delete: retention.period.old.DAY(2, keepDaily)");
    }

    @Test
    void everyRuleThatKeepsABackupIsNamed() throws BadRequestException {
        assertThat(PruneSample.keepLast(1)
                        .and(KeepParameter.KEEP_DAILY, 1)
                        .and(KeepParameter.KEEP_WEEKLY, 2)
                        .and(KeepParameter.KEEP_MONTHLY, 1)
                        .and(KeepParameter.KEEP_YEARLY, 1)
                        .decisions(at("2026-03-31T10:00:00Z"), at("2026-03-29T10:00:00Z"), at("2026-03-28T10:00:00Z")))
                .satisfiesExactly(
                        all -> assertThat(all)
                                .startsWith("keep: ")
                                .contains(
                                        "retention.keepLast.one(keepLast)",
                                        "retention.period.newest(2026-03-31, keepDaily)",
                                        "retention.period.newest(2026-W14, keepWeekly)",
                                        "retention.period.newest(2026-03, keepMonthly)",
                                        "retention.period.newest(2026, keepYearly)"),
                        one -> assertThat(one).isEqualTo("keep: retention.period.newest(2026-W13, keepWeekly)"),
                        none -> assertThat(none)
                                .startsWith("delete: ")
                                .contains(
                                        "retention.keepLast.not.one(keepLast)",
                                        "retention.period.old.DAY(1, keepDaily)",
                                        "retention.period.notNewest(2026-W13, keepWeekly)",
                                        "retention.period.notNewest(2026-03, keepMonthly)",
                                        "retention.period.notNewest(2026, keepYearly)"));
    }

    /** A table whose backups have stopped keeps its history: only periods with a backup count. */
    @Test
    void periodsWithoutABackupDoNotCount() throws BadRequestException {
        assertThat(PruneSample.keep(KeepParameter.KEEP_MONTHLY, 3)
                        .decisions(at("2025-12-24T02:00:00Z"), at("2024-07-01T02:00:00Z"), at("2020-01-01T02:00:00Z")))
                .containsExactly(
                        "keep: retention.period.newest(2025-12, keepMonthly)",
                        "keep: retention.period.newest(2024-07, keepMonthly)",
                        "keep: retention.period.newest(2020-01, keepMonthly)");
    }

    /** A backup that cannot be restored from stands for no day. */
    @ParameterizedTest
    @ValueSource(strings = {"CREATING", "DELETED"})
    void whatIsNotAvailableStandsForNoPeriod(String status) throws BadRequestException {
        assertThat(PruneSample.keep(KeepParameter.KEEP_DAILY, 1)
                        .decisions(at("2026-03-30T10:00:00Z").status(status), at("2026-03-30T02:00:00Z")))
                .containsExactly(
                        "keep: retention.status(" + status + ")",
                        "keep: retention.period.newest(2026-03-30, keepDaily)");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-29, 2024-W52",
        "2024-12-30, 2025-W01",
        "2021-01-03, 2020-W53",
        "2021-01-04, 2021-W01",
        "2026-12-31, 2026-W53",
    })
    void weeksAreThoseOfIso8601(LocalDate day, String week) {
        assertThat(CalendarPeriod.WEEK.of(day)).isEqualTo(week);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-29",
        "Europe/Berlin, 2026-03-30",
        "Pacific/Kiritimati, 2026-03-30",
        "America/Los_Angeles, 2026-03-29",
        "+02:00, 2026-03-30",
    })
    void aDayBeginsInTheTimeZone(String zone, String day) throws BadRequestException {
        assertThat(PruneSample.keep(KeepParameter.KEEP_DAILY, 1).timeZone(zone).decisions(at("2026-03-29T22:30:00Z")))
                .containsExactly("keep: retention.period.newest(" + day + ", keepDaily)");
    }

    /** Days of 23 and 25 hours: on 2026-03-29 and 2025-10-26 clocks change in Berlin. */
    @Test
    void everyDayAroundAChangeOfTheClocksKeepsOne() throws BadRequestException {
        for (String first : List.of("2026-03-26T00:30:00Z", "2025-10-24T00:30:00Z")) {
            BackupSample[] hourly = IntStream.range(0, 24 * 5)
                    .mapToObj(hour -> at(Instant.parse(first)
                                    .plus(Duration.ofHours(hour))
                                    .toString())
                            .suffix(hour))
                    .toArray(BackupSample[]::new);
            List<String> kept = PruneSample.keep(KeepParameter.KEEP_DAILY, 4)
                    .timeZone("Europe/Berlin")
                    .maxDeletes(1000)
                    .decisions(hourly)
                    .stream()
                    .filter(decision -> decision.startsWith("keep: "))
                    .toList();
            assertThat(kept).hasSize(4).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CEST", "Europe/Berlinn", "utc+25"})
    void refusesATimeZoneThatIsNone(String zone) {
        assertThatThrownBy(() -> PruneSample.keep(KeepParameter.KEEP_DAILY, 1)
                        .timeZone(zone)
                        .policy())
                .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                .returns("timeZone", BadRequestException::field)
                .extracting(BadRequestException::reason)
                .extracting(Message::key)
                .isEqualTo("retention.timeZone.invalid");
    }

    @Test
    void refusesACountBelowOne() {
        assertThat(Stream.of(KeepParameter.values()))
                .allSatisfy(parameter -> assertThatThrownBy(
                                () -> PruneSample.keep(parameter, 0).policy())
                        .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                        .returns(parameter.word(), BadRequestException::field));
    }
}
