package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Keeps all operations of one account and region together below AWS' rates, call by call. */
final class Pacer {

    private final Map<ApiOperation, Limiter> limiters = new EnumMap<>(ApiOperation.class);

    Pacer() {
        for (ApiOperation operation : ApiOperation.values()) {
            limiters.put(operation, new Limiter(operation.perSecond(), operation.burst()));
        }
    }

    /** Zero when the call may go out now, and then it is counted; else how long to wait before asking again. */
    Duration tryAcquire(ApiOperation operation, Instant now) {
        return limiters.get(operation).tryAcquire(now);
    }
}
