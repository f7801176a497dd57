package io.jenkins.plugins.dynamodbbackup.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program as {@code java -jar} starts it, in a process of its own. */
final class JarProcess {

    private final Process process;
    private final BufferedReader lines;
    private final List<String> read = new ArrayList<>();
    private final Path out;

    private JarProcess(Process process, Path out) {
        this.process = process;
        this.lines = process.errorReader(StandardCharsets.UTF_8);
        this.out = out;
    }

    /** A jar that leads to the classes of this build, since the real one is packed only after the tests. */
    static Path jar(Path directory) throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        main.put(Attributes.Name.CLASS_PATH, classPath);
        Path jar = directory.resolve("dynamodb backup.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    static JarProcess start(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        Path out = directory.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(directory.resolve("work")).toFile())
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JAVA_"));
        builder.environment()
                .put("XDG_DATA_HOME", directory.resolve("data").toAbsolutePath().toString());
        builder.environment().putAll(environment);
        return new JarProcess(builder.start(), out);
    }

    /** Reads standard error up to a line that contains this text. */
    String awaitLine(String text) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("no line with '" + text + "' in " + read);
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    int exitCode() throws IOException, InterruptedException {
        lines.lines().forEach(read::add);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + read);
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() {
        return String.join("\n", read);
    }
}
