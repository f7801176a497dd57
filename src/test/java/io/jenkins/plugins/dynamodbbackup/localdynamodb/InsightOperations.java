package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** DescribeContributorInsights, UpdateContributorInsights. Called with the lock held. */
final class InsightOperations {
    private final State state;

    InsightOperations(State state) {
        this.state = state;
    }

    /** On or off, and from when on it is so. */
    record Insights(boolean on, String mode, Instant settled) {
        String status(Instant now) {
            boolean changing = now.isBefore(settled);
            return on ? changing ? "ENABLING" : "ENABLED" : changing ? "DISABLING" : "DISABLED";
        }
    }

    Answer describe(Call call) {
        Table table = table(call);
        String index = index(call, table);
        ObjectNode answer = named(table, index);
        Optional<Insights> insights = Optional.ofNullable(table.insights.get(index));
        answer.put(
                "ContributorInsightsStatus",
                insights.map(it -> it.status(call.now())).orElse("DISABLED"));
        insights.ifPresent(it -> answer.put("ContributorInsightsMode", it.mode()));
        return Answer.ok(answer);
    }

    /** What is so already stays as it is; enabling again changes the mode. */
    Answer update(Call call) {
        Table table = table(call);
        String index = index(call, table);
        boolean on = call.required("ContributorInsightsAction").equals("ENABLE");
        String mode = call.text("ContributorInsightsMode").orElse("ACCESSED_AND_THROTTLED_KEYS");
        Optional<Insights> present = Optional.ofNullable(table.insights.get(index));
        boolean same = present.map(it -> it.on() == on && (!on || it.mode().equals(mode)))
                .orElse(!on);
        Insights changed = same
                ? present.orElse(new Insights(false, mode, Instant.MIN))
                : new Insights(on, mode, call.now().plus(state.behaviour.insights));
        table.insights.put(index, changed);
        String status = same ? changed.status(call.now()) : on ? "ENABLING" : "DISABLING";
        return Answer.ok(named(table, index).put("ContributorInsightsStatus", status));
    }

    private static ObjectNode named(Table table, String index) {
        ObjectNode json = Json.object().put("TableName", table.name);
        return index.isEmpty() ? json : json.put("IndexName", index);
    }

    private Table table(Call call) {
        return state.usable(call, Check.table(call.site(), "TableName", call.required("TableName")));
    }

    private String index(Call call, Table table) {
        Optional<String> index = call.text("IndexName");
        index.ifPresent(name -> TableSettings.index(state.store.describe(call.site(), table.name), name));
        return index.orElse("");
    }
}
