package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What to do about a refused change: locks and cooldowns pass, everything else stays (spec 1.6, 2.2). */
public final class RetriedChange {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);

    /** Measured are 31 minutes, documented is an hour. */
    private static final Duration COOLDOWN = Duration.ofMinutes(65);

    /** How long a change is tried while the table or AWS is busy. */
    public static final Duration LOCKED = Duration.ofMinutes(5);

    private static final Duration NOT_FOUND = Duration.ofMinutes(1);

    private static final Set<ErrorKind> OF_LOCKS = EnumSet.of(
            ErrorKind.RESOURCE_IN_USE,
            ErrorKind.TABLE_IN_USE,
            ErrorKind.BACKUPS_BEING_ENABLED,
            ErrorKind.CONCURRENT_UPDATE,
            ErrorKind.UNAVAILABLE,
            ErrorKind.THROTTLED,
            ErrorKind.LIMIT,
            ErrorKind.CREDENTIALS_UNAVAILABLE);

    /** A new table does not show everywhere at once. */
    private static final Set<ErrorKind> OF_NEW_TABLES =
            EnumSet.of(ErrorKind.RESOURCE_NOT_FOUND, ErrorKind.TABLE_NOT_FOUND);

    private RetriedChange() {}

    /**
     * How long to wait before the next attempt.
     *
     * @param tried since the first attempt
     * @return empty when the change is refused for good
     */
    public static Optional<Duration> wait(AwsError error, Duration tried) {
        boolean cooldown = error.kind() == ErrorKind.COOLDOWN;
        Duration patience = cooldown ? COOLDOWN : patience(error);
        Duration wait = cooldown ? LATER : SOON;
        return tried.plus(wait).compareTo(patience) < 0 ? Optional.of(wait) : Optional.empty();
    }

    private static Duration patience(AwsError error) {
        if (OF_LOCKS.contains(error.kind())) {
            return LOCKED;
        }
        return OF_NEW_TABLES.contains(error.kind()) ? NOT_FOUND : Duration.ZERO;
    }

    /** AWS has done it before, as after a lost answer. */
    public static boolean done(AwsError error) {
        return error.kind() == ErrorKind.INVALID && error.message().toString().contains("already");
    }
}
