package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds one call of the command line.
 *
 * @param out gets the report and nothing else
 * @param err gets everything that is said on the way
 * @param terminal whether a person watches, so that a line may be written over
 * @param directory where relative file names start
 * @param command what a user types to get this program, ready to be pasted
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

    /** Whether lines may be coloured or written over: a terminal that can, and a user who did not say no. */
    public boolean lively() {
        return terminal && variable("NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }
}
