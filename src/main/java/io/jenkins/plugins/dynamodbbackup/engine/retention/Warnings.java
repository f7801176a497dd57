package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What looks like a mistake in a plan that is otherwise sound. */
final class Warnings {

    private static final int NAMES_SHOWN = 5;

    private final RetentionPolicy policy;

    Warnings(RetentionPolicy policy) {
        this.policy = policy;
    }

    List<String> of(List<GroupPlan> groups, Map<String, TableFact> tables) {
        List<String> warnings = new ArrayList<>();
        tablesWithoutBackup(groups, tables, warnings);
        if (!groups.isEmpty() && backups(groups).noneMatch(policy.scope()::covers)) {
            warnings.add(policy.scope()
                    .pattern()
                    .map(pattern -> "namePattern '" + pattern.text()
                            + "' matches no backup of the selected tables, so none is deleted; it must match the whole"
                            + " name, letter for letter.")
                    .orElse("No backup of the selected tables has a name that the default backupName makes, so none is"
                            + " deleted; set namePattern."));
        }
        policy.protect().stream()
                .filter(protection -> backups(groups).noneMatch(backup -> protection.matches(backup.name())))
                .forEach(protection -> warnings.add("protect '" + protection.text()
                        + "' matches no backup of the selected tables; it must match the whole name, letter for"
                        + " letter."));
        return warnings;
    }

    private static Stream<BackupSummary> backups(List<GroupPlan> groups) {
        return groups.stream().flatMap(group -> group.decisions().stream()).map(PruneDecision::backup);
    }

    private static void tablesWithoutBackup(
            List<GroupPlan> groups, Map<String, TableFact> tables, List<String> warnings) {
        Set<String> bare = new TreeSet<>(tables.keySet());
        groups.stream()
                .filter(group -> group.standing() == Standing.LIVE)
                .map(GroupPlan::table)
                .forEach(bare::remove);
        bare.removeIf(table -> !(tables.get(table) instanceof TableFact.Live));
        if (!bare.isEmpty()) {
            warnings.add(Amounts.count(bare.size(), "selected table has", "selected tables have")
                    + " no backup: "
                    + bare.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                    + (bare.size() > NAMES_SHOWN ? ", ..." : "") + ".");
        }
    }
}
