package io.jenkins.plugins.dynamodbbackup.cli.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/**
 * The content of a progress file: everything that another process needs to resume.
 *
 * @param format identifies the file type and its version
 * @param command backup, restore or prune
 * @param progress the progress of the operation
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

    /** Empty when the text is damaged or not a progress document. */
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
