package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the names of the backups of a run. AWS takes the same name any number of times, and lists each backup with the
 * name of its table (spec 1.3): so a name has to be unique for its table only, and a template without {@code ${TABLE}}
 * gives every backup of the run the same name. One without {@code ${TIMESTAMP}} gives the same names again in the next
 * run.
 */
public final class BackupNameTemplate {

    private static final String FIELD = "backupName";

    private final NameTemplate template;

    private BackupNameTemplate(NameTemplate template) {
        this.template = template;
    }

    /**
     * @param environment values of the variables besides {@code ${TABLE}} and {@code ${TIMESTAMP}}
     * @throws BadRequestException if a variable is unknown or not closed, or a name could come out that AWS refuses
     */
    public static BackupNameTemplate parse(String template, Map<String, String> environment)
            throws BadRequestException {
        return new BackupNameTemplate(NameTemplate.parse(FIELD, template, environment));
    }

    /**
     * The name of each table's backup, in the order of the tables. With {@code ${TABLE}} no two are the same, also
     * where names are cut to 255 characters.
     *
     * @param at the time of the run, one for all its backups
     */
    public Map<String, String> names(Collection<String> tables, Instant at) {
        Map<String, String> names = new LinkedHashMap<>();
        tables.forEach(table -> names.put(table, template.name(table, at)));
        return Collections.unmodifiableMap(names);
    }

    public boolean hasTimestamp() {
        return template.hasTimestamp();
    }

    /** Whether {@link BackupRequest#DEFAULT_NAME} gives this name to a backup of this table at any time, cut or not. */
    public static boolean madeByDefaultTemplate(String table, String backupName) {
        return NameTemplate.isTableAndTimestamp(table, backupName);
    }
}
