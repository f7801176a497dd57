package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
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

    /** @throws BadRequestException when not exactly one source is specified, or the time is not valid */
    public RestoreSource source() throws BadRequestException {
        if (backupArn.isPresent()) {
            if (table.isPresent() || backup.isPresent() || before.isPresent()) {
                throw new BadRequestException(
                        "backupArn", "backupArn cannot be combined with table, backup or before; leave them out.");
            }
            return new RestoreSource.ByArn(backupArn.get());
        }
        if (table.isEmpty()) {
            throw new BadRequestException(
                    "table", "No backup is selected; set table with backup or before, or set backupArn.");
        }
        return ofTable(table.get());
    }

    private RestoreSource ofTable(String name) throws BadRequestException {
        if (before.isEmpty()) {
            String which = backup.orElseThrow(() -> new BadRequestException(
                    "backup",
                    "table '" + name + "' needs backup or before; use 'latest', a backup name or a time."));
            return which.equals(LATEST) ? new RestoreSource.Latest(name) : new RestoreSource.Named(name, which);
        }
        if (backup.isPresent()) {
            throw new BadRequestException(
                    "backup",
                    "backup '" + backup.get() + "' and before '" + before.get()
                            + "' cannot be combined; leave one of them out.");
        }
        return new RestoreSource.Before(name, time(before.get()));
    }

    /** Without an offset, the time would be ambiguous. */
    private static Instant time(String text) throws BadRequestException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new BadRequestException(
                    "before",
                    "before '" + text + "' is not a time with an offset; use a format such as 2026-11-22T16:00:00Z.");
        }
    }
}
