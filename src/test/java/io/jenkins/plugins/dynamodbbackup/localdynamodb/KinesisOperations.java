package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Describe-, Enable- and DisableKinesisStreamingDestination. Nothing is streamed. Called with the lock held. */
final class KinesisOperations {
    private static final String PRECISION = "ApproximateCreationDateTimePrecision";

    private final State state;

    KinesisOperations(State state) {
        this.state = state;
    }

    /** @param ends the status that it has from a time on */
    record Destination(String meanwhile, String ends, Instant settled, ObjectNode precision) {
        String status(Instant now) {
            return now.isBefore(settled) ? meanwhile : ends;
        }

        boolean live(Instant now) {
            return !status(now).equals("DISABLED") && !status(now).equals("ENABLE_FAILED");
        }
    }

    Answer describe(Call call) {
        Table table = table(call);
        ObjectNode answer = Json.object().put("TableName", table.name);
        ArrayNode all = answer.putArray("KinesisDataStreamDestinations");
        table.destinations.forEach((stream, destination) -> {
            String status = destination.status(call.now());
            ObjectNode json = all.addObject().put("StreamArn", stream).put("DestinationStatus", status);
            json.setAll(destination.precision().deepCopy());
            if (status.equals("ENABLE_FAILED")) {
                json.put("DestinationStatusDescription", "User does not have a permission to use the stream");
            }
        });
        return Answer.ok(answer);
    }

    /** The service looks at the stream only later: one of another account or region fails then. */
    Answer enable(Call call) {
        Table table = table(call);
        String stream = call.required("StreamArn");
        if (table.destinations.values().stream().anyMatch(it -> it.live(call.now()))) {
            throw wrongState("DISABLED or ENABLE_FAILED to perform ENABLE");
        }
        ObjectNode precision = Json.object();
        Json.copy(call.body().path("EnableKinesisStreamingConfiguration"), precision, PRECISION);
        boolean found = stream.startsWith(
                "arn:aws:kinesis:" + call.site().region() + ":" + call.site().account() + ":stream/");
        table.destinations.put(
                stream, new Destination("ENABLING", found ? "ACTIVE" : "ENABLE_FAILED", settled(call), precision));
        return answer(table, stream, "ENABLING");
    }

    Answer disable(Call call) {
        Table table = table(call);
        String stream = call.required("StreamArn");
        Optional.ofNullable(table.destinations.get(stream))
                .filter(it -> it.status(call.now()).equals("ACTIVE"))
                .orElseThrow(() -> wrongState("ACTIVE to perform DISABLE"));
        table.destinations.put(stream, new Destination("DISABLING", "DISABLED", settled(call), Json.object()));
        return answer(table, stream, "DISABLING");
    }

    private Instant settled(Call call) {
        return call.now().plus(state.behaviour.kinesis);
    }

    private static ServiceError wrongState(String needed) {
        return ServiceError.validation("Table is not in a valid state to enable or disable the Kinesis Streaming"
                + " Destination: KinesisStreamingDestination must be " + needed + " operation.");
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
