package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The source to restore, as specified by the user: a backup ARN, or a table with a backup or a time.
 *
 * @param backup {@code latest} or the name of a backup
 * @param before an ISO 8601 time with its offset from UTC
 * @param pointInTime {@code latest} or such a time
 */
public record SourceChoice(
        Optional<String> backupArn,
        Optional<String> table,
        Optional<String> backup,
        Optional<String> before,
        Optional<String> pointInTime) {

    private static final String LATEST = "latest";
    private static final Argument TABLE = Argument.parameter("table");
    private static final Argument BACKUP = Argument.parameter("backup");
    private static final Argument BEFORE = Argument.parameter("before");
    private static final Argument POINT_IN_TIME = Argument.parameter("pointInTime");

    /** @throws BadRequestException when not exactly one source is specified, or the time is not valid */
    public RestoreSource source() throws BadRequestException {
        if (backupArn.isPresent()) {
            if (table.isPresent() || backup.isPresent() || before.isPresent() || pointInTime.isPresent()) {
                throw BadRequestException.of(
                        "backupArn", "restore.source.arnAlone", TABLE, BACKUP, BEFORE, POINT_IN_TIME);
            }
            return new RestoreSource.ByArn(backupArn.get());
        }
        if (table.isEmpty()) {
            throw BadRequestException.of(
                    "table", "restore.source.none", BACKUP, BEFORE, POINT_IN_TIME, Argument.parameter("backupArn"));
        }
        return ofTable(table.get());
    }

    private RestoreSource ofTable(String name) throws BadRequestException {
        refuseBoth("backup", backup, "before", before);
        refuseBoth("backup", backup, "pointInTime", pointInTime);
        refuseBoth("before", before, "pointInTime", pointInTime);
        if (before.isPresent()) {
            return new RestoreSource.Before(name, time("before", "restore.source.time", before.get()));
        }
        if (pointInTime.isPresent()) {
            return new RestoreSource.PointInTime(name, pointInTime(pointInTime.get()));
        }
        String which = backup.orElseThrow(() ->
                BadRequestException.of("backup", "restore.source.tableAlone", TABLE, name, BEFORE, POINT_IN_TIME));
        return which.equals(LATEST) ? new RestoreSource.Latest(name) : new RestoreSource.Named(name, which);
    }

    private static void refuseBoth(String one, Optional<String> value, String other, Optional<String> otherValue)
            throws BadRequestException {
        if (value.isPresent() && otherValue.isPresent()) {
            throw BadRequestException.of(
                    one, "restore.source.both", value.get(), Argument.parameter(other), otherValue.get());
        }
    }

    private static Optional<Instant> pointInTime(String text) throws BadRequestException {
        return text.equals(LATEST)
                ? Optional.empty()
                : Optional.of(time("pointInTime", "restore.source.pointInTime", text));
    }

    /** Without an offset, the time would be ambiguous. */
    private static Instant time(String field, String key, String text) throws BadRequestException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw BadRequestException.of(field, key, text);
        }
    }
}
