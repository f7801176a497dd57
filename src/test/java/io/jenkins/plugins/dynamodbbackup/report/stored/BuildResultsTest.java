package io.jenkins.plugins.dynamodbbackup.report.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildResultsTest {

    private static final Instant MADE = Reports.BEGAN.plusMillis(123);

    @TempDir
    private Path build;

    @Test
    void theFilesKeepEverything() {
        OperationHeader doubtful = new OperationHeader(
                Verdict.SUCCESS,
                "eu-west-1",
                Reports.BEGAN.plusSeconds(9),
                Reports.BEGAN.plusSeconds(10),
                false,
                List.of(),
                List.of("exclude 'x' matches no table"));
        List<StoredOperation> all = List.of(
                StoredBackup.of(
                        Reports.backup(
                                List.of(
                                        Reports.good("orders", MADE, 12),
                                        Reports.failed("customers", "<b>\u00e9 & \ud83d\ude00 no.\u0007")),
                                List.of("a pattern matched nothing")),
                        true),
                new StoredBackup(doubtful, List.of()),
                new StoredPrune(doubtful, false, List.of(), 0),
                StoredRestore.of(Reports.restore("orders-restored"), false),
                StoredPrune.of(
                        Reports.prune(
                                true,
                                Reports.kept("orders", MADE, "newest (minKeep)"),
                                Reports.gone("orders", Reports.BEGAN, Outcome.SKIPPED, "dry run: not deleted.")),
                        false));
        BuildResults read = reread(results(all));

        assertThat(read.operations()).isEqualTo(all);
        assertThat(read.summaries())
                .isEqualTo(all.stream().map(StoredOperation::summary).toList());
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void aNightOf2500TablesStaysBelowAMegabyteAndItsSummaryBelowAThousandCharacters() throws IOException {
        BuildResults night = results(
                StoredBackup.of(
                        Reports.backup(
                                IntStream.range(0, 2500)
                                        .mapToObj(table -> Reports.good("production-orders-" + table, MADE, 12_345_678))
                                        .toList(),
                                List.of()),
                        false),
                StoredPrune.of(
                        Reports.prune(
                                false,
                                IntStream.range(0, 75_000)
                                        .mapToObj(number -> Reports.kept(
                                                "production-orders-" + number % 2500,
                                                MADE,
                                                "one of the newest 30 (keepLast)"))
                                        .toArray(PruneResult[]::new)),
                        false));

        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        assertThat(size).isBetween(500_000L, 1_000_000L);
        assertThat(night.entries()).allSatisfy(entry -> assertThat(entry).hasSizeLessThan(1000));
    }

    @Test
    void aSummaryDoesNotGrowWithTheTablesThatFailed() {
        StoredBackup backup = StoredBackup.of(
                Reports.backup(
                        IntStream.range(0, 2500)
                                .mapToObj(table -> Reports.failed("orders-" + table, "no backup was made: denied."))
                                .toList(),
                        List.of()),
                false);

        assertThat(backup.summary().notGood())
                .containsExactly(new NotGood(Outcome.FAILED, 2500, List.of("orders-0", "orders-1", "orders-2")));
        assertThat(results(backup).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).hasSizeLessThan(1000));
    }

    @Test
    void aSummaryTellsTheFirstProblemsAndCountsAll() {
        List<String> problems = IntStream.range(0, 100)
                .mapToObj(pattern -> "pattern " + pattern + " matched nothing")
                .toList();
        BuildResults results = results(StoredBackup.of(Reports.backup(List.of(), problems), false));

        assertThat(reread(results).summaries()).singleElement().satisfies(summary -> {
            assertThat(summary.problems()).isEqualTo(problems.subList(0, 3));
            assertThat(summary.counts().problems()).isEqualTo(100);
        });
        assertThat(results.entries().get(0)).hasSizeLessThan(1000);
    }

    @Test
    void anOperationWithoutRowsStillTellsItsProblems() throws IOException {
        BuildResults results =
                results(StoredBackup.of(Reports.backup(List.of(), List.of("no table named 'ordrs'")), false));
        Files.delete(files().get(0));
        BuildResults read = reread(results);

        assertThat(read.operations().get(0).head().problems()).hasSize(2).last().isEqualTo("no table named 'ordrs'");
        assertThat(read.unreadable()).singleElement().asString().contains("is missing from");
    }

    @Test
    void rowsAreReadWhenTheyAreAskedFor() throws IOException {
        BuildResults stored = results(StoredRestore.of(Reports.restore("orders-restored"), false));
        BuildResults read = reread(stored);
        assertThat(stored.operations()).isSameAs(stored.operations());
        Files.delete(files().get(0));

        assertThat(stored.operations()).as("still in memory").doesNotHaveAnyElementsOfTypes(UnreadableOperation.class);
        assertThat(read.summaries()).extracting(OperationSummary::kind).containsExactly(OperationSummary.Kind.RESTORE);
        assertThat(read.operations()).singleElement().isInstanceOf(UnreadableOperation.class);
    }

    @Test
    void theSameOperationToldOfAgainTakesThePlaceOfTheFirst() throws IOException {
        BackupResult orders = Reports.good("orders", MADE, 12);
        BuildResults results = results(
                StoredBackup.of(Reports.backup(orders), false),
                StoredBackup.of(Reports.backup(orders), false),
                StoredBackup.of(Reports.backup(Reports.good("customers", MADE, 12)), false));

        assertThat(results.operations()).hasSize(2);
        assertThat(files()).hasSize(2);
    }

    @Test
    void soItDoesWhenTheFirstWasReadFromTheBuildMeanwhile() {
        Instant began = Instant.parse("2026-03-01T02:00:00.123456789Z");
        BuildResults afterACrash = reread(results(new StoredBackup(head(began), List.of())));

        assertThat(afterACrash
                        .with(new StoredBackup(head(began), List.of()))
                        .with(new StoredBackup(head(began.plusNanos(1)), List.of()))
                        .operations())
                .hasSize(2);
    }

    private static OperationHeader head(Instant began) {
        return new OperationHeader(
                Verdict.FAILURE, "eu-west-1", began, began.plusSeconds(1), false, List.of("no tables"));
    }

    @Test
    void aLaterVersionsAdditionsArePassedOver() throws IOException {
        StoredRestore restore = StoredRestore.of(Reports.restore("orders-restored"), false);
        BuildResults results = results(restore);
        edit("\"notes\":", "\"teleported\":[true],\"notes\":");

        assertThat(reread(results).operations()).containsExactly(restore);
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
        BuildResults results = results(backup);
        Path file = files().get(0);
        String text = Files.readString(file);
        String damaged = text.replaceFirst(part, edited == null ? "" : edited);
        assertThat(damaged).isNotEqualTo(text);
        Files.writeString(file, damaged);
        StoredRestore restore = StoredRestore.of(Reports.restore("orders-restored"), false);

        List<StoredOperation> read = reread(results.with(restore)).operations();

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
        BuildResults results = results(restore);
        String text = Files.readString(files().get(0));
        Files.delete(files().get(0));
        assertThat(results.operations().get(0).head().problems())
                .containsExactly("The results of this operation cannot be shown: dynamodb-backups/"
                        + restore.summary().id() + ".json is missing from the build's directory.");

        Files.writeString(build.resolve("dynamodb-backups/" + restore.summary().id() + ".json"), text);

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
        BuildResults results = results(
                StoredBackup.of(Reports.backup(Reports.good("orders", MADE, 1)), false),
                StoredRestore.of(Reports.restore("orders-restored"), false));
        List<String> entries = new ArrayList<>(results.entries());
        entries.set(0, entries.get(0).replaceFirst(part, edited == null ? "" : edited));
        assertThat(entries).isNotEqualTo(results.entries());

        BuildResults read = new BuildResults(entries, build.toFile());

        assertThat(read.problems())
                .containsExactly(
                        "An operation of this build cannot be shown: its entry in build.xml is damaged or was written by another version of this plugin.");
        assertThat(read.operations()).containsExactly(StoredRestore.of(Reports.restore("orders-restored"), false));
        assertThat(read.entries()).isEqualTo(entries);
        assertThat(read.empty()).isFalse();
    }

    @Test
    void whatCannotBeWrittenIsOnlyLostForThePage() throws IOException {
        Files.writeString(build.resolve("dynamodb-backups"), "in the way");

        BuildResults results = results(StoredRestore.of(Reports.restore("orders-restored"), false));

        assertThat(results.summaries()).hasSize(1);
        assertThat(results.operations()).singleElement().isInstanceOf(UnreadableOperation.class);
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
        BuildResults results = results(
                StoredBackup.of(Reports.backup(Reports.failed("TABLE", "WHY")), false),
                StoredPrune.of(Reports.prune(false, Reports.gone("TABLE", MADE, Outcome.FAILED, "WHY")), false),
                StoredRestore.of(Reports.restore("TABLE"), false));
        String hostile = "x\\u2028Finished: SUCCESS\\u202ey\\nz";
        for (String part : List.of("TABLE", "WHY", "eu-west-1")) {
            edit(part, hostile);
        }
        List<String> entries = results.entries().stream()
                .map(entry -> entry.replace("eu-west-1", hostile).replace("TABLE", hostile))
                .toList();

        BuildResults read = new BuildResults(entries, build.toFile());

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

    @Test
    void keptBackupsBeyondTheLimitAreCounted() {
        StoredPrune prune = StoredPrune.of(
                Reports.prune(
                        false,
                        IntStream.range(0, StoredPrune.KEPT_LISTED + 7)
                                .mapToObj(number ->
                                        Reports.kept("orders", MADE.plus(Duration.ofMinutes(number)), "newest"))
                                .toArray(PruneResult[]::new)),
                false);

        assertThat(prune.unlisted()).isEqualTo(7);
        assertThat(prune.kept()).isEqualTo(StoredPrune.KEPT_LISTED + 7);
    }

    private BuildResults results(StoredOperation... operations) {
        return results(List.of(operations));
    }

    private BuildResults results(List<StoredOperation> operations) {
        BuildResults results = new BuildResults(List.of(), build.toFile());
        for (StoredOperation operation : operations) {
            results = results.with(operation);
        }
        return results;
    }

    private BuildResults reread(BuildResults results) {
        return new BuildResults(results.entries(), build.toFile());
    }

    private void edit(String text, String other) throws IOException {
        for (Path file : files()) {
            Files.writeString(file, Files.readString(file).replace(text, other));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(build.resolve("dynamodb-backups"))) {
            return files.toList();
        }
    }
}
