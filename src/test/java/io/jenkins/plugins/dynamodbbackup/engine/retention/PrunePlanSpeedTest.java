package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan must not be felt, however many backups a table or an account has. The benchmarks measure how long it takes. */
class PrunePlanSpeedTest {

    /** The time of this thread alone, so that a busy machine does not fail the test. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int FEW = 10_000;
    private static final int TIMES = 10;

    /** Sorting takes a little more than ten times as long; comparing each backup with each would take a hundred times. */
    private static final int AT_MOST = 4 * TIMES;

    @ParameterizedTest
    @ValueSource(ints = {1, 2_500})
    void tenTimesAsManyBackupsTakeAboutTenTimesAsLong(int tables) throws BadRequestException {
        long few = nanoseconds(tables, FEW);
        long many = nanoseconds(tables, FEW * TIMES);

        assertThat(many).isLessThan(few * AT_MOST);
    }

    /** The best of some rounds, as the first ones include the compiler's work. */
    private static long nanoseconds(int tables, int backups) throws BadRequestException {
        PruneSample sample = PruneSample.keepLast(7).andKeepDays(30).protect("*-pinned", "release-*");
        List<ListedBackup> listed = new ArrayList<>(backups);
        for (int i = 0; i < backups; i++) {
            String table = "table" + i % tables;
            sample.table(table, new TableFact.Live(BackupSample.LIVE_ID));
            listed.add(
                    BackupSample.aged(Duration.ofMinutes(10 + i)).table(table).get());
        }
        return LongStream.range(0, 5)
                .map(round -> nanoseconds(sample, listed))
                .min()
                .orElseThrow();
    }

    private static long nanoseconds(PruneSample sample, List<ListedBackup> listed) {
        try {
            long start = CPU.getCurrentThreadCpuTime();
            List<Message> lines = PlanText.of(sample.plan(listed));
            long took = CPU.getCurrentThreadCpuTime() - start;
            assertThat(lines).isNotEmpty();
            return took;
        } catch (BadRequestException e) {
            throw new AssertionError(e);
        }
    }
}
