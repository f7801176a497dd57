package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The times that point-in-time recovery can restore a table to (spec 3.4): every second from the first to the last.
 *
 * @param earliest in whole seconds
 * @param latest in whole seconds; usually five minutes ago
 */
public record RestoreWindow(Instant earliest, Instant latest) {

    /** AWS stays five minutes behind. */
    private static final Duration OLDEST_LATEST = Duration.ofMinutes(10);

    /**
     * @param recovery PointInTimeRecoveryDescription, with times as ISO texts
     * @return empty while point-in-time recovery is off
     */
    public static Optional<RestoreWindow> of(JsonNode recovery) {
        JsonNode earliest = recovery.path("EarliestRestorableDateTime");
        JsonNode latest = recovery.path("LatestRestorableDateTime");
        if (!"ENABLED".equals(recovery.path("PointInTimeRecoveryStatus").asText())
                || !earliest.isTextual()
                || !latest.isTextual()) {
            return Optional.empty();
        }
        Instant first = Instant.parse(earliest.asText());
        Instant second = first.truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(new RestoreWindow(
                first.equals(second) ? first : second.plusSeconds(1),
                Instant.parse(latest.asText()).truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * The point in time that is meant, in whole seconds.
     *
     * @throws BadRequestException when AWS would refuse it, or would restore another time than 'latest' promises: in the
     *     first minutes after point-in-time recovery was turned on, AWS restores that moment (spec 3.4)
     */
    public Instant time(RestoreSource.PointInTime wanted, Instant now) throws BadRequestException {
        return wanted.time().isPresent() ? within(wanted.table(), wanted.time().get()) : newest(wanted.table(), now);
    }

    private Instant within(String table, Instant wanted) throws BadRequestException {
        Instant time = wanted.truncatedTo(ChronoUnit.SECONDS);
        if (time.isBefore(earliest) || time.isAfter(latest)) {
            throw refused("restore.pointInTime.outside", wanted, Argument.table(table), earliest, latest);
        }
        return time;
    }

    private Instant newest(String table, Instant now) throws BadRequestException {
        if (!latest.isAfter(earliest)) {
            throw refused("restore.pointInTime.young", Argument.table(table), earliest);
        }
        if (latest.isBefore(now.minus(OLDEST_LATEST))) {
            throw refused("restore.pointInTime.behind", Argument.table(table), latest, Duration.between(latest, now));
        }
        return latest;
    }

    private static BadRequestException refused(String key, Object... arguments) {
        return BadRequestException.of("pointInTime", key, arguments);
    }
}
