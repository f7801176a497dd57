package io.jenkins.plugins.dynamodbbackup.tour;

import io.jenkins.plugins.dynamodbbackup.cli.Cli;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Types commands of the command line and shows what a user would see. */
final class Terminal {

    private final Engine engine;
    private final Map<String, String> environment;
    private final Path directory;

    Terminal(Engine engine, Map<String, String> environment, Path directory) {
        this.engine = engine;
        this.environment = environment;
        this.directory = directory;
    }

    /** A command, its whole output and its exit code. */
    record Done(String command, String output, int exitCode) {

        void show() {
            System.out.println("$ " + command);
            System.out.print(output);
            System.out.println("(exit code " + exitCode + ")");
            System.out.println();
        }
    }

    Done type(List<String> arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(output, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(screen, screen, environment, false, directory, Clock.systemUTC(), "dynamodb-backup");
        int code = new Cli(shell, engine).run(arguments.toArray(String[]::new));
        return new Done(
                "dynamodb-backup "
                        + String.join(
                                " ", arguments.stream().map(Terminal::quoted).toList()),
                output.toString(StandardCharsets.UTF_8),
                code);
    }

    private static String quoted(String argument) {
        return argument.contains("*") ? "'" + argument + "'" : argument;
    }
}
