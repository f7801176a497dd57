package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A replacement or a drill is killed and picked up again, wherever that may be: nothing is lost, and nothing stays behind. */
class ModeKillTest {

    private static final Duration DOWN = Duration.ofSeconds(40);
    private static final int CALLS = 75;
    private static final int SAVES = 45;
    private static final int RANDOM_RUNS = 40;

    /** The process ends here; calls under way are lost. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private enum Mode {
        REPLACE(RestoreFixture.with(Modes.replace(), VerifyLevel.COUNT)),
        DRILL(RestoreFixture.with(Modes.drill(), VerifyLevel.COUNT));

        final RestoreRequest request;

        Mode(RestoreRequest request) {
            this.request = request;
        }
    }

    static Stream<Arguments> calls() {
        return points(CALLS);
    }

    static Stream<Arguments> saves() {
        return points(SAVES);
    }

    private static Stream<Arguments> points(int count) {
        return Stream.of(Mode.values())
                .flatMap(mode -> IntStream.range(0, count).mapToObj(point -> Arguments.of(mode, point)));
    }

    private static RestoreFixture fixture() {
        RestoreFixture aws = new RestoreFixture();
        aws.realBackup("orders", "nightly");
        aws.db.behaviour().deleteTable(Duration.ofSeconds(30));
        return aws;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theRangesBelowCoverEveryCallAndEverySave(Mode mode) throws Exception {
        try (RestoreFixture aws = fixture()) {
            aws.db.calls().clear();
            aws.run(mode.request);
            assertThat(aws.db.calls().entries()).hasSizeBetween(20, CALLS - 2);
            assertThat(aws.saved).hasSizeBetween(8, SAVES);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void killedAfterACallThatAwsCarriedOut(Mode mode, int point) throws Exception {
        try (RestoreFixture aws = fixture()) {
            int[] calls = {0};
            aws.executor = task -> {
                task.run();
                if (calls[0]++ == point) {
                    throw new Killed();
                }
            };
            done(mode, aws);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void killedBeforeACallWasSent(Mode mode, int point) throws Exception {
        try (RestoreFixture aws = fixture()) {
            int[] calls = {0};
            aws.executor = task -> {
                if (calls[0]++ == point) {
                    throw new Killed();
                }
                task.run();
            };
            done(mode, aws);
        }
    }

    @ParameterizedTest
    @MethodSource("saves")
    void killedRightAfterASave(Mode mode, int point) throws Exception {
        try (RestoreFixture aws = fixture()) {
            int[] saves = {0};
            aws.store = Optional.of(progress -> {
                if (saves[0]++ == point) {
                    throw new Killed();
                }
            });
            done(mode, aws);
        }
    }

    @Test
    void killedAgainAndAgainWhileAnswersGetLost() {
        Seeds.of(RANDOM_RUNS).play(ModeKillTest::killedAtRandom);
    }

    private static void killedAtRandom(int seed) throws Exception {
        Mode mode = Mode.values()[seed % Mode.values().length];
        try (RestoreFixture aws = fixture()) {
            for (String call : List.of("RestoreTableFromBackup", "CreateBackup", "DeleteTable")) {
                aws.db.rules().on(call).probability(0.3).then(Effect.dropAfter());
            }
            Random random = new Random(seed);
            aws.executor = task -> {
                boolean first = random.nextBoolean();
                if (first && random.nextInt(40) == 0) {
                    throw new Killed();
                }
                task.run();
                if (!first && random.nextInt(40) == 0) {
                    throw new Killed();
                }
            };
            done(mode, aws);
        }
    }

    /** Runs to the end, starting again from what was saved last whenever the process is killed. */
    private static void done(Mode mode, RestoreFixture aws) throws Exception {
        RestoreReport report = null;
        for (int processes = 0; report == null; processes++) {
            assertThat(processes).isLessThan(200);
            try {
                RestoreOperation operation =
                        aws.saved.isEmpty() ? aws.start(mode.request) : aws.resume(aws.saved.get(aws.saved.size() - 1));
                report = aws.finish(operation);
            } catch (Killed killed) {
                somethingIsThere(aws);
                aws.newProcess();
                aws.clock.advance(DOWN);
            }
        }
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(report.verification().orElseThrow().countedItems()).contains(7L);
    }

    /** While the live table is away, its items are in the temporary table and in two backups. */
    private static void somethingIsThere(RestoreFixture aws) {
        if (!aws.db.tables().contains("orders")) {
            assertThat(aws.db.tables()).anyMatch(table -> table.startsWith("orders-replace-"));
            assertThat(aws.db.backups()).hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
