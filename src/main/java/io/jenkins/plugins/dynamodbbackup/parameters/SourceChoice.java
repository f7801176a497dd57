package io.jenkins.plugins.dynamodbbackup.parameters;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreSource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The backup to restore, as specified in a step: a backup ARN, or a table with a backup or a time. */
record SourceChoice(
        Optional<String> backupArn, Optional<String> table, Optional<String> backup, Optional<String> before) {

    private static final String LATEST = "latest";

    /** @throws BadRequestException when not exactly one source is specified */
    RestoreSource source() throws BadRequestException {
        if (backupArn.isPresent()) {
            if (table.isPresent() || backup.isPresent() || before.isPresent()) {
                throw new BadRequestException("backupArn", Messages.SourceChoice_arnStandsAlone());
            }
            return new RestoreSource.ByArn(backupArn.get());
        }
        String name =
                table.orElseThrow(() -> new BadRequestException("table", Messages.SourceChoice_nothingSelected()));
        if (backup.isPresent() && before.isPresent()) {
            throw new BadRequestException("backup", Messages.SourceChoice_backupAndBefore(backup.get(), before.get()));
        }
        if (backup.isEmpty() && before.isEmpty()) {
            throw new BadRequestException("backup", Messages.SourceChoice_backupOrBefore(name));
        }
        if (before.isPresent()) {
            return new RestoreSource.Before(name, time(before.get()));
        }
        return backup.get().equals(LATEST)
                ? new RestoreSource.Latest(name)
                : new RestoreSource.Named(name, backup.get());
    }

    private static Instant time(String text) throws BadRequestException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new BadRequestException("before", Messages.SourceChoice_notATime(text));
        }
    }
}
