package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A restore is killed while it applies settings, and resumed: no change is made twice, and none is left out. */
class SettingsKillTest {

    private static final Duration DOWN = Duration.ofSeconds(40);
    private static final int WRITES = 13;
    private static final int SAVES = 22;
    private static final int RANDOM_RUNS = 10;

    /** All but the tags, which are written once for the origin and once for the original. */
    private static final List<String> EXPECTED = List.of(
            "UpdateContinuousBackups",
            "UpdateTimeToLive",
            "UpdateTable",
            "UpdateTable",
            "UpdateTable",
            "PutResourcePolicy",
            "PutResourcePolicy",
            "UpdateContributorInsights",
            "UpdateContributorInsights",
            "EnableKinesisStreamingDestination",
            "UpdateTable");

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    static IntStream writes() {
        return IntStream.range(0, WRITES);
    }

    static IntStream saves() {
        return IntStream.range(0, SAVES);
    }

    @Test
    void theRangesBelowCoverEveryWriteAndEverySave() throws Exception {
        try (SettingsFixture shop = fixture()) {
            String arn = shop.backup("shop");
            shop.run(SettingsFixture.of(arn));
            assertThat(shop.writes()).hasSize(WRITES);
            assertThat(shop.aws.saved).hasSize(SAVES);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void killedAfterAChangeThatAwsMade(int point) throws Exception {
        try (SettingsFixture shop = fixture()) {
            String arn = shop.backup("shop");
            boolean[] killed = {false};
            shop.aws.executor = task -> {
                task.run();
                if (!killed[0] && shop.writes().size() > point) {
                    killed[0] = true;
                    throw new Killed();
                }
            };
            restored(shop, arn);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void killedBeforeTheNextCallAfterAChange(int point) throws Exception {
        try (SettingsFixture shop = fixture()) {
            String arn = shop.backup("shop");
            boolean[] killed = {false};
            shop.aws.executor = task -> {
                if (!killed[0] && shop.writes().size() > point) {
                    killed[0] = true;
                    throw new Killed();
                }
                task.run();
            };
            restored(shop, arn);
        }
    }

    @ParameterizedTest
    @MethodSource("saves")
    void killedRightAfterASave(int point) throws Exception {
        try (SettingsFixture shop = fixture()) {
            String arn = shop.backup("shop");
            int[] saves = {0};
            shop.aws.store = Optional.of(progress -> {
                if (saves[0]++ == point) {
                    throw new Killed();
                }
            });
            restored(shop, arn);
        }
    }

    @Test
    void killedAgainAndAgain() {
        Seeds.of(RANDOM_RUNS).play(SettingsKillTest::killedAtRandom);
    }

    private static void killedAtRandom(int seed) throws Exception {
        try (SettingsFixture shop = fixture()) {
            String arn = shop.backup("shop");
            Random random = new Random(seed);
            shop.aws.executor = task -> {
                boolean first = random.nextBoolean();
                if (first && random.nextInt(60) == 0) {
                    throw new Killed();
                }
                task.run();
                if (!first && random.nextInt(60) == 0) {
                    throw new Killed();
                }
            };
            restored(shop, arn);
        }
    }

    private static SettingsFixture fixture() {
        SettingsFixture shop = new SettingsFixture();
        shop.onDemand("shop");
        return shop;
    }

    private static void restored(SettingsFixture shop, String arn) throws Exception {
        shop.aws.db.calls().clear();
        RestoreReport report = null;
        for (int processes = 0; report == null; processes++) {
            assertThat(processes).isLessThan(200);
            try {
                List<String> saved = shop.aws.saved;
                report = shop.aws.finish(
                        saved.isEmpty()
                                ? shop.aws.start(SettingsFixture.of(arn))
                                : shop.aws.resume(saved.get(saved.size() - 1)));
            } catch (Killed killed) {
                shop.aws.newProcess();
                shop.aws.clock.advance(DOWN);
            }
        }
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(shop.writes().stream().filter(call -> !call.equals("TagResource")))
                .containsExactlyElementsOf(EXPECTED);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED))
                .hasSize(11)
                .doesNotContain(SettingName.AUTO_SCALING);
    }
}
