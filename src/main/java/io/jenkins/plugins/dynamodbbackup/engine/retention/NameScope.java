package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameMatches;
import io.jenkins.plugins.dynamodbbackup.engine.table.NamePattern;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which backups a prune speaks about, by their names. Others are never deleted and never count: they belong to somebody
 * else (spec 6.2).
 *
 * @param covers given the table's name and the backup's
 * @param pattern what decides in place of the default template
 * @param otherwise why a backup outside stays, for the user
 */
public record NameScope(BiPredicate<String, String> covers, Optional<NamePattern> pattern, String otherwise) {

    private static final String FIELD = "namePattern";

    /**
     * Reads {@code namePattern} and {@code allNames}.
     *
     * @param madeByDefaultTemplate whether a backup of a table (first) has a name (second) that the default template
     *     makes; the scope when no pattern is given
     */
    static NameScope parse(PruneRequest request, BiPredicate<String, String> madeByDefaultTemplate)
            throws BadRequestException {
        if (request.namePattern().isEmpty()) {
            if (request.allNames()) {
                throw new BadRequestException(
                        "allNames",
                        "allNames is true, but namePattern is not set; write namePattern '*' to prune backups of every"
                                + " name, or leave allNames out to prune those named by the default template.");
            }
            return new NameScope(
                    madeByDefaultTemplate,
                    Optional.empty(),
                    "its name is not one that the default backupName makes, and namePattern is not set");
        }
        String text = request.namePattern().get();
        NamePattern pattern = NamePattern.parse(FIELD, text);
        if (!request.allNames() && pattern.matchesEverything()) {
            throw new BadRequestException(
                    FIELD,
                    "namePattern '" + text + "' matches every name, also of backups that somebody else made; write a"
                            + " narrower pattern, or add allNames: true if all of them may be deleted.");
        }
        return of(pattern);
    }

    private static NameScope of(NamePattern pattern) {
        return new NameScope(
                (table, name) -> pattern.matches(name),
                Optional.of(pattern),
                "its name does not match " + pattern.text() + " (namePattern)");
    }

    /** The same scope where what its pattern matches was found out before. */
    NameScope known(NameMatches matches) {
        return pattern.map(matches::known).map(NameScope::of).orElse(this);
    }

    boolean covers(BackupSummary backup) {
        return covers.test(backup.tableName(), backup.name());
    }
}
