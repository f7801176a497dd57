package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** DescribeTimeToLive, UpdateTimeToLive (spec 2.2). Items never expire here. Called with the lock held. */
final class TimeToLiveOperations {
    private final State state;

    TimeToLiveOperations(State state) {
        this.state = state;
    }

    Answer describe(Call call) {
        Table table = table(call);
        ObjectNode description = Json.object();
        description.put("TimeToLiveStatus", table.timeToLive.isPresent() ? "ENABLED" : "DISABLED");
        table.timeToLive.ifPresent(attribute -> description.put("AttributeName", attribute));
        return Answer.ok(TableOperations.json("TimeToLiveDescription", description));
    }

    Answer update(Call call) {
        Table table = table(call);
        JsonNode wanted = call.body().path("TimeToLiveSpecification");
        boolean on = wanted.path("Enabled").asBoolean();
        String attribute = wanted.path("AttributeName").asText();
        if (on && table.timeToLive.filter(present -> !present.equals(attribute)).isPresent()) {
            throw ServiceError.validation("TimeToLive is active on a different AttributeName: current AttributeName is "
                    + table.timeToLive.get());
        }
        if (on == table.timeToLive.isPresent()) {
            throw ServiceError.validation("TimeToLive is already " + (on ? "enabled" : "disabled"));
        }
        if (call.now().isBefore(table.timeToLiveChanged.plus(state.behaviour.timeToLiveCooldown))) {
            throw ServiceError.validation("Time to live has been modified multiple times within a fixed interval");
        }
        table.timeToLive = on ? Optional.of(attribute) : Optional.empty();
        table.timeToLiveChanged = call.now();
        ObjectNode specification = wanted.deepCopy();
        return Answer.ok(TableOperations.json("TimeToLiveSpecification", specification));
    }

    private Table table(Call call) {
        String name = Check.table(call.site(), "TableName", call.required("TableName"));
        return state.usable(call, name);
    }
}
