package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Keeps all operations of one account and region together below AWS's rates, for each kind of call. */
final class Pacer {

    private final Clock clock;
    private final Map<ApiOperation, Limiter> limiters = new EnumMap<>(ApiOperation.class);

    Pacer(Clock clock) {
        this.clock = clock;
        for (ApiOperation operation : ApiOperation.values()) {
            limiters.put(operation, new Limiter(operation.perSecond(), operation.burst()));
        }
    }

    /** Zero when the call may go out now, and then it is counted; else how long to wait before asking again. */
    Duration tryAcquire(ApiOperation operation) {
        Limiter limiter = limiters.get(operation);
        synchronized (limiter) { // a time read before others were served would look like a clock that was set back
            return limiter.tryAcquire(clock.instant());
        }
    }
}
