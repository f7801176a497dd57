package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The command line in this process, with its output caught. */
final class CliProbe {

    static final Instant NOW = Instant.parse("2026-11-22T16:38:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Engine engine;
    private final Path directory;
    private Map<String, String> environment = Map.of("AWS_REGION", "eu-west-1");
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private boolean terminal;
    private boolean fullDisk;

    CliProbe(Engine engine, Path directory) {
        this.engine = engine;
        this.directory = directory;
    }

    CliProbe environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    CliProbe clock(Clock value) {
        clock = value;
        return this;
    }

    CliProbe terminal() {
        terminal = true;
        return this;
    }

    /** Standard output takes nothing, as when it is redirected to a disk that is full. */
    CliProbe fullDisk() {
        fullDisk = true;
        return this;
    }

    int run(String... args) {
        out.reset();
        err.reset();
        return cli().run(args);
    }

    Cli cli() {
        return new Cli(
                new Shell(
                        fullDisk ? full() : print(out),
                        print(err),
                        environment,
                        terminal,
                        directory,
                        clock,
                        "dynamodb-backup"),
                engine);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream full() {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        });
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
