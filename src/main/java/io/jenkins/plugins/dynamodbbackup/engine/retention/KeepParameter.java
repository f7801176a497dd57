package io.jenkins.plugins.dynamodbbackup.engine.retention;

import java.time.ZoneId;

/** The rules, each with the parameter that switches it on, in the order in which reasons name them. */
public enum KeepParameter {
    KEEP_DAYS("keepDays", (count, zone) -> new KeepRule.KeepDays(count)),
    KEEP_LAST("keepLast", (count, zone) -> new KeepRule.KeepLast(count)),
    KEEP_DAILY("keepDaily", (count, zone) -> new KeepRule.KeepPeriods(CalendarPeriod.DAY, count, zone)),
    KEEP_WEEKLY("keepWeekly", (count, zone) -> new KeepRule.KeepPeriods(CalendarPeriod.WEEK, count, zone)),
    KEEP_MONTHLY("keepMonthly", (count, zone) -> new KeepRule.KeepPeriods(CalendarPeriod.MONTH, count, zone)),
    KEEP_YEARLY("keepYearly", (count, zone) -> new KeepRule.KeepPeriods(CalendarPeriod.YEAR, count, zone));

    private final String word;
    private final Maker maker;

    private interface Maker {
        KeepRule rule(int count, ZoneId zone);
    }

    KeepParameter(String word, Maker maker) {
        this.word = word;
        this.maker = maker;
    }

    /** As users write it. */
    public String word() {
        return word;
    }

    /**
     * @param count at least 1
     * @param zone whose days, weeks, months and years count
     */
    KeepRule rule(int count, ZoneId zone) {
        return maker.rule(count, zone);
    }
}
