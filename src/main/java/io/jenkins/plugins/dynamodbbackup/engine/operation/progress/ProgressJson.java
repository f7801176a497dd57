package io.jenkins.plugins.dynamodbbackup.engine.operation.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the progress of an operation as JSON and reads it back: the same text in a file and in a pipeline's state. */
public final class ProgressJson<P> {

    private final ObjectMapper mapper = mapper();
    private final Class<P> type;

    /** @param type a record of values only */
    public ProgressJson(Class<P> type) {
        this.type = type;
    }

    /** Times as ISO text, absent values as null, and unknown fields ignored. */
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

    /** @throws BadRequestException when the text is not a whole saved progress of this kind */
    public P read(String text) throws BadRequestException {
        try {
            P progress = mapper.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(text);
            if (whole(progress)) {
                return progress;
            }
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            // Refused below.
        }
        throw unreadable();
    }

    /** Comes first: the progress of another version need not be readable. */
    public void requireVersion(String text, int version) throws BadRequestException {
        try {
            JsonNode saved = mapper.readTree(text).path("version");
            if (saved.isInt()) {
                SavedProgressCheck.requireVersion(saved.intValue(), version);
            }
        } catch (JsonProcessingException damaged) {
            throw unreadable();
        }
    }

    /** For a progress that is inconsistent. */
    public static BadRequestException unreadable() {
        return new BadRequestException("resume", Message.of("operation.unreadable"));
    }

    /** A field that the text lacks is null, at any depth, and would fail the operation later. */
    private static boolean whole(Object value) {
        if (value instanceof Record fields) {
            return Stream.of(fields.getClass().getRecordComponents()).allMatch(field -> whole(content(fields, field)));
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() || whole(optional.get());
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().allMatch(ProgressJson::whole);
        }
        return value != null;
    }

    private static Object content(Record fields, RecordComponent field) {
        try {
            Method accessor = field.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(fields);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record without its accessor", impossible);
        }
    }
}
