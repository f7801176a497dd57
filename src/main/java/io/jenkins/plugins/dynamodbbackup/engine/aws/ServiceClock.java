package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * AWS' time as its answers tell it in the HTTP Date header, which has whole seconds. Backups carry AWS' time, so
 * whatever is compared with them must be AWS' time too (spec 6.5).
 */
public final class ServiceClock {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final Clock clock;
    private volatile Optional<Duration> offset = Optional.empty();
    private volatile Duration correction = Duration.ZERO;

    ServiceClock(Clock clock) {
        this.clock = clock;
    }

    void sawDate(String header) {
        try {
            Instant service = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .plus(HALF_A_SECOND);
            offset = Optional.of(Duration.between(clock.instant(), service));
        } catch (DateTimeException unreadable) {
            // A proxy's own idea of a date tells nothing about AWS' clock; the last good one stays.
        }
    }

    /** AWS refuses our time: from now on requests are signed with AWS'. */
    void correctSignatures() {
        correction = offset.orElse(Duration.ZERO);
    }

    /** Our own time, unless AWS has refused it: a wrong Date of some proxy must not spoil good signatures. */
    Clock forSignatures() {
        return Clock.offset(clock, correction);
    }

    /** How far AWS' clock is ahead of ours, to about a second; empty before the first answer. */
    public Optional<Duration> offset() {
        return offset;
    }

    /** AWS' time now, as far as known. */
    public Instant now() {
        return clock.instant().plus(offset.orElse(Duration.ZERO));
    }
}
