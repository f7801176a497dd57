package io.jenkins.plugins.dynamodbbackup.cli.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/**
 * What a progress file holds: all that another process needs to go on.
 *
 * @param format tells our files from others, and this form from later ones
 * @param command backup, restore or prune
 * @param progress what the engine's operation knows
 */
@JsonPropertyOrder({"format", "command", "connection", "progress"})
public record ProgressDocument(String format, String command, Connection connection, JsonNode progress) {

    static final String FORMAT = "dynamodb-backup progress 1";
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /** @param progress JSON text */
    static ProgressDocument of(String command, Connection connection, String progress) throws JsonProcessingException {
        return new ProgressDocument(FORMAT, command, connection, JSON.readTree(progress));
    }

    /** Empty when the text is damaged or something else. */
    static Optional<ProgressDocument> parse(String text) {
        try {
            ProgressDocument document = JSON.readValue(text, ProgressDocument.class);
            return Optional.ofNullable(document).filter(ProgressDocument::complete);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private boolean complete() {
        return FORMAT.equals(format)
                && command != null
                && connection != null
                && connection.region() != null
                && progress != null
                && progress.isObject();
    }

    String text() throws JsonProcessingException {
        return JSON.writeValueAsString(this);
    }
}
