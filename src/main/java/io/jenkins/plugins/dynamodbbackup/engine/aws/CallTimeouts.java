package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that ends calls which take too long: one for all clients, and none while no call is under way. By itself
 * every client of the SDK keeps up to five threads for this.
 */
final class CallTimeouts extends ScheduledThreadPoolExecutor {

    private static final long IDLE_SECONDS = 5;

    CallTimeouts() {
        super(1, work -> {
            Thread thread = new Thread(work, "dynamodb-backup-timeout");
            thread.setDaemon(true);
            return thread;
        });
        setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        allowCoreThreadTimeOut(true);
        setRemoveOnCancelPolicy(true);
    }
}
