package io.jenkins.plugins.dynamodbbackup.report.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and sentences as they are stored: one line each, and not too long. */
class StoredTextTest {

    private static final Instant MADE = Reports.BEGAN.plusMillis(123);

    private ResultFiles build;

    @BeforeEach
    void openBuild(@TempDir Path directory) {
        build = new ResultFiles(directory);
    }

    @Test
    void whatControlsATerminalIsReplaced() {
        assertThat(StoredText.name("a\nb\u001b[31mc\ufffed\ud800e")).isEqualTo("a b [31mc d e");
    }

    @Test
    void aSeparatorOfLinesOrAMarkOfDirectionIsReplaced() {
        assertThat(StoredText.name("a\u2028b\u2029c\u0085d\u202ee\u200bf")).isEqualTo("a b c d e f");
    }

    @Test
    void aLongSentenceIsNotCutWithinACharacter() {
        String sentence = "x".repeat(996) + "\ud83d\ude00 and more";

        assertThat(StoredText.sentence(sentence)).isEqualTo("x".repeat(996) + "...");
        assertThat(StoredText.sentence("x".repeat(1001))).isEqualTo("x".repeat(997) + "...");
    }

    @Test
    void aNameThatIsTooLongIsCut() {
        StoredBackup backup = StoredBackup.of(Reports.backup(Reports.failed("t".repeat(1_000_000), "no")), false);

        assertThat(backup.rows().get(0).table()).hasSize(1100);
        assertThat(backup.rows().get(0).name()).hasSize(1100);
    }

    /** A file that was edited. */
    @Test
    void whatIsReadIsOneLineToo() throws IOException {
        BuildResults results = build.results(
                StoredBackup.of(Reports.backup(Reports.failed("TABLE", "WHY")), false),
                StoredPrune.of(Reports.prune(false, Reports.gone("TABLE", MADE, Outcome.FAILED, "WHY")), false),
                StoredRestore.of(Reports.restore("TABLE"), false));
        String hostile = "x\\u2028Finished: SUCCESS\\u202ey\\nz";
        for (String part : List.of("TABLE", "WHY", "eu-west-1")) {
            build.edit(part, hostile);
        }
        List<String> entries = results.entries().stream()
                .map(entry -> entry.replace("eu-west-1", hostile).replace("TABLE", hostile))
                .toList();

        BuildResults read = new BuildResults(entries, build.directory().toFile());

        assertThat(read.operations()).hasSize(3).noneMatch(UnreadableOperation.class::isInstance);
        assertThat(read.operations().toString()).contains("x Finished: SUCCESS y z");
        assertThat(OneLine.is(read.operations().toString())).isTrue();
        assertThat(read.summaries().toString()).contains("x Finished: SUCCESS y z");
        assertThat(OneLine.is(read.summaries().toString())).isTrue();
    }

    @Test
    void whatToDoIsNotCutOffWhatAwsSaid() {
        AwsError denied = new AwsError(
                ErrorKind.ACCESS_DENIED,
                "AccessDeniedException",
                "User: arn:aws:sts::111122223333:assumed-role/production-jenkins-controller-backups/nightly-backup-of-all-tables-42 is not authorized to perform: dynamodb:CreateBackup on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/production-customer-orders because no identity-based policy allows the dynamodb:CreateBackup action",
                ApiOperation.CREATE_BACKUP,
                "");
        BackupResult failed = Reports.failed("orders", Message.of("backup.refused", denied.reason()));
        StoredBackup backup = StoredBackup.of(
                Reports.backup(List.of(failed), List.of(denied.sentence().toString())), false);

        assertThat(backup.rows().get(0).why()).contains(Message.of("backup.refused", denied.reason()));
        assertThat(backup.rows().get(0).sentence())
                .contains("Allow dynamodb:CreateBackup")
                .endsWith(".");
        assertThat(backup.head().problems()).containsExactly(denied.sentence().toString());
    }
}
