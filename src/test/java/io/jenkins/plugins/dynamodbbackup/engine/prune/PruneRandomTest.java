package io.jenkins.plugins.dynamodbbackup.engine.prune;

import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.dryRun;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.maxDeletes;
import static io.jenkins.plugins.dynamodbbackup.engine.prune.PruneFront.there;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Faults, restarts and changes from outside at random over many tables. A failure names its seed, and that seed alone
 * plays it again: see {@link Seeds}.
 */
class PruneRandomTest {

    private static final int RUNS = 350;
    private static final ProgressJson<PruneProgress> JSON = new ProgressJson<>(PruneProgress.class);

    /** The safe pace for deletions, and the documented rates (spec 1.8). */
    private static final Map<String, Integer> PACE = Map.of("DeleteBackup", 5, "ListBackups", 5, "DescribeTable", 10);

    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private int resumed;

    @Test
    void keepsItsPromisesWhateverHappens() throws Exception {
        Seeds seeds = Seeds.of(RUNS);
        seeds.play(this::play);
        if (seeds.enough()) {
            assertThat(verdicts)
                    .as("the runs end in different ways, or they prove little")
                    .containsKeys(Verdict.SUCCESS, Verdict.FAILURE, Verdict.UNSTABLE, Verdict.ABORTED);
            assertThat(outcomes).containsKeys(Outcome.OK, Outcome.FAILED, Outcome.SKIPPED);
            assertThat(resumed).isGreaterThan(RUNS / 10);
        }
    }

    private void play(int seed) throws Exception {
        Random random = new Random(seed);
        try (Simulation aws = new Simulation(seed, builder -> builder.rates(Rates.aws()))) {
            PruneWorld world = new PruneWorld(aws, random);
            world.seed();
            PruneRequest request = world.request();
            List<StoredBackup> before = aws.db().backups();
            Set<String> dryPlan = dryPlan(aws, request);
            assertThat(there(aws)).hasSameSizeAs(before);
            assertPace(aws, "seed " + seed + ", dry run");
            aws.db().calls().clear(); // the pace is one of a process, and the prune runs in another
            world.faults();
            PruneReport report = live(aws, world, request);
            verdicts.merge(report.verdict(), 1, Integer::sum);
            report.results().stream()
                    .filter(PruneResult::delete)
                    .forEach(result -> outcomes.merge(result.outcome(), 1, Integer::sum));
            check(aws, request, before, dryPlan, report, "seed " + seed);
        }
    }

    /** Without the limit: a table that cannot be looked at keeps its backups, and the others may then be few enough. */
    private static Set<String> dryPlan(Simulation aws, PruneRequest request) throws Exception {
        PruneReport report = aws.run(PruneOperation.start(
                maxDeletes(dryRun(request), 1000), aws.session(), SettingsFiles.NONE, progress -> {}, line -> {}));
        return report.verdict() == Verdict.SUCCESS && !request.dryRun() ? arns(report.deleted()) : Set.of();
    }

    private static Set<String> arns(List<PruneResult> results) {
        return results.stream().map(result -> result.backup().arn()).collect(Collectors.toSet());
    }

    private PruneReport live(Simulation aws, PruneWorld world, PruneRequest request) throws Exception {
        AtomicReference<String> saved = new AtomicReference<>();
        Instant end = world.end();
        while (true) {
            PruneOperation operation = saved.get() == null
                    ? PruneOperation.start(
                            request,
                            aws.session(world.process()),
                            SettingsFiles.NONE,
                            progress -> saved.set(JSON.write(progress)),
                            aws.journal())
                    : PruneOperation.resume(
                            JSON.read(saved.get()),
                            aws.session(world.process()),
                            SettingsFiles.NONE,
                            progress -> saved.set(JSON.write(progress)),
                            aws.journal());
            try {
                aws.runUntil(operation, end);
                operation.stop();
                return operation.report();
            } catch (Death death) {
                world.restart();
                if (saved.get() != null) {
                    resumed++;
                    world.change();
                }
            }
        }
    }

    private static void check(
            Simulation aws,
            PruneRequest request,
            List<StoredBackup> before,
            Set<String> dryPlan,
            PruneReport report,
            String seed) {
        Set<String> there = there(aws);
        Set<String> gone = before.stream().map(StoredBackup::arnText).collect(Collectors.toSet());
        gone.removeAll(there);
        assertThat(dryPlan).as("%s: only what the dry run named is gone", seed).containsAll(gone);
        assertThat(gone).as(seed).hasSizeLessThanOrEqualTo(request.maxDeletes());
        assertLastWaysBack(request, before, there, seed);
        assertReportIsTrue(report, there, seed);
        if (report.verdict() == Verdict.SUCCESS && !report.dryRun()) {
            Set<String> accounted = new HashSet<>(gone);
            accounted.addAll(arns(report.kept()));
            assertThat(accounted).as("%s: green means all is done", seed).containsAll(dryPlan);
            assertThat(report.problems()).as(seed).isEmpty();
        }
        assertPace(aws, seed);
    }

    private static void assertPace(Simulation aws, String seed) {
        PACE.forEach((operation, perSecond) -> assertThat(aws.db().calls().busiestSecond(operation))
                .as("%s: %s in one second", seed, operation)
                .isLessThanOrEqualTo(perSecond));
    }

    /** Counted apart from the plan: of each incarnation of a table so many good backups must be left. */
    private static void assertLastWaysBack(
            PruneRequest request, List<StoredBackup> before, Set<String> there, String seed) {
        before.stream()
                .filter(backup ->
                        backup.type().equals("USER") && backup.forcedStatus().isEmpty())
                .filter(backup -> request.namePattern().isPresent()
                        ? backup.name().startsWith("table-")
                        : NameTemplate.isTableAndTimestamp(backup.tableName(), backup.name()))
                .collect(Collectors.groupingBy(backup -> backup.tableName() + " "
                        + backup.source().get("TableId").asText()))
                .forEach((table, good) -> assertThat(good.stream()
                                .filter(backup -> there.contains(backup.arnText()))
                                .count())
                        .as("%s: good backups left of %s", seed, table)
                        .isGreaterThanOrEqualTo(Math.min(
                                good.size(),
                                Math.max(
                                        request.keep().minKeep(),
                                        request.keep()
                                                .count(KeepParameter.KEEP_LAST)
                                                .orElse(0)))));
    }

    private static void assertReportIsTrue(PruneReport report, Set<String> there, String seed) {
        assertThat(arns(report.results())).as("%s: each backup once", seed).hasSameSizeAs(report.results());
        assertThat(report.results()).as(seed).allSatisfy(result -> {
            assertThat(result.message().toString()).endsWith(".").doesNotContain("null");
            boolean unknown = result.outcome() == Outcome.TIMED_OUT || result.outcome() == Outcome.UNCONFIRMED;
            if (!unknown) {
                assertThat(there.contains(result.backup().arn()))
                        .as("%s", result)
                        .isEqualTo(!result.delete() || result.outcome() != Outcome.OK);
            }
        });
    }
}
