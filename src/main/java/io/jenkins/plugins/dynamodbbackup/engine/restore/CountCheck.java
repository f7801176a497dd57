package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.util.Optional;

/**
 * What the counted items say. The only count worth comparing with is that of the live table: the backup's own is a
 * statistic up to six hours old (spec 1.2). And the live table may have changed since the backup.
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
            return source.items() == restored
                    ? new CountCheck(
                            Verdict.SUCCESS,
                            Optional.empty(),
                            counted + " and as many in the live table" + record + ".")
                    : new CountCheck(
                            Verdict.UNSTABLE,
                            Optional.of("The restored table has " + Amounts.count(restored, "item")
                                    + ", the live table now has "
                                    + source.items() + ", and the backup records " + recorded
                                    + " (a figure up to six hours older than it): the live table may have changed"
                                    + " since, so look at it."),
                            counted + " and " + source.items() + " in the live table" + record + ".");
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

    private static String live(Live live) {
        return live instanceof Live.Counted source
                ? "; the live table now has " + Amounts.count(source.items(), "item")
                : "";
    }
}
