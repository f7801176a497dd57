package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One difference between the settings of two tables.
 *
 * @param path of the value, such as {@code settings.ttl.AttributeName}
 * @param first as JSON; empty where the first does not have it
 * @param second as JSON; empty where the second does not have it
 */
public record SettingsDifference(String path, Optional<String> first, Optional<String> second) {

    /** What a table is made of and its settings, by their paths; the tables' own names do not count as a difference. */
    public static List<SettingsDifference> between(SettingsFile first, SettingsFile second) {
        Map<String, String> left = values(first, second);
        Map<String, String> right = values(second, second);
        SortedSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        List<SettingsDifference> differences = new ArrayList<>();
        for (String path : paths) {
            Optional<String> one = Optional.ofNullable(left.get(path));
            Optional<String> other = Optional.ofNullable(right.get(path));
            if (!one.equals(other)) {
                differences.add(new SettingsDifference(path, one, other));
            }
        }
        return differences;
    }

    private static Map<String, String> values(SettingsFile file, SettingsFile named) {
        Map<String, String> values = new TreeMap<>();
        flatten("definition", file.definition(), values);
        Optional<Renames> renames = renames(file, named);
        for (SettingName name : SettingName.values()) {
            file.settings().value(name).ifPresent(value -> {
                JsonNode renamed =
                        renames.map(it -> it.scaling(it.policy(value))).orElse(value);
                flatten("settings." + name.word(), renamed, values);
            });
            Optional.ofNullable(file.settings().unread().get(name))
                    .ifPresent(why -> values.put("unread." + name.word(), why.toString()));
        }
        return values;
    }

    private static Optional<Renames> renames(SettingsFile from, SettingsFile to) {
        Optional<TableArn> old = TableArn.parse(from.tableArn());
        Optional<TableArn> now = TableArn.parse(to.tableArn());
        return old.flatMap(one -> now.map(other -> new Renames(one, other, from.streamArn(), to.streamArn())));
    }

    private static void flatten(String path, JsonNode value, Map<String, String> into) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties().forEach(field -> flatten(path + "." + field.getKey(), field.getValue(), into));
        } else if (value.isArray() && !value.isEmpty()) {
            for (int at = 0; at < value.size(); at++) {
                flatten(path + "[" + at + "]", value.get(at), into);
            }
        } else if (!value.isNull()) {
            into.put(path, value.toString());
        }
    }
}
