package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of an operation with the same outcome that is not good.
 *
 * @param tables how many
 * @param first the names of the first few
 */
public record NotGood(Outcome outcome, int tables, List<String> first) {

    public NotGood {
        first = first.stream()
                .limit(OperationSummary.NAMED)
                .map(StoredText::name)
                .toList();
    }

    static List<NotGood> of(List<BackupRow> rows) {
        Map<Outcome, List<String>> names = rows.stream()
                .filter(row -> !row.good())
                .collect(Collectors.groupingBy(
                        BackupRow::outcome,
                        () -> new EnumMap<>(Outcome.class),
                        Collectors.mapping(BackupRow::table, Collectors.toList())));
        return names.entrySet().stream()
                .map(entry -> new NotGood(entry.getKey(), entry.getValue().size(), entry.getValue()))
                .toList();
    }
}
