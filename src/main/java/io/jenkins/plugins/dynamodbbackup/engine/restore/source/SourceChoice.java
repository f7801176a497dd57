package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The backup to restore, as specified by the user: a backup ARN, or a table with a backup or a time.
 *
 * @param backup {@code latest} or the name of a backup
 * @param before an ISO 8601 time with its offset from UTC
 */
public record SourceChoice(
        Optional<String> backupArn, Optional<String> table, Optional<String> backup, Optional<String> before) {

    private static final String LATEST = "latest";
    private static final Argument TABLE = Argument.parameter("table");
    private static final Argument BACKUP = Argument.parameter("backup");
    private static final Argument BEFORE = Argument.parameter("before");

    /** @throws BadRequestException when not exactly one source is specified, or the time is not valid */
    public RestoreSource source() throws BadRequestException {
        if (backupArn.isPresent()) {
            if (table.isPresent() || backup.isPresent() || before.isPresent()) {
                throw BadRequestException.of("backupArn", "restore.source.arnAlone", TABLE, BACKUP, BEFORE);
            }
            return new RestoreSource.ByArn(backupArn.get());
        }
        if (table.isEmpty()) {
            throw BadRequestException.of(
                    "table", "restore.source.none", BACKUP, BEFORE, Argument.parameter("backupArn"));
        }
        return ofTable(table.get());
    }

    private RestoreSource ofTable(String name) throws BadRequestException {
        if (before.isEmpty()) {
            String which = backup.orElseThrow(
                    () -> BadRequestException.of("backup", "restore.source.tableAlone", TABLE, name, BEFORE));
            return which.equals(LATEST) ? new RestoreSource.Latest(name) : new RestoreSource.Named(name, which);
        }
        if (backup.isPresent()) {
            throw BadRequestException.of("backup", "restore.source.both", backup.get(), BEFORE, before.get());
        }
        return new RestoreSource.Before(name, time(before.get()));
    }

    /** Without an offset, the time would be ambiguous. */
    private static Instant time(String text) throws BadRequestException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw BadRequestException.of("before", "restore.source.time", text);
        }
    }
}
