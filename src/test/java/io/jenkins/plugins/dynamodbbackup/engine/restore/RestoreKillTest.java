package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latestTime;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A restore is killed and picked up again, wherever that may be: always one table, always the right report. */
class RestoreKillTest {

    private static final Duration DOWN = Duration.ofSeconds(40);
    private static final Duration DOWN_FOR_LONG = Duration.ofMinutes(10);
    private static final int CALLS = 37;
    private static final int SAVES = 6;
    private static final int RANDOM_RUNS = 40;

    /** The process ends here; calls under way are lost. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What is restored. */
    private enum Source {
        BACKUP("RestoreTableFromBackup", latest()) {
            @Override
            void prepare(RestoreFixture aws) {
                aws.realBackup("orders", "nightly");
            }
        },
        POINT_IN_TIME("RestoreTableToPointInTime", latestTime()) {
            @Override
            void prepare(RestoreFixture aws) {
                aws.pointInTimeRecovery("orders", Duration.ofHours(1));
            }
        },
        OTHER_REGION("RestoreTableToPointInTime", RestoreFixture.from(latestTime(), "us-east-1")) {
            @Override
            void prepare(RestoreFixture aws) {
                aws.db.seed(new Site(LocalDynamoDb.ACCOUNT, "us-east-1")).table("orders", 7);
                RestoreFixture.pointInTimeRecovery(aws.client("us-east-1"), "orders");
                aws.clock.advance(Duration.ofHours(1));
            }
        };

        final String request;
        final RestoreRequest counted;

        Source(String request, RestoreRequest restore) {
            this.request = request;
            this.counted = with(restore, VerifyLevel.COUNT);
        }

        abstract void prepare(RestoreFixture aws);
    }

    static Stream<Arguments> calls() {
        return points(CALLS);
    }

    static Stream<Arguments> saves() {
        return points(SAVES);
    }

    private static Stream<Arguments> points(int count) {
        return Stream.of(Source.values())
                .flatMap(source -> IntStream.range(0, count).mapToObj(point -> Arguments.of(source, point)));
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void theRangesBelowCoverEveryCallAndEverySave(Source source) throws Exception {
        try (RestoreFixture aws = fixture(source, it -> {})) {
            aws.db.calls().clear();
            aws.run(source.counted);
            assertThat(aws.db.calls().entries().size()).isBetween(25, CALLS - 2);
            assertThat(aws.saved).hasSize(SAVES);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void killedAfterACallThatAwsCarriedOut(Source source, int point) throws Exception {
        try (RestoreFixture aws = fixture(source, it -> {})) {
            int[] calls = {0};
            aws.executor = task -> {
                task.run();
                if (calls[0]++ == point) {
                    throw new Killed();
                }
            };
            restored(source, aws, 1);
        }
    }

    /** When it is picked up, the restore is done, and AWS tells no more where the table comes from. */
    @ParameterizedTest
    @MethodSource("calls")
    void killedAfterACallAndDownUntilTheRestoreIsDone(Source source, int point) throws Exception {
        try (RestoreFixture aws = fixture(source, it -> {})) {
            int[] calls = {0};
            aws.executor = task -> {
                task.run();
                if (calls[0]++ == point) {
                    throw new Killed();
                }
            };
            restored(source, aws, 1, DOWN_FOR_LONG);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void killedBeforeACallWasSent(Source source, int point) throws Exception {
        try (RestoreFixture aws = fixture(source, it -> {})) {
            int[] calls = {0};
            aws.executor = task -> {
                if (calls[0]++ == point) {
                    throw new Killed();
                }
                task.run();
            };
            restored(source, aws, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("saves")
    void killedRightAfterASave(Source source, int point) throws Exception {
        try (RestoreFixture aws = fixture(source, it -> {})) {
            int[] saves = {0};
            aws.store = Optional.of(progress -> {
                if (saves[0]++ == point) {
                    throw new Killed();
                }
            });
            restored(source, aws, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void killedWhileAnswersGetLost(Source source, int point) throws Exception {
        try (RestoreFixture aws = fixture(source, it -> {
            it.db.rules().on(source.request).nth(1).then(Effect.dropBefore());
            it.db.rules().on(source.request).nth(2).then(Effect.dropAfter());
        })) {
            int[] calls = {0};
            aws.executor = task -> {
                task.run();
                if (calls[0]++ == point) {
                    throw new Killed();
                }
            };
            restored(source, aws, 2);
        }
    }

    @Test
    void killedAgainAndAgain() {
        Seeds.of(RANDOM_RUNS).play(RestoreKillTest::killedAtRandom);
    }

    private static void killedAtRandom(int seed) throws Exception {
        Source source = Source.values()[seed % Source.values().length];
        try (RestoreFixture aws = fixture(
                source, it -> it.db.rules().on(source.request).probability(0.3).then(Effect.dropAfter()))) {
            Random random = new Random(seed);
            aws.executor = task -> {
                boolean first = random.nextBoolean();
                if (first && random.nextInt(20) == 0) {
                    throw new Killed();
                }
                task.run();
                if (!first && random.nextInt(20) == 0) {
                    throw new Killed();
                }
            };
            restored(source, aws, 1);
        }
    }

    private static RestoreFixture fixture(Source source, Consumer<RestoreFixture> faults) {
        RestoreFixture aws = new RestoreFixture();
        source.prepare(aws);
        faults.accept(aws);
        return aws;
    }

    /** Runs to the end, starting again from what was saved last whenever the process is killed. */
    private static void restored(Source source, RestoreFixture aws, int asked) throws Exception {
        restored(source, aws, asked, DOWN);
    }

    private static void restored(Source source, RestoreFixture aws, int asked, Duration down) throws Exception {
        RestoreReport report = null;
        for (int processes = 0; report == null; processes++) {
            assertThat(processes).isLessThan(200);
            try {
                RestoreOperation operation = aws.saved.isEmpty()
                        ? aws.start(source.counted)
                        : aws.resume(aws.saved.get(aws.saved.size() - 1));
                report = aws.finish(operation);
            } catch (Killed killed) {
                aws.newProcess();
                aws.clock.advance(down);
            }
        }
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(aws.db.tables())
                .hasSize(2)
                .contains("orders", report.targetTable().orElseThrow());
        assertThat(report.targetTable().orElseThrow()).startsWith("orders-restored-20260301T1");
        assertThat(aws.db.calls().count(source.request, "OK") + aws.db.calls().count(source.request, "dropped"))
                .as("requests that may have had effect")
                .isBetween(1, asked);
        assertThat(report.verification().orElseThrow().countedItems()).contains(7L);
    }
}
