package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Describe-, Enable- and DisableKinesisStreamingDestination. Nothing is streamed. Called with the lock held. */
final class KinesisOperations {
    private final State state;

    KinesisOperations(State state) {
        this.state = state;
    }

    Answer describe(Call call) {
        Table table = table(call);
        ObjectNode answer = Json.object().put("TableName", table.name);
        answer.putArray("KinesisDataStreamDestinations").addAll(table.destinations.values());
        return Answer.ok(answer);
    }

    Answer enable(Call call) {
        Table table = table(call);
        String stream = call.required("StreamArn");
        ObjectNode destination = Json.object().put("StreamArn", stream).put("DestinationStatus", "ACTIVE");
        Json.copy(
                call.body().path("EnableKinesisStreamingConfiguration"),
                destination,
                "ApproximateCreationDateTimePrecision");
        table.destinations.put(stream, destination);
        return answer(table, stream, "ENABLING");
    }

    Answer disable(Call call) {
        Table table = table(call);
        String stream = call.required("StreamArn");
        table.destinations.remove(stream);
        return answer(table, stream, "DISABLING");
    }

    private static Answer answer(Table table, String stream, String status) {
        return Answer.ok(Json.object()
                .put("TableName", table.name)
                .put("StreamArn", stream)
                .put("DestinationStatus", status));
    }

    private Table table(Call call) {
        return state.usable(call, Check.table(call.site(), "TableName", call.required("TableName")));
    }
}
