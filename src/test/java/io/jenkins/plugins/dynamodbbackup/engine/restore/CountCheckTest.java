package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.CountCheck.Live;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counted items prove, and what they do not. */
class CountCheckTest {

    @Test
    void asManyAsTheLiveTableIsAsGoodAsItGets() {
        CountCheck check = CountCheck.of(7, 5, new Live.Counted(7));
        assertThat(check.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(check.finding()).isEmpty();
        assertThat(check.sentence())
                .isEqualTo(
                        "Counted 7 items in the restored table and as many in the live table; the backup records 5, a"
                                + " figure up to six hours older than it.");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6, 8})
    void anotherNumberThanTheLiveTableHasIsForTheUserToJudge(long live) {
        CountCheck check = CountCheck.of(7, 5, new Live.Counted(live));
        assertThat(check.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(check.finding().orElseThrow())
                .isEqualTo(
                        "Item counts differ (restored 7, live " + live + ", recorded up to six hours before the backup"
                                + " 5): expected if the live table has lost or gained items since the backup.");
    }

    /** Lost items are why most restores are made. */
    @Test
    void asManyAsTheBackupRecordsIsAsItShouldBeWhateverTheLiveTableLost() {
        CountCheck check = CountCheck.of(100, 100, new Live.Counted(60));
        assertThat(check.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(check.finding()).isEmpty();
        assertThat(check.sentence())
                .isEqualTo("Counted 100 items in the restored table, as many as the backup records; the live table now"
                        + " has 60.");
    }

    @Test
    void anEmptyTableFromABackupWithItemsIsAFailureWhateverTheLiveTableHas() {
        for (Live live : new Live[] {
            new Live.Counted(0), new Live.Counted(3), new Live.NotComparable("it is gone"), new Live.Failed("no")
        }) {
            CountCheck check = CountCheck.of(0, 5, live);
            assertThat(check.verdict()).isEqualTo(Verdict.FAILURE);
            assertThat(check.finding().orElseThrow())
                    .startsWith("The restored table is empty, and the backup records 5 items");
        }
    }

    @Test
    void anEmptyTableOfAnEmptyTableIsFine() {
        assertThat(CountCheck.of(0, 0, new Live.Counted(0)).finding()).isEmpty();
    }

    @Test
    void withoutTheSourceTheCountIsOnlyInformation() {
        CountCheck check = CountCheck.of(1, 5, new Live.NotComparable("table 'orders' is gone"));
        assertThat(check.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(check.finding()).isEmpty();
        assertThat(check.sentence())
                .isEqualTo(
                        "Counted 1 item in the restored table; not comparable with the live table, for table 'orders'"
                                + " is gone; the backup records 5, a figure up to six hours older than it.");
    }

    @Test
    void aSourceThatCannotBeCountedIsAFinding() {
        CountCheck check = CountCheck.of(5, 5, new Live.Failed("Scan was denied."));
        assertThat(check.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(check.finding())
                .contains("The live table could not be counted, so nothing was compared: Scan was denied.");
    }
}
