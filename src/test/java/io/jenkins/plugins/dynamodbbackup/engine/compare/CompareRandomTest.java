package io.jenkins.plugins.dynamodbbackup.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Death;
import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyAttribute;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random tables with random damage, writers, faults and deaths: a difference that is there all the time is found once, and
 * none is told that never was. A failure names its seed, and that seed alone plays it again: see {@link Seeds}.
 */
class CompareRandomTest {

    private static final int RUNS = 300;
    private static final int MOST_SLICES = 3000;

    private int written;
    private int died;
    private int interrupted;
    private int differing;

    @Test
    void findsEveryDifferenceAndNoOther() throws Exception {
        Seeds seeds = Seeds.of(RUNS);
        seeds.play(this::play);
        if (seeds.enough()) {
            assertThat(written).as("runs with writers").isGreaterThan(RUNS / 4);
            assertThat(died).as("slices that died").isGreaterThan(RUNS / 10);
            assertThat(interrupted).as("slices that were interrupted").isPositive();
            assertThat(differing).as("runs with lasting differences").isGreaterThan(RUNS / 3);
        }
    }

    private void play(int seed) throws Exception {
        try (CompareWorld world = new CompareWorld(seed)) {
            Random random = world.random();
            ComparedKeys keys = keys(random);
            int sample = random.nextInt(8) == 0 ? 1 + random.nextInt(40) : 0;
            int shares = random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 1;
            List<Difference> found = new ArrayList<>();
            world.rouse();
            for (int share = 1; share <= shares; share++) {
                ComparisonRequest all = TwoTables.request();
                compare(
                        world,
                        new ComparisonRequest(
                                all.left(),
                                all.right(),
                                all.keyNames(),
                                random.nextInt(200),
                                new Share(share, shares),
                                keys,
                                sample,
                                random.nextBoolean(),
                                all.fileName()),
                        found);
            }
            check(world, keys, sample, found);
        }
    }

    private static ComparedKeys keys(Random random) throws Exception {
        return switch (random.nextInt(6)) {
            case 0 -> ComparedKeys.of(List.of("a-*", "b-1*"), new KeyAttribute("id", "S"));
            case 1 -> ComparedKeys.of(List.of("a-3", "b-1", "b-5", "none"), new KeyAttribute("id", "S"));
            case 2 -> ComparedKeys.of(List.of("a-3", "b-*", "b-1"), new KeyAttribute("id", "S"));
            default -> ComparedKeys.ALL;
        };
    }

    /** The progress goes through its JSON, as it does when the operation is saved and resumed. */
    private void compare(CompareWorld world, ComparisonRequest what, List<Difference> found) throws Exception {
        Random random = world.random();
        ProgressJson<ComparisonProgress> json = new ProgressJson<>(ComparisonProgress.class);
        CompareSlice.Bounds bounds = new CompareSlice.Bounds(
                1 + random.nextInt(12),
                3 + random.nextInt(30),
                1 + random.nextInt(4),
                4 + random.nextInt(20),
                Duration.ofSeconds(30));
        ComparisonProgress progress = ComparisonProgress.start(random.nextLong());
        Parts parts = Parts.of(what, progress.seed());
        for (int slices = 0; !done(progress, parts, what); slices++) {
            assertThat(slices).as("slices").isLessThan(MOST_SLICES);
            Optional<CompareSlice.Result> result = run(world, TwoTables.slice(what, parts, progress, bounds));
            if (result.isPresent()) {
                CompareSlice.Result slice = result.get();
                progress = json.read(
                        json.write(progress.after(slice.begun(), slice.open(), slice.counts(), slice.lines(), 0)));
                slice.lines().stream().map(Difference::parse).forEach(found::add);
                assertThat(slice.failures()).allMatch(AwsError::mayPass);
                interrupted += slice.failures().isEmpty() ? 0 : 1;
            }
        }
    }

    private static boolean done(ComparisonProgress progress, Parts parts, ComparisonRequest what) {
        return progress.open().isEmpty() && progress.begun() == parts.count()
                || what.sample() > 0 && progress.counts().items() >= what.sample();
    }

    private Optional<CompareSlice.Result> run(CompareWorld world, CompareSlice slice) {
        Random random = world.random();
        Simulation aws = world.tables().aws();
        boolean dies = random.nextInt(10) == 0;
        AwsSession session = dies
                ? aws.session(Death.atCall(1 + random.nextInt(20), Death.Moment.values()[random.nextInt(2)]))
                : aws.session();
        try {
            return Optional.of(aws.run(slice.begin(session, 0)));
        } catch (Death death) {
            died++;
            return Optional.empty();
        }
    }

    private void check(CompareWorld world, ComparedKeys keys, int sample, List<Difference> found) {
        List<String> told = found.stream().map(CompareWorld::told).toList();
        assertThat(world.everDiffered()).as("differences that there ever were").containsAll(told);
        List<String> lasting = world.lasting(keys);
        if (sample == 0) {
            assertThat(told).as("differences that lasted").containsAll(lasting);
            assertThat(told).filteredOn(lasting::contains).doesNotHaveDuplicates();
        }
        if (world.writes() == 0 && sample == 0) {
            assertThat(told).containsExactlyInAnyOrderElementsOf(lasting);
        }
        written += world.writes() > 0 ? 1 : 0;
        differing += lasting.isEmpty() ? 0 : 1;
    }
}
