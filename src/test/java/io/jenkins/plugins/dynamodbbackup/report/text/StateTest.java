package io.jenkins.plugins.dynamodbbackup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationHeader;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, OK, RESTORED",
        "UNSTABLE, FAILED, TO_BE_CHECKED",
        "FAILURE, FAILED, FAILED",
        "FAILURE, TIMED_OUT, LATE",
        "ABORTED, OK, TO_BE_CHECKED",
        "ABORTED, REQUESTED, RESTORING",
        "ABORTED, UNCONFIRMED, NOT_CONFIRMED",
        "ABORTED, SKIPPED, NOT_RESTORED",
    })
    void aStoppedRestoreIsWhatIsThereOfIt(Verdict verdict, Outcome outcome, State state) {
        OperationHeader head =
                new OperationHeader(verdict, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());

        assertThat(State.of(new StoredRestore(
                        head,
                        outcome,
                        "",
                        Optional.empty(),
                        "copy",
                        "",
                        List.of(),
                        false,
                        List.of(),
                        "",
                        List.of(),
                        ModeReport.NONE)))
                .isEqualTo(state);
    }

    @Test
    void aBackupThatMayBeMadeAllTheSameIsNotCalledNotMade() {
        assertThat(State.ofBackup(Outcome.UNCONFIRMED).word()).isEqualTo("not confirmed");
        assertThat(State.ofBackup(Outcome.SKIPPED).word()).isEqualTo("not created");
    }
}
