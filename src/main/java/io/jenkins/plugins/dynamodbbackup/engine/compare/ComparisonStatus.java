package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;

/**
 * How far a comparison is, in words.
 *
 * @param compared items up to now
 * @param before of these, items that were compared in an earlier process
 * @param time in this process
 */
record ComparisonStatus(ComparisonRequest what, long compared, long before, Duration time) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    Message message() {
        if (compared == 0) {
            return Message.of("compare.status.begins");
        }
        long rate = time.compareTo(SHORTEST) < 0 ? 0 : (compared - before) * 1000 / time.toMillis();
        if (rate == 0) {
            return Message.of("compare.status.items", Argument.quantity(compared));
        }
        long all = all();
        if (all <= compared) {
            return Message.of("compare.status.rate", Argument.quantity(compared), Argument.quantity(rate));
        }
        return Message.of(
                "compare.status",
                Argument.quantity(compared),
                Argument.quantity(all),
                Argument.quantity(rate),
                Duration.ofSeconds((all - compared) / rate));
    }

    /** As far as it is known: 0 where only items with some keys are compared. */
    private long all() {
        if (what.sample() > 0) {
            return what.sample();
        }
        return what.keys().all() ? what.estimate() / what.share().of() : 0;
    }
}
