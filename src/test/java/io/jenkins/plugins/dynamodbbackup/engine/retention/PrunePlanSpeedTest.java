package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupSummary;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan must not be felt, however many backups a table or an account has. */
class PrunePlanSpeedTest {

    /** The time of this thread alone, so that a busy machine does not fail the test. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int BACKUPS = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2_500})
    void plansAHundredThousandBackupsWithinASecond(int tables) throws BadRequestException {
        PruneSample sample = PruneSample.keepLast(7).andKeepDays(30).protect("*-pinned", "release-*");
        List<BackupSummary> listed = new ArrayList<>(BACKUPS);
        for (int i = 0; i < BACKUPS; i++) {
            String table = "table" + i % tables;
            sample.table(table, new TableFact.Live(BackupSample.LIVE_ID));
            listed.add(
                    BackupSample.aged(Duration.ofMinutes(10 + i)).table(table).get());
        }
        assertThat(LongStream.range(0, 3).map(round -> nanoseconds(sample, listed)))
                .as("nanoseconds, of which the first include the compiler's work")
                .anyMatch(took -> took < Duration.ofSeconds(1).toNanos());
    }

    private static long nanoseconds(PruneSample sample, List<BackupSummary> listed) {
        try {
            long start = CPU.getCurrentThreadCpuTime();
            List<String> lines = PlanText.of(sample.plan(listed));
            long took = CPU.getCurrentThreadCpuTime() - start;
            assertThat(lines).isNotEmpty();
            return took;
        } catch (BadRequestException e) {
            throw new AssertionError(e);
        }
    }
}
