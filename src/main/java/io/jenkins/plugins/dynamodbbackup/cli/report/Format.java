package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The output formats of reports. */
public enum Format {
    TEXT {
        @Override
        public <R> void print(PrintStream out, ReportView<R> view, R report, Optional<String> resume) {
            out.print(view.text(report));
            out.flush();
        }
    },
    JSON {
        @Override
        public <R> void print(PrintStream out, ReportView<R> view, R report, Optional<String> resume) {
            ObjectNode document = MAPPER.valueToTree(view.json(report));
            resume.ifPresent(command -> document.put("resume", command));
            print(out, document);
        }
    };

    /** Escapes non-ASCII characters, so the encoding of the terminal does not matter. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** Prints one document. */
    static void print(PrintStream out, Object document) {
        try {
            out.println(MAPPER.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }

    /** @param resume the command that resumes a run that was stopped */
    public abstract <R> void print(PrintStream out, ReportView<R> view, R report, Optional<String> resume);
}
