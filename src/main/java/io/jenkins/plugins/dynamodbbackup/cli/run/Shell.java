package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a call of the command line.
 *
 * @param out for the report only
 * @param err for progress messages and errors
 * @param terminal whether the output is a terminal, so that a line can be overwritten
 * @param directory the base of relative file names
 * @param command the command that starts this program, ready to be pasted
 */
public record Shell(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        Path directory,
        Clock clock,
        String command) {

    public Shell {
        environment = Map.copyOf(environment);
    }

    /** An environment variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether lines can be colored and overwritten: the terminal supports it, and the user has not disabled it. */
    public boolean lively() {
        return terminal && variable("NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }
}
