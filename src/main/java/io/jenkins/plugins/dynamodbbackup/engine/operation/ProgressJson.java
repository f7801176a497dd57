package io.jenkins.plugins.dynamodbbackup.engine.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;

/** Writes the progress of an operation as JSON and reads it back: the same text in a file and in a pipeline's state. */
public final class ProgressJson<P> {

    private final ObjectMapper mapper = mapper();
    private final Class<P> type;

    /** @param type a record of values only */
    public ProgressJson(Class<P> type) {
        this.type = type;
    }

    /** Times as ISO text, absent values as null, and unknown fields of a newer version passed over. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public String write(P progress) {
        try {
            return mapper.writeValueAsString(progress);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("progress holds something that is not a value", impossible);
        }
    }

    /** @throws BadRequestException when the text is not a saved progress of this kind */
    public P read(String text) throws BadRequestException {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new BadRequestException(
                    "resume", "The saved progress cannot be read: it is damaged, or of another kind of operation.");
        }
    }
}
