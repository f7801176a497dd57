package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.Counts;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationHeader;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import io.jenkins.plugins.dynamodbbackup.report.text.State.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryTest {

    private static Summary of(Outcome... outcomes) {
        OperationHeader head =
                new OperationHeader(Verdict.REQUESTED, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());
        List<BackupRow> rows = List.of(outcomes).stream()
                .map(outcome ->
                        new BackupRow("orders", "b", "", outcome, "CREATING", Optional.empty(), 0, Optional.empty()))
                .toList();
        return Summary.of(Reports.results(new StoredBackup(head, rows)));
    }

    @Test
    void whatNobodyWaitedForIsNeitherGoodNorFailed() {
        Summary summary = of(Outcome.REQUESTED, Outcome.REQUESTED, Outcome.OK);

        assertThat(summary.counts().good()).isOne();
        assertThat(summary.counts().failed()).isZero();
        assertThat(summary.counts().unconfirmed()).isEqualTo(2);
        assertThat(summary.getLines()).containsExactly("1 of 3 tables backed up; requested: orders, orders");
    }

    /** What a build that was aborted left. */
    @Test
    void theJobCallsATableWhatThePageOfTheBuildCallsIt() {
        Summary summary = of(Outcome.UNCONFIRMED, Outcome.SKIPPED, Outcome.OK);

        assertThat(summary.counts().good()).isOne();
        assertThat(summary.counts().unconfirmed()).isOne();
        assertThat(summary.counts().failed()).isOne();
        assertThat(summary.getLines())
                .containsExactly("1 of 3 tables backed up; not created: orders; not confirmed: orders");
    }

    @ParameterizedTest
    @EnumSource
    void eachTableCountsByTheSignOnThePageOfItsBuild(Outcome outcome) {
        Counts counts = of(outcome).counts();
        Sign sign = State.ofBackup(outcome).sign();

        assertThat(List.of(counts.good(), counts.unconfirmed(), counts.failed()))
                .isEqualTo(List.of(sign == Sign.GOOD ? 1 : 0, sign == Sign.OPEN ? 1 : 0, sign == Sign.BAD ? 1 : 0));
    }

    @Test
    void whatWasNotMadeOrNotInTimeFailed() {
        Summary summary = of(Outcome.FAILED, Outcome.TIMED_OUT, Outcome.SKIPPED);

        assertThat(summary.counts().failed()).isEqualTo(3);
        assertThat(summary.getLines())
                .containsExactly("0 of 3 tables backed up; failed: orders; timed out: orders; not created: orders");
    }

    @Test
    void aRestoredTableWithOtherItemsIsThereToBeLookedAtAndNeitherCalledFailedNorGood() {
        OperationHeader head =
                new OperationHeader(Verdict.UNSTABLE, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());
        StoredRestore restore = new StoredRestore(
                head,
                Outcome.FAILED,
                "It differs.",
                Optional.empty(),
                "copy",
                "",
                List.of(),
                false,
                List.of(),
                "",
                List.of(),
                ModeReport.NONE);
        Summary summary = Summary.of(Reports.results(restore));

        assertThat(summary.getLines()).containsExactly("1 of 1 table restored", "1 restored table to review");
        assertThat(summary.counts().good()).isZero();
        assertThat(summary.counts().failed()).isZero();
        assertThat(summary.counts().unconfirmed()).isOne();
        assertThat(State.of(restore)).isEqualTo(State.TO_BE_CHECKED);
    }

    @Test
    void namesTheFirstFailedTablesAndCountsTheOthers() {
        List<BackupResult> results = new ArrayList<>(List.of(Reports.good("good", Reports.BEGAN, 1)));
        Stream.of("a", "b", "c", "d", "e").forEach(table -> results.add(Reports.failed(table, "no.")));

        assertThat(Summary.of(Reports.results(StoredBackup.of(Reports.backup(results, List.of()), false)))
                        .getLines())
                .containsExactly("1 of 6 tables backed up; failed: a, b, c and 2 more");
    }

    @Test
    void aPruneThatCouldNotDeleteSaysSo() {
        List<PruneResult> results = new ArrayList<>(List.of(Reports.kept("orders", Reports.BEGAN, "newest (minKeep)")));
        Stream.of(Outcome.FAILED, Outcome.TIMED_OUT, Outcome.SKIPPED, Outcome.REQUESTED)
                .forEach(outcome -> results.add(Reports.gone("orders", Reports.BEGAN, outcome, "denied.")));
        Summary summary = Summary.of(
                Reports.results(StoredPrune.of(Reports.prune(false, results.toArray(PruneResult[]::new)), false)));

        assertThat(summary.getLines())
                .containsExactly("No backups deleted, 1 kept, 3 not deleted, deletion of 1 requested");
        assertThat(summary.counts().notDeleted()).isEqualTo(3);
    }

    @Test
    void problemsAreNamedAndNotOnlyCounted() {
        assertThat(problems("no table named 'ordrs'")).containsExactly("no table named 'ordrs'");
        assertThat(problems("a.", "b.", "c.", "d.", "e.")).containsExactly("a.", "b.", "c.", "2 more problems");
        assertThat(problems("a.", "b.", "c.", "d.")).last().isEqualTo("1 more problem");
    }

    private static List<String> problems(String... problems) {
        return Summary.of(Reports.results(StoredBackup.of(Reports.backup(List.of(), List.of(problems)), false)))
                .getLines();
    }

    @Test
    void aBackupThatWasStoppedBeforeItHadTablesIsToldOf() {
        OperationHeader stopped =
                new OperationHeader(Verdict.ABORTED, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());

        assertThat(Summary.of(Reports.results(new StoredBackup(stopped, List.of())))
                        .getLines())
                .containsExactly("Backup in eu-west-1 aborted");
    }
}
