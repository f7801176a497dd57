package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A table as AWS showed it just now.
 *
 * @param description what DescribeTable answered, in AWS's field names
 */
public record TableReading(ObjectNode description, TableSettings settings) {

    private static final String ACTIVE = "ACTIVE";

    public String name() {
        return text("TableName");
    }

    public String arn() {
        return text("TableArn");
    }

    public Optional<String> id() {
        return Optional.of(text("TableId")).filter(id -> !id.isEmpty());
    }

    /** Of the stream that is on; empty while the table has none. */
    public Optional<String> streamArn() {
        return Optional.of(new DescribedSettings(description).streamArn()).filter(arn -> !arn.isEmpty());
    }

    /** The global ones. */
    public List<String> indexes() {
        return new DescribedSettings(description).globalIndexes();
    }

    public boolean onDemand() {
        return TableDefinition.onDemand(description);
    }

    /** Whether no change of the table is in progress, so that the next one is accepted (spec 2.2). */
    public boolean settled() {
        Stream<JsonNode> indexes =
                StreamSupport.stream(description.path("GlobalSecondaryIndexes").spliterator(), false);
        return text("TableStatus").equals(ACTIVE)
                && settled(description.path("SSEDescription").path("Status"), "ENABLED", "DISABLED")
                && settled(description.path("WarmThroughput").path("Status"), ACTIVE)
                && indexes.allMatch(index -> settled(index.path("IndexStatus"), ACTIVE)
                        && settled(index.path("WarmThroughput").path("Status"), ACTIVE));
    }

    private static boolean settled(JsonNode status, String... good) {
        return !status.isTextual() || List.of(good).contains(status.asText());
    }

    private String text(String field) {
        return description.path(field).asText();
    }
}
