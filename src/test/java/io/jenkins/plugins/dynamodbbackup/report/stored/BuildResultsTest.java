package io.jenkins.plugins.dynamodbbackup.report.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results of a build: a file for each operation, and a summary of each in the build itself. */
class BuildResultsTest {

    private static final Instant MADE = Reports.BEGAN.plusMillis(123);

    private ResultFiles build;

    @BeforeEach
    void openBuild(@TempDir Path directory) {
        build = new ResultFiles(directory);
    }

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
        BuildResults read = build.reread(build.results(all));

        assertThat(read.operations()).isEqualTo(all);
        assertThat(read.summaries())
                .isEqualTo(all.stream().map(StoredOperation::summary).toList());
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void aNightOf2500TablesStaysBelowAMegabyteAndItsSummaryBelowAThousandCharacters() throws IOException {
        BuildResults night = build.results(
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
        for (Path file : build.files()) {
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
        assertThat(build.results(backup).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).hasSizeLessThan(1000));
    }

    @Test
    void aSummaryTellsTheFirstProblemsAndCountsAll() {
        List<String> problems = IntStream.range(0, 100)
                .mapToObj(pattern -> "pattern " + pattern + " matched nothing")
                .toList();
        BuildResults results = build.results(StoredBackup.of(Reports.backup(List.of(), problems), false));

        assertThat(build.reread(results).summaries()).singleElement().satisfies(summary -> {
            assertThat(summary.problems()).isEqualTo(problems.subList(0, 3));
            assertThat(summary.counts().problems()).isEqualTo(100);
        });
        assertThat(results.entries().get(0)).hasSizeLessThan(1000);
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

    @Test
    void rowsAreReadWhenTheyAreAskedFor() throws IOException {
        BuildResults stored = build.results(StoredRestore.of(Reports.restore("orders-restored"), false));
        BuildResults read = build.reread(stored);
        assertThat(stored.operations()).isSameAs(stored.operations());
        Files.delete(build.files().get(0));

        assertThat(stored.operations()).as("still in memory").doesNotHaveAnyElementsOfTypes(UnreadableOperation.class);
        assertThat(read.summaries()).extracting(OperationSummary::kind).containsExactly(OperationSummary.Kind.RESTORE);
        assertThat(read.operations()).singleElement().isInstanceOf(UnreadableOperation.class);
    }

    @Test
    void theSameOperationToldOfAgainTakesThePlaceOfTheFirst() throws IOException {
        BackupResult orders = Reports.good("orders", MADE, 12);
        BuildResults results = build.results(
                StoredBackup.of(Reports.backup(orders), false),
                StoredBackup.of(Reports.backup(orders), false),
                StoredBackup.of(Reports.backup(Reports.good("customers", MADE, 12)), false));

        assertThat(results.operations()).hasSize(2);
        assertThat(build.files()).hasSize(2);
    }

    @Test
    void soItDoesWhenTheFirstWasReadFromTheBuildMeanwhile() {
        Instant began = Instant.parse("2026-03-01T02:00:00.123456789Z");
        BuildResults afterACrash = build.reread(build.results(new StoredBackup(head(began), List.of())));

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
}
