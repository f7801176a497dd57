package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** DescribeContributorInsights, UpdateContributorInsights. Called with the lock held. */
final class InsightOperations {
    private final State state;

    InsightOperations(State state) {
        this.state = state;
    }

    Answer describe(Call call) {
        Table table = table(call);
        String index = call.text("IndexName").orElse("");
        ObjectNode answer = named(table, index);
        String mode = table.insights.get(index);
        answer.put("ContributorInsightsStatus", mode == null ? "DISABLED" : "ENABLED");
        if (mode != null) {
            answer.put("ContributorInsightsMode", mode);
        }
        return Answer.ok(answer);
    }

    Answer update(Call call) {
        Table table = table(call);
        String index = call.text("IndexName").orElse("");
        boolean on = call.required("ContributorInsightsAction").equals("ENABLE");
        if (on) {
            table.insights.put(index, call.text("ContributorInsightsMode").orElse("ACCESSED_AND_THROTTLED_KEYS"));
        } else {
            table.insights.remove(index);
        }
        return Answer.ok(named(table, index).put("ContributorInsightsStatus", on ? "ENABLING" : "DISABLING"));
    }

    private static ObjectNode named(Table table, String index) {
        ObjectNode json = Json.object().put("TableName", table.name);
        return index.isEmpty() ? json : json.put("IndexName", index);
    }

    private Table table(Call call) {
        return state.usable(call, Check.table(call.site(), "TableName", call.required("TableName")));
    }
}
