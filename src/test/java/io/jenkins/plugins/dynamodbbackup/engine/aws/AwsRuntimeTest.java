package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsRuntimeTest {

    private static final int MOST = 4;

    private final ThreadPoolExecutor threads = AwsRuntime.callThreads();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void oneCallAfterTheOtherNeedsHardlyMoreThanOneThread() throws InterruptedException {
        for (int call = 0; call < 200; call++) {
            CountDownLatch done = new CountDownLatch(1);
            threads.execute(done::countDown);
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(threads.getLargestPoolSize()).isLessThan(20);
    }

    @Test
    void callsAtTheSameTimeGetAThreadEachAndFreeThreadsAreUsedAgain() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(MOST);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(MOST);
        for (int call = 0; call < MOST; call++) {
            threads.execute(() -> {
                running.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                all.countDown();
            });
        }

        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads.getPoolSize()).isEqualTo(MOST);
        goOn.countDown();
        assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads.getLargestPoolSize()).isEqualTo(MOST);
    }

    @Test
    void aCallAfterTheEndIsDropped() {
        threads.shutdownNow();

        threads.execute(() -> {
            throw new AssertionError("nobody waits for it any more");
        });

        assertThat(threads.getLargestPoolSize()).isZero();
    }
}
