package io.jenkins.plugins.dynamodbbackup.freestyle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The invalid parameters of a build step. The step keeps them: without them, a prune could delete more, and the user
 * must be told.
 *
 * @param problems a message for each parameter, by its name as written
 * @param stored the step as stored in config.xml; empty if it came from a script
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

    /** All messages on one line. */
    String line() {
        Stream<String> named = problems.values().stream().limit(MOST_NAMED);
        int others = problems.size() - MOST_NAMED;
        return Stream.concat(
                        named, others > 0 ? Stream.of(Messages.OperationBuilder_moreProblems(others)) : Stream.empty())
                .collect(Collectors.joining(" "));
    }

    /** The stored values that could not be read, by parameter. */
    Map<String, String> texts() {
        return stored.stream()
                .flatMap(step -> step.children().stream())
                .filter(child -> problems.containsKey(child.name()))
                .collect(Collectors.toMap(StoredElement::name, StoredElement::lines, (one, next) -> one + ", " + next));
    }
}
