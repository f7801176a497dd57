package io.jenkins.plugins.dynamodbbackup.report.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that are missing, damaged or of another version: the others are shown, and a sentence says what is not. */
class UnreadableResultsTest {

    private static final Instant MADE = Reports.BEGAN.plusMillis(123);

    private ResultFiles build;

    @BeforeEach
    void openBuild(@TempDir Path directory) {
        build = new ResultFiles(directory);
    }

    @Test
    void anOperationWithoutRowsStillTellsItsProblems() throws IOException {
        BuildResults results =
                build.results(StoredBackup.of(Reports.backup(List.of(), List.of("no table named 'ordrs'")), false));
        Files.delete(build.files().get(0));
        BuildResults read = build.reread(results);

        assertThat(read.operations().get(0).head().problems()).hasSize(2).last().isEqualTo("no table named 'ordrs'");
        assertThat(read.unreadable()).singleElement().asString().contains("is missing from");
    }

    @Test
    void aLaterVersionsAdditionsArePassedOver() throws IOException {
        StoredRestore restore = StoredRestore.of(Reports.restore("orders-restored"), false);
        BuildResults results = build.results(restore);
        build.edit("\"notes\":", "\"teleported\":[true],\"notes\":");

        assertThat(build.reread(results).operations()).containsExactly(restore);
    }

    /** Each line: what is replaced, by what, and what the sentence says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(?s).*                        |                          | damaged",
                "(?s)\\]}$                     |                          | damaged",
                "(?s)^.*$                      | []                       | damaged",
                "(?s)^.*$                      | {}                       | damaged",
                "\"version\":1                 | \"version\":\"1\"        | damaged",
                "\"version\":1                 | \"version\":2            | another version",
                "\"kind\":\"backup\"           | \"kind\":\"teleport\"     | damaged",
                "\"kind\":\"backup\",          |                          | damaged",
                "\"outcome\":\"FAILED\"        | \"outcome\":\"TELEPORTED\" | damaged",
                "\"outcome\":\"FAILED\",       |                          | damaged",
                "\"key\":\"foreign\"        | \"key\":null             | damaged",
                "\"sizeBytes\":0               | \"sizeBytes\":null       | damaged",
                "\"sizeBytes\":0,              |                          | damaged",
                "\"rows\":                     | \"columns\":             | damaged",
                "\"startedAt\":\"[^\"]*\"       | \"startedAt\":\"never\"  | damaged",
                "\"startedAt\":\"[^\"]*\",      |                          | damaged",
            })
    void whatCannotBeReadTakesNeitherTheOtherOperationsNorItsSummaryWithIt(String part, String edited, String problem)
            throws IOException {
        StoredBackup backup =
                StoredBackup.of(Reports.backup(Reports.failed("orders", "no"), Reports.good("a", MADE, 1)), false);
        BuildResults results = build.results(backup);
        Path file = build.files().get(0);
        String text = Files.readString(file);
        String damaged = text.replaceFirst(part, edited == null ? "" : edited);
        assertThat(damaged).isNotEqualTo(text);
        Files.writeString(file, damaged);
        StoredRestore restore = StoredRestore.of(Reports.restore("orders-restored"), false);

        List<StoredOperation> read = build.reread(results.with(restore)).operations();

        assertThat(read).hasSize(2).last().isEqualTo(restore);
        assertThat(read.get(0)).isInstanceOf(UnreadableOperation.class);
        assertThat(read.get(0).summary()).isEqualTo(backup.summary());
        assertThat(read.get(0).head().problems())
                .singleElement()
                .asString()
                .startsWith("The results of this operation cannot be shown: dynamodb-backups/")
                .contains(problem)
                .endsWith(".");
    }

    @Test
    void aFileThatIsBackIsRead() throws IOException {
        StoredRestore restore = StoredRestore.of(Reports.restore("orders-restored"), false);
        BuildResults results = build.results(restore);
        String text = Files.readString(build.files().get(0));
        Files.delete(build.files().get(0));
        assertThat(results.operations().get(0).head().problems())
                .containsExactly("The results of this operation cannot be shown: dynamodb-backups/"
                        + restore.summary().id() + ".json is missing from the build's directory.");

        Files.writeString(
                build.directory()
                        .resolve("dynamodb-backups/" + restore.summary().id() + ".json"),
                text);

        assertThat(results.operations()).containsExactly(restore);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(?s).*                     |",
                "}$                         |",
                "\"version\":1              | \"version\":2",
                "\"id\":\"[^\"]*\"           | \"id\":\"../../../secrets/master\"",
                "\"verdict\":\"SUCCESS\"    | \"verdict\":\"TELEPORTED\"",
                "\"tables\":1,              |",
            })
    void anEntryThatCannotBeReadIsToldOfAndKept(String part, String edited) {
        BuildResults results = build.results(
                StoredBackup.of(Reports.backup(Reports.good("orders", MADE, 1)), false),
                StoredRestore.of(Reports.restore("orders-restored"), false));
        List<String> entries = new ArrayList<>(results.entries());
        entries.set(0, entries.get(0).replaceFirst(part, edited == null ? "" : edited));
        assertThat(entries).isNotEqualTo(results.entries());

        BuildResults read = new BuildResults(entries, build.directory().toFile());

        assertThat(read.problems())
                .containsExactly(
                        "An operation of this build cannot be shown: its entry in build.xml is damaged or was written by another version of this plugin.");
        assertThat(read.operations()).containsExactly(StoredRestore.of(Reports.restore("orders-restored"), false));
        assertThat(read.entries()).isEqualTo(entries);
        assertThat(read.empty()).isFalse();
    }

    @Test
    void whatCannotBeWrittenIsOnlyLostForThePage() throws IOException {
        Files.writeString(build.directory().resolve("dynamodb-backups"), "in the way");

        BuildResults results = build.results(StoredRestore.of(Reports.restore("orders-restored"), false));

        assertThat(results.summaries()).hasSize(1);
        assertThat(results.operations()).singleElement().isInstanceOf(UnreadableOperation.class);
    }
}
