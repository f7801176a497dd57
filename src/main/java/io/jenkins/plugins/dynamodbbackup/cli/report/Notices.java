package io.jenkins.plugins.dynamodbbackup.cli.report;

import java.util.List;
import java.util.stream.Collectors;

/** What a run says about itself as a whole, a line for each. */
final class Notices {

    private Notices() {}

    static String problems(List<String> problems) {
        return lines("Problem: ", problems);
    }

    static String warnings(List<String> warnings) {
        return lines("Warning: ", warnings);
    }

    private static String lines(String heading, List<String> sentences) {
        return sentences.stream()
                .map(sentence -> heading + OptionWords.in(sentence) + "\n")
                .collect(Collectors.joining());
    }
}
