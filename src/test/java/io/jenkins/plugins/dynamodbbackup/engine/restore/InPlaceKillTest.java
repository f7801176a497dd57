package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roll-back in place is killed and picked up again, wherever that may be: the table ends as the backup. */
class InPlaceKillTest {

    private static final Duration DOWN = Duration.ofSeconds(40);
    private static final int RANDOM_RUNS = 30;

    /** The process ends here; calls under way are lost. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path folder;

    private interface Runner {
        void run(InPlaceFixture orders) throws Exception;
    }

    private void with(int number, Runner runner) throws Exception {
        Path own = Files.createDirectory(folder.resolve("run-" + number));
        try (InPlaceFixture orders = new InPlaceFixture(own).damaged()) {
            runner.run(orders);
        }
    }

    private int calls() throws Exception {
        int[] calls = {0};
        with(-1, orders -> {
            orders.aws.db.calls().clear();
            orders.aws.run(Modes.inPlace());
            calls[0] = orders.aws.db.calls().entries().size();
        });
        assertThat(calls[0]).isGreaterThan(25);
        return calls[0];
    }

    @Test
    void killedAfterEveryCallThatAwsCarriedOut() throws Exception {
        int all = calls();
        for (int point = 0; point < all; point++) {
            int at = point;
            with(point, orders -> {
                int[] calls = {0};
                orders.aws.executor = task -> {
                    task.run();
                    if (calls[0]++ == at) {
                        throw new Killed();
                    }
                };
                done(orders);
            });
        }
    }

    @Test
    void killedBeforeEveryCall() throws Exception {
        int all = calls();
        for (int point = 0; point < all; point++) {
            int at = point;
            with(point, orders -> {
                int[] calls = {0};
                orders.aws.executor = task -> {
                    if (calls[0]++ == at) {
                        throw new Killed();
                    }
                    task.run();
                };
                done(orders);
            });
        }
    }

    @Test
    void killedRightAfterEverySave() throws Exception {
        boolean[] killed = {true};
        for (int point = 0; killed[0]; point++) {
            int at = point;
            killed[0] = false;
            with(point, orders -> {
                int[] saves = {0};
                orders.aws.store = Optional.of(progress -> {
                    if (saves[0]++ == at) {
                        killed[0] = true;
                        throw new Killed();
                    }
                });
                done(orders);
            });
            assertThat(point).isLessThan(100);
        }
    }

    @Test
    void killedAgainAndAgainWhileAnswersGetLost() {
        Seeds.of(RANDOM_RUNS)
                .play(seed -> with(seed, orders -> {
                    for (String call : List.of(
                            "RestoreTableFromBackup",
                            "CreateBackup",
                            "DeleteTable",
                            "PutItem",
                            "UpdateItem",
                            "DeleteItem")) {
                        orders.aws.db.rules().on(call).probability(0.3).then(Effect.dropAfter());
                    }
                    Random random = new Random(seed);
                    orders.aws.executor = task -> {
                        boolean first = random.nextBoolean();
                        if (first && random.nextInt(40) == 0) {
                            throw new Killed();
                        }
                        task.run();
                        if (!first && random.nextInt(40) == 0) {
                            throw new Killed();
                        }
                    };
                    done(orders);
                }));
    }

    /** Runs to the end, starting again from what was saved last whenever the process is killed. */
    private static void done(InPlaceFixture orders) throws Exception {
        RestoreFixture aws = orders.aws;
        RestoreReport report = null;
        for (int processes = 0; report == null; processes++) {
            assertThat(processes).isLessThan(200);
            try {
                RestoreOperation operation = aws.saved.isEmpty()
                        ? aws.start(Modes.inPlace())
                        : aws.resume(aws.saved.get(aws.saved.size() - 1));
                report = aws.finish(operation);
            } catch (Killed killed) {
                aws.newProcess();
                aws.clock.advance(DOWN);
            }
        }
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(orders.items("orders")).isEqualTo(orders.original);
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(report.mode().safetyBackup()).isPresent();
    }
}
