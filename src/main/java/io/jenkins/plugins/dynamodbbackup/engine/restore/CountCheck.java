package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.util.Optional;

/**
 * What the counted items say. They are as they should be when there are as many as the backup records, which is a
 * statistic up to six hours old (spec 1.2), or as many as the live table has, which may have changed since the backup: a
 * live table that lost items is why most restores are made.
 *
 * @param verdict SUCCESS without a finding, UNSTABLE for what may well be in order, FAILURE for what cannot be
 */
record CountCheck(Verdict verdict, Optional<String> finding, String sentence) {

    /** What there is to compare with. */
    sealed interface Live {

        /** The source table, counted just now. */
        record Counted(long items) implements Live {}

        /** @param why the source cannot be compared, though nothing went wrong: it is gone, or another table by now */
        record NotComparable(String why) implements Live {}

        /** @param why the source could not be counted */
        record Failed(String why) implements Live {}
    }

    static CountCheck of(long restored, long recorded, Live live) {
        String counted = "Counted " + Amounts.count(restored, "item") + " in the restored table";
        String record = "; the backup records " + recorded + ", a figure up to six hours older than it";
        if (restored == 0 && recorded > 0) {
            return new CountCheck(
                    Verdict.FAILURE,
                    Optional.of("The restored table is empty, and the backup records " + Amounts.count(recorded, "item")
                            + live(live) + "."),
                    counted + record + ".");
        }
        if (live instanceof Live.Counted source) {
            return compared(restored, recorded, source.items(), counted, record);
        }
        if (live instanceof Live.Failed failed) {
            return new CountCheck(
                    Verdict.UNSTABLE,
                    Optional.of("The live table could not be counted, so nothing was compared: " + failed.why()),
                    counted + record + ".");
        }
        return new CountCheck(
                Verdict.SUCCESS,
                Optional.empty(),
                counted + "; not comparable with the live table, for " + ((Live.NotComparable) live).why() + record
                        + ".");
    }

    private static CountCheck compared(long restored, long recorded, long live, String counted, String record) {
        if (live == restored) {
            return new CountCheck(
                    Verdict.SUCCESS, Optional.empty(), counted + " and as many in the live table" + record + ".");
        }
        if (recorded == restored) {
            return new CountCheck(
                    Verdict.SUCCESS,
                    Optional.empty(),
                    counted + ", as many as the backup records; the live table now has " + live + ".");
        }
        return new CountCheck(
                Verdict.UNSTABLE,
                Optional.of("Item counts differ (restored " + restored + ", live " + live + ", recorded up to six hours"
                        + " before the backup " + recorded
                        + "): expected if the live table has lost or gained items since the backup."),
                counted + " and " + live + " in the live table" + record + ".");
    }

    private static String live(Live live) {
        return live instanceof Live.Counted source
                ? "; the live table now has " + Amounts.count(source.items(), "item")
                : "";
    }
}
