package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;
import java.util.stream.Collectors;

/** The problems and warnings of a run as a whole, one per line. */
final class Notices {

    private Notices() {}

    static String problems(List<Message> problems) {
        return lines("Problem: ", problems);
    }

    static String warnings(List<Message> warnings) {
        return lines("Warning: ", warnings);
    }

    private static String lines(String heading, List<Message> sentences) {
        return sentences.stream()
                .map(sentence -> heading + OptionRendering.in(sentence) + "\n")
                .collect(Collectors.joining());
    }
}
