package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.run.AwsEngine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Quoted;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;

/** The entry point of the process. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Shell shell = new Shell(
                Encoding.out(),
                Encoding.err(),
                System.getenv(),
                System.console() != null,
                Path.of(""),
                Clock.systemUTC(),
                command());
        int code;
        try (Engine engine = new AwsEngine(shell.environment())) {
            code = new Cli(shell, engine).run(Encoding.arguments(args));
        }
        System.exit(code);
    }

    /** The command that started this program, so that printed commands work without an alias. */
    private static String command() {
        String classPath = System.getProperty("java.class.path");
        boolean oneJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return oneJar
                ? "java -jar "
                        + Quoted.forShell(Path.of(classPath).toAbsolutePath().toString())
                : DynamoDbBackup.NAME;
    }
}
