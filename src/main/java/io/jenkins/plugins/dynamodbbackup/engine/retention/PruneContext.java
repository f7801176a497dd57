package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The facts around a prune that its plan depends on.
 *
 * @param serviceNow AWS's time, from the {@code Date} header of an answer
 * @param controllerNow this machine's time when that answer arrived
 * @param runStart when the run began that prunes, by this machine's clock
 * @param madeByThisRun ARNs of backups that are never deleted, because this very run made them
 * @param region of the client that will delete
 * @param account of the client that will delete; empty if it could not be found out
 */
public record PruneContext(
        Instant serviceNow,
        Instant controllerNow,
        Instant runStart,
        Set<String> madeByThisRun,
        String region,
        Optional<String> account) {

    public PruneContext {
        madeByThisRun = Set.copyOf(madeByThisRun);
    }

    /** Where the backups have to be: the region, and the account if it is known. */
    Message place() {
        return place(region, account);
    }

    /** A region, and the account if it is known. */
    public static Message place(String region, Optional<String> account) {
        return account.map(known -> Message.of("retention.place.account", region, known))
                .orElseGet(() -> Message.of("retention.place", region));
    }

    /** How far this machine's clock is ahead of AWS's (negative: behind). */
    Duration clockAhead() {
        return Duration.between(serviceNow, controllerNow);
    }

    /**
     * When the run began by AWS's clock, which stamps the backups. The {@code Date} header is cut to the second and an
     * answer takes its time, so this is never late: at worst a backup made just before the run stays.
     */
    Instant runStartByService() {
        Instant start = runStart.minus(clockAhead());
        return start.isBefore(serviceNow) ? start : serviceNow;
    }
}
