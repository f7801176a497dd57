package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * AWS's time from the HTTP Date header of its answers, which has whole seconds. Backups have AWS's time, so what is
 * compared with them must be AWS's time too (spec 6.5).
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
            // Not a date, as from a proxy: the last one stays.
        }
    }

    /** AWS refuses this machine's time: from now on requests are signed with AWS's time. */
    void correctSignatures() {
        correction = offset.orElse(Duration.ZERO);
    }

    /** Our own time, unless AWS has refused it: a wrong Date of some proxy must not spoil good signatures. */
    Clock forSignatures() {
        return Clock.offset(clock, correction);
    }

    /** How far AWS's clock is ahead of this machine's, to about a second; empty before the first answer. */
    public Optional<Duration> offset() {
        return offset;
    }

    /** AWS's time now, as far as known. */
    public Instant now() {
        return clock.instant().plus(offset.orElse(Duration.ZERO));
    }
}
