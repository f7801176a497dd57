package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.CountCheck;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.CountCheck.Live;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counted items prove, and what they do not. */
class CountCheckTest {

    private static final Message WHY = Message.foreign("the reason");

    @Test
    void asManyAsTheLiveTableIsAsGoodAsItGets() {
        CountCheck check = CountCheck.of(7, backup(5), new Live.Counted(7));
        assertThat(check.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(check.finding()).isEmpty();
        assertThat(check.message()).isEqualTo(Message.of("restore.count.asLive", 7, recorded(5)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6, 8})
    void anotherNumberThanTheLiveTableHasIsForTheUserToJudge(long live) {
        CountCheck check = CountCheck.of(7, backup(5), new Live.Counted(live));
        assertThat(check.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(check.finding()).contains(Message.of("restore.count.differ", 7, live, 5));
        assertThat(check.message()).isEqualTo(Message.of("restore.count.both", 7, live, recorded(5)));
    }

    /** Lost items are why most restores are made. */
    @Test
    void asManyAsTheBackupRecordsIsAsItShouldBeWhateverTheLiveTableLost() {
        CountCheck check = CountCheck.of(100, backup(100), new Live.Counted(60));
        assertThat(check.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(check.finding()).isEmpty();
        assertThat(check.message()).isEqualTo(Message.of("restore.count.asRecorded", 100, 60));
    }

    @Test
    void anEmptyTableFromABackupWithItemsIsAFailureWhateverTheLiveTableHas() {
        for (Live live :
                new Live[] {new Live.Counted(0), new Live.Counted(3), new Live.NotComparable(WHY), new Live.Failed(WHY)
                }) {
            CountCheck check = CountCheck.of(0, backup(5), live);
            assertThat(check.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(check.finding())
                    .contains(
                            live instanceof Live.Counted counted
                                    ? Message.of("restore.count.empty.live", 5, counted.items())
                                    : Message.of("restore.count.empty", 5));
            assertThat(check.message()).isEqualTo(Message.of("restore.count.alone", 0, recorded(5)));
        }
    }

    @Test
    void anEmptyTableOfAnEmptyTableIsFine() {
        assertThat(CountCheck.of(0, backup(0), new Live.Counted(0)).finding()).isEmpty();
    }

    @Test
    void withoutTheSourceTheCountIsOnlyInformation() {
        CountCheck check = CountCheck.of(1, backup(5), new Live.NotComparable(WHY));
        assertThat(check.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(check.finding()).isEmpty();
        assertThat(check.message()).isEqualTo(Message.of("restore.count.notComparable", 1, WHY, recorded(5)));
    }

    @Test
    void aSourceThatCannotBeCountedIsAFinding() {
        CountCheck check = CountCheck.of(5, backup(5), new Live.Failed(WHY));
        assertThat(check.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(check.finding()).contains(Message.of("restore.count.liveFailed", WHY));
        assertThat(check.message()).isEqualTo(Message.of("restore.count.alone", 5, recorded(5)));
    }

    /** The statistics of the source are of now: only the live table says something. */
    @Test
    void aPointInTimeIsComparedWithTheLiveTableAlone() {
        Instant time = Records.MADE;
        ChosenSource source = Records.pointInTime(time, 5);
        Message statistics = Message.of("restore.count.statistics", 5);
        CountCheck same = CountCheck.of(7, source, new Live.Counted(7));
        assertThat(same.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(same.message()).isEqualTo(Message.of("restore.count.asLive", 7, statistics));
        for (long restored : new long[] {0, 5, 8}) {
            CountCheck differs = CountCheck.of(restored, source, new Live.Counted(7));
            assertThat(differs.verdict()).isEqualTo(Verdict.UNSTABLE);
            assertThat(differs.finding()).contains(Message.of("restore.count.differ.pointInTime", restored, 7, time));
        }
    }

    private static Message recorded(long items) {
        return Message.of("restore.count.recorded", items);
    }

    private static ChosenSource backup(long items) {
        DescribedBackup it = Records.backup(CapacityMode.PAY_PER_REQUEST);
        return Records.chosen(new DescribedBackup(
                it.summary(),
                it.tableCreatedAt(),
                it.keys(),
                it.indexes(),
                it.billingMode(),
                it.capacity(),
                it.encryption(),
                items,
                it.streamViewType(),
                it.timeToLiveAttribute()));
    }
}
