package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.util.regex.Pattern;

/**
 * The backup of a live table that a restore creates before it changes or deletes the table. It holds what the restore is
 * to undo, so it is never what {@code latest} or {@code before} mean.
 */
public final class SafetyBackup {

    /** The template of its name. */
    public static final String NAME = "${TABLE}-before-restore-${TIMESTAMP}";

    private static final String MIDDLE = "-before-restore-";
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{8}T\\d{6}");

    private SafetyBackup() {}

    static boolean is(ListedBackup backup) {
        String beginning = backup.tableName() + MIDDLE;
        return backup.name().startsWith(beginning)
                && TIMESTAMP
                        .matcher(backup.name().substring(beginning.length()))
                        .matches();
    }
}
