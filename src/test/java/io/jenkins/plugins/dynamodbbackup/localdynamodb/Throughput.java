package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The on-demand maximum and the warm throughput of a table or of one of its indexes (spec 2.2). */
final class Throughput {
    private static final long ON_DEMAND_READS = 12_000;
    private static final long ON_DEMAND_WRITES = 4_000;

    private final ObjectNode onDemand = Json.object();
    private ObjectNode warm = Json.object();
    private ObjectNode warmBefore = Json.object();
    private Instant warmed = Instant.MIN;

    /** @param request CreateTable, or one of its indexes */
    void create(JsonNode request) {
        Json.copy(request.path("OnDemandThroughput"), onDemand, "MaxReadRequestUnits", "MaxWriteRequestUnits");
        Json.copy(request.path("WarmThroughput"), warm, "ReadUnitsPerSecond", "WriteUnitsPerSecond");
    }

    /**
     * @param request UpdateTable, or the update of one index
     * @param described what is changed, as DescribeTable shows it
     */
    void update(JsonNode request, JsonNode described, Instant now, Instant warmedUp) {
        if (request.hasNonNull("OnDemandThroughput")) {
            maximum(request.get("OnDemandThroughput"));
        }
        if (request.hasNonNull("WarmThroughput")) {
            raise(request.get("WarmThroughput"), described.path("WarmThroughput"), now, warmedUp);
        }
    }

    /** A limit of -1 removes it. */
    private void maximum(JsonNode wanted) {
        requireContent(wanted);
        wanted.properties().forEach(limit -> {
            checkMaximum(limit.getValue());
            if (limit.getValue().asLong() == -1) {
                onDemand.remove(limit.getKey());
            } else {
                onDemand.set(limit.getKey(), limit.getValue());
            }
        });
    }

    static void checkMaximum(JsonNode limit) {
        if (limit.asLong() == 0 || limit.asLong() < -1) {
            throw ServiceError.validation(
                    "One or more parameter values were invalid: OnDemandThroughput " + limit + " is out of range");
        }
    }

    private void raise(JsonNode wanted, JsonNode described, Instant now, Instant warmedUp) {
        requireContent(wanted);
        ObjectNode raised = described.deepCopy();
        raised.remove("Status");
        wanted.properties().forEach(units -> {
            if (units.getValue().asLong() < described.path(units.getKey()).asLong()) {
                throw ServiceError.validation(
                        "One or more parameter values were invalid: decreasing WarmThroughput is not supported");
            }
            raised.set(units.getKey(), units.getValue());
        });
        warmBefore = now.isBefore(warmed) ? warmBefore : warm;
        warm = raised;
        warmed = warmedUp;
    }

    private static void requireContent(JsonNode wanted) {
        if (wanted.isEmpty()) {
            throw ServiceError.of("InternalFailure", "The request processing has failed because of an unknown error");
        }
    }

    /** Adds both to the description of the table or index. Warm throughput is never below what is provisioned. */
    void describe(ObjectNode json, boolean payPerRequest, Instant now) {
        if (payPerRequest && !onDemand.isEmpty()) {
            json.set("OnDemandThroughput", onDemand.deepCopy());
        }
        boolean rising = now.isBefore(warmed);
        JsonNode units = json.path("ProvisionedThroughput");
        JsonNode held = rising ? warmBefore : warm;
        json.putObject("WarmThroughput")
                .put(
                        "ReadUnitsPerSecond",
                        Math.max(
                                held.path("ReadUnitsPerSecond").asLong(),
                                payPerRequest
                                        ? ON_DEMAND_READS
                                        : units.path("ReadCapacityUnits").asLong()))
                .put(
                        "WriteUnitsPerSecond",
                        Math.max(
                                held.path("WriteUnitsPerSecond").asLong(),
                                payPerRequest
                                        ? ON_DEMAND_WRITES
                                        : units.path("WriteCapacityUnits").asLong()))
                .put("Status", rising ? "UPDATING" : "ACTIVE");
    }
}
