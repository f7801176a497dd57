package io.jenkins.plugins.dynamodbbackup.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopSignalTest {

    /** Before that an interrupt would break the making of the operation, and nothing could report. */
    @Test
    void itInterruptsNothingBeforeTheWorkBegins() {
        StopSignal signal = StopSignal.listen();
        try {
            signal.came();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            signal.working();
            assertThat(Thread.interrupted()).isTrue();
            signal.came();
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            signal.ended();
        }
    }
}
