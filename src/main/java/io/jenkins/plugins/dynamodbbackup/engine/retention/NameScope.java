package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameMatches;
import io.jenkins.plugins.dynamodbbackup.engine.table.NamePattern;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which backups a prune speaks about, by their names. Others are never deleted and never count: they belong to
 * others (spec 6.2).
 *
 * @param covers given the table's name and the backup's
 * @param pattern what decides in place of the default template
 * @param otherwise why a backup outside stays
 */
public record NameScope(BiPredicate<String, String> covers, Optional<NamePattern> pattern, Message otherwise) {

    private static final String FIELD = "namePattern";
    private static final Argument PATTERN = Argument.parameter(FIELD);
    private static final Argument TEMPLATE = Argument.parameter("backupName");

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
                throw BadRequestException.of("allNames", "retention.allNames.alone", PATTERN, TEMPLATE);
            }
            return new NameScope(
                    madeByDefaultTemplate, Optional.empty(), Message.of("retention.scope.default", TEMPLATE, PATTERN));
        }
        String text = request.namePattern().get();
        NamePattern pattern = NamePattern.parse(FIELD, text);
        if (!request.allNames() && pattern.matchesEverything()) {
            throw BadRequestException.of(
                    FIELD, "retention.namePattern.everything", text, Argument.parameter("allNames"));
        }
        return of(pattern);
    }

    private static NameScope of(NamePattern pattern) {
        return new NameScope(
                (table, name) -> pattern.matches(name),
                Optional.of(pattern),
                Message.of("retention.scope.pattern", pattern.text(), PATTERN));
    }

    /** The same scope where what its pattern matches was found out before. */
    NameScope known(NameMatches matches) {
        return pattern.map(matches::known).map(NameScope::of).orElse(this);
    }

    boolean covers(ListedBackup backup) {
        return covers.test(backup.tableName(), backup.name());
    }
}
