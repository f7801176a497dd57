package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What looks like a mistake in a plan that is otherwise sound. */
final class Warnings {

    private static final int NAMES_SHOWN = 5;

    private final RetentionPolicy policy;

    Warnings(RetentionPolicy policy) {
        this.policy = policy;
    }

    List<Message> of(List<GroupPlan> groups, Map<String, TableFact> tables) {
        List<Message> warnings = new ArrayList<>();
        tablesWithoutBackup(groups, tables, warnings);
        if (!groups.isEmpty() && backups(groups).noneMatch(policy.scope()::covers)) {
            Argument parameter = Argument.parameter("namePattern");
            warnings.add(policy.scope()
                    .pattern()
                    .map(pattern -> Message.of("retention.warning.namePattern", parameter, pattern.text()))
                    .orElseGet(() ->
                            Message.of("retention.warning.defaultNames", Argument.parameter("backupName"), parameter)));
        }
        policy.protect().stream()
                .filter(protection -> backups(groups).noneMatch(backup -> protection.matches(backup.name())))
                .forEach(protection -> warnings.add(
                        Message.of("retention.warning.protect", Argument.parameter("protect"), protection.text())));
        return warnings;
    }

    private static Stream<ListedBackup> backups(List<GroupPlan> groups) {
        return groups.stream().flatMap(group -> group.decisions().stream()).map(PruneDecision::backup);
    }

    private static void tablesWithoutBackup(
            List<GroupPlan> groups, Map<String, TableFact> tables, List<Message> warnings) {
        Set<String> bare = new TreeSet<>(tables.keySet());
        groups.stream()
                .filter(group -> group.source() == SourceState.LIVE)
                .map(GroupPlan::table)
                .forEach(bare::remove);
        bare.removeIf(table -> !(tables.get(table) instanceof TableFact.Live));
        if (!bare.isEmpty()) {
            List<Argument> names = bare.stream().map(Argument::table).toList();
            warnings.add(Message.of(
                    "retention.warning.noBackup", bare.size(), new Argument.Several(names, false, NAMES_SHOWN)));
        }
    }
}
