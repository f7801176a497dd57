package io.jenkins.plugins.dynamodbbackup.engine.restore.plan;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import java.util.Optional;

/**
 * What the counted items say. They are as they should be when there are as many as the backup records, which is a
 * statistic up to six hours old (spec 1.2), or as many as the live table has, which may have changed since the backup: a
 * live table that lost items is why most restores are made.
 *
 * @param verdict SUCCESS without a finding, UNSTABLE for what may well be in order, FAILURE for what cannot be
 */
public record CountCheck(Verdict verdict, Optional<Message> finding, Message message) {

    /** What there is to compare with. */
    public sealed interface Live {

        /** The source table, counted just now. */
        record Counted(long items) implements Live {}

        /** @param why the source cannot be compared, though nothing went wrong: it is gone, or another table by now */
        record NotComparable(Message why) implements Live {}

        /** @param why the source could not be counted */
        record Failed(Message why) implements Live {}
    }

    public static CountCheck of(long restored, ChosenSource source, Live live) {
        long recorded = source.table().itemCount();
        boolean backup = source instanceof ChosenSource.Backup;
        Message record = Message.of(backup ? "restore.count.recorded" : "restore.count.statistics", recorded);
        Message counted = Message.of("restore.count.alone", restored, record);
        if (backup && restored == 0 && recorded > 0) {
            return new CountCheck(Verdict.FAILURE, Optional.of(empty(recorded, live)), counted);
        }
        if (live instanceof Live.Counted table) {
            return compared(restored, source, table.items(), record);
        }
        if (live instanceof Live.Failed failed) {
            return new CountCheck(
                    Verdict.UNSTABLE, Optional.of(Message.of("restore.count.liveFailed", failed.why())), counted);
        }
        return right(Message.of("restore.count.notComparable", restored, ((Live.NotComparable) live).why(), record));
    }

    /** The statistics of a source table are of now, so that they say nothing about a point in time. */
    private static CountCheck compared(long restored, ChosenSource source, long live, Message record) {
        if (live == restored) {
            return right(Message.of("restore.count.asLive", restored, record));
        }
        Message both = Message.of("restore.count.both", restored, live, record);
        if (source instanceof ChosenSource.PointInTime) {
            Message finding = Message.of("restore.count.differ.pointInTime", restored, live, source.time());
            return new CountCheck(Verdict.UNSTABLE, Optional.of(finding), both);
        }
        long recorded = source.table().itemCount();
        if (recorded == restored) {
            return right(Message.of("restore.count.asRecorded", restored, live));
        }
        return new CountCheck(
                Verdict.UNSTABLE, Optional.of(Message.of("restore.count.differ", restored, live, recorded)), both);
    }

    private static CountCheck right(Message message) {
        return new CountCheck(Verdict.SUCCESS, Optional.empty(), message);
    }

    private static Message empty(long recorded, Live live) {
        return live instanceof Live.Counted source
                ? Message.of("restore.count.empty.live", recorded, source.items())
                : Message.of("restore.count.empty", recorded);
    }
}
