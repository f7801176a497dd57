package io.jenkins.plugins.dynamodbbackup.engine.retention;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.function.Function;

/** A period of the calendar of which one backup is kept. Weeks are those of ISO 8601: they begin on Monday. */
enum CalendarPeriod {
    DAY(LocalDate::toString),
    WEEK(date -> String.format(
            Locale.ROOT, "%d-W%02d", date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))),
    MONTH(date -> YearMonth.from(date).toString()),
    YEAR(date -> String.valueOf(date.getYear()));

    private final Function<LocalDate, String> name;

    CalendarPeriod(Function<LocalDate, String> name) {
        this.name = name;
    }

    /** The name of the period that this day belongs to, such as {@code 2026-W47}. */
    String of(LocalDate day) {
        return name.apply(day);
    }
}
