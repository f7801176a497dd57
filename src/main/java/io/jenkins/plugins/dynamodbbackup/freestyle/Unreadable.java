package io.jenkins.plugins.dynamodbbackup.freestyle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a build step was given and could not be read. The step remembers it: without it more might be deleted, and who
 * wrote it must learn of it.
 *
 * @param problems a sentence for each parameter, by the name that was written
 * @param stored the step as it stands in a config.xml; empty when a script gave it
 */
record Unreadable(Map<String, String> problems, Optional<StoredElement> stored) {

    static final Unreadable NOTHING = new Unreadable(Map.of(), Optional.empty());

    private static final int MOST_NAMED = 10;

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<String> sentences() {
        return List.copyOf(problems.values());
    }

    /** All sentences as one line. */
    String line() {
        Stream<String> named = problems.values().stream().limit(MOST_NAMED);
        int others = problems.size() - MOST_NAMED;
        return Stream.concat(
                        named, others > 0 ? Stream.of(Messages.OperationBuilder_moreProblems(others)) : Stream.empty())
                .collect(Collectors.joining(" "));
    }

    /** By parameter, what is stored for those that could not be read. */
    Map<String, String> texts() {
        return stored.stream()
                .flatMap(step -> step.children().stream())
                .filter(child -> problems.containsKey(child.name()))
                .collect(Collectors.toMap(StoredElement::name, StoredElement::lines, (one, next) -> one + ", " + next));
    }
}
