package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.AutoScaling;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Targets, then policies, then scheduled actions of Application Auto Scaling (spec 2.2). */
final class ScalingDifferences {

    private static final Pattern INDEX = Pattern.compile("table/[^/]+/index/(.+)");
    private static final Pattern ONCE = Pattern.compile("at\\(([0-9T:.-]+)\\)");

    private final Comparison table;
    private final List<SettingsChange> changes = new ArrayList<>();
    private final Set<String> indexes = new TreeSet<>();

    ScalingDifferences(Comparison table) {
        this.table = table;
    }

    Difference of(JsonNode wanted, JsonNode current) {
        if (table.target().onDemand()) {
            return Difference.notPossible(Message.of("settings.onDemand"));
        }
        entries(wanted.path("targets"), current.path("targets"), "ScalableDimension", AutoScaling::register);
        entries(wanted.path("policies"), current.path("policies"), "PolicyName", AutoScaling::putPolicy);
        entries(
                wanted.path("scheduledActions"),
                current.path("scheduledActions"),
                "ScheduledActionName",
                AutoScaling::putAction);
        return Difference.apply(changes, table.missing(indexes));
    }

    private void entries(
            JsonNode wanted, JsonNode current, String name, Function<ObjectNode, AwsCall<ObjectNode>> call) {
        for (JsonNode entry : wanted) {
            ObjectNode asked = Comparison.object(entry).deepCopy();
            Matcher index = INDEX.matcher(asked.path("ResourceId").asText());
            if (index.matches() && !table.hasIndex(index.group(1))) {
                indexes.add(index.group(1));
            } else if (!over(asked) && !has(current, asked, name)) {
                String part = asked.path("ResourceId").asText() + " "
                        + asked.path("ScalableDimension").asText() + " "
                        + asked.path(name).asText();
                changes.add(new SettingsChange(SettingName.AUTO_SCALING, part, call.apply(asked)));
            }
        }
    }

    /** AWS refuses times of the past: an action whose time is over never runs again, and one that has begun has begun. */
    private boolean over(ObjectNode action) {
        time(action.path("StartTime").asText())
                .filter(table.now()::isAfter)
                .ifPresent(past -> action.remove("StartTime"));
        Matcher once = ONCE.matcher(action.path("Schedule").asText());
        Optional<Instant> only = once.matches() ? local(once.group(1), action) : Optional.empty();
        return only.or(() -> time(action.path("EndTime").asText()))
                .filter(table.now()::isAfter)
                .isPresent();
    }

    private static Optional<Instant> local(String text, JsonNode action) {
        try {
            return Optional.of(LocalDateTime.parse(text)
                    .atZone(ZoneId.of(action.path("Timezone").asText("UTC")))
                    .toInstant());
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean has(JsonNode current, JsonNode wanted, String name) {
        for (JsonNode entry : current) {
            if (List.of("ResourceId", "ScalableDimension", name).stream()
                            .allMatch(field -> entry.path(field).equals(wanted.path(field)))
                    && Comparison.covers(entry, wanted)) {
                return true;
            }
        }
        return false;
    }
}
