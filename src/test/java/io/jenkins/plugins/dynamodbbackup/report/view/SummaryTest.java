package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import io.jenkins.plugins.dynamodbbackup.report.stored.Head;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static Summary of(Outcome... outcomes) {
        Head head = new Head(Verdict.REQUESTED, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());
        List<BackupRow> rows = List.of(outcomes).stream()
                .map(outcome -> new BackupRow("orders", "b", "", outcome, "CREATING", Optional.empty(), 0, ""))
                .toList();
        return Summary.of(List.of(new EndedBackup(head, rows)));
    }

    @Test
    void whatNobodyWaitedForIsNeitherGoodNorFailed() {
        Summary summary = of(Outcome.REQUESTED, Outcome.REQUESTED, Outcome.OK);

        assertThat(summary.counts().good()).isOne();
        assertThat(summary.counts().failed()).isZero();
        assertThat(summary.getLines())
                .containsExactly("1 of 3 tables backed up", "2 requests that AWS goes on with, not waited for");
    }

    @Test
    void whatWasNotMadeOrNotInTimeFailed() {
        Summary summary = of(Outcome.FAILED, Outcome.TIMED_OUT, Outcome.SKIPPED);

        assertThat(summary.counts().failed()).isEqualTo(3);
        assertThat(summary.getLines()).containsExactly("0 of 3 tables backed up");
    }

    @Test
    void aRestoredTableWithOtherItemsIsThereToBeLookedAtAndNeitherCalledFailedNorGood() {
        Head head = new Head(Verdict.UNSTABLE, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());
        EndedRestore restore =
                new EndedRestore(head, Outcome.FAILED, "It differs.", Optional.empty(), "copy", "", List.of());
        Summary summary = Summary.of(List.of(restore));

        assertThat(summary.getLines()).containsExactly("1 of 1 table restored", "1 restored table to look at");
        assertThat(summary.counts().good()).isZero();
        assertThat(State.of(restore)).isEqualTo(State.TO_BE_CHECKED);
    }
}
