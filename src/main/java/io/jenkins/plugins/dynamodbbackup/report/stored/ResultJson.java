package io.jenkins.plugins.dynamodbbackup.report.stored;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import java.io.IOException;

/** Results as JSON with a format version. A result is read completely or not at all. */
final class ResultJson {

    private static final int VERSION = 1;

    private static final ObjectMapper MAPPER = ProgressJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /** Thrown when another version of the plugin wrote the text. */
    static final class OtherVersionException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private ResultJson() {}

    static String write(Object result) {
        ObjectNode text = MAPPER.createObjectNode().put("version", VERSION);
        try {
            return MAPPER.writeValueAsString(text.setAll(MAPPER.<ObjectNode>valueToTree(result)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a result holds something that is not a value", impossible);
        }
    }

    /**
     * @throws OtherVersionException when another version wrote it
     * @throws IOException when it is damaged
     */
    static <T> T read(byte[] json, Class<T> type) throws IOException {
        try (JsonParser parser = MAPPER.createParser(json)) {
            boolean versioned = parser.nextToken() == JsonToken.START_OBJECT
                    && "version".equals(parser.nextFieldName())
                    && parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
            if (!versioned) {
                throw new IOException("not a result");
            }
            if (parser.getIntValue() != VERSION) {
                throw new OtherVersionException();
            }
        }
        return MAPPER.readValue(json, type);
    }
}
