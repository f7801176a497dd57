package io.jenkins.plugins.dynamodbbackup.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Jenkins in a JVM of its own, on the loopback address alone, that asks no other server for anything. */
final class JenkinsProcess {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration END = Duration.ofSeconds(20);

    private final Process process;
    private final URI address;
    private final Path log;
    private volatile boolean stopping;

    private JenkinsProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    static JenkinsProcess start(JenkinsHome home, URI endpoint, int port) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        ProcessBuilder command = new ProcessBuilder(
                java().toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + home.temporary(),
                "-Djenkins.install.runSetupWizard=false",
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.DownloadService.never=true",
                "-Dhudson.model.UsageStatistics.disabled=true",
                "-jar",
                home.war().toString(),
                "--enable-future-java",
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + port);
        command.directory(home.path().toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JENKINS_"));
        command.environment()
                .putAll(Map.of(
                        "JENKINS_HOME", home.path().toString(),
                        "CASC_JENKINS_CONFIG",
                                home.settings().stream().map(Path::toString).collect(Collectors.joining(",")),
                        "EXAMPLES", home.examples().toString(),
                        "DYNAMODB_BACKUP_ACCESS_KEY_ID", "local",
                        "DYNAMODB_BACKUP_SECRET_ACCESS_KEY", "local",
                        "DEMO_ENDPOINT", endpoint.toString(),
                        "DEMO_ADDRESS", address.toString()));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(home.log().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        return new JenkinsProcess(process, address, home.log());
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    URI address() {
        return address;
    }

    void awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest page = HttpRequest.newBuilder(address.resolve("api/json"))
                .timeout(START)
                .build();
        Instant end = Instant.now().plus(START);
        while (true) {
            // While it starts it answers 503, before that nobody answers.
            try {
                if (client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Jenkins did not start; its log is " + log + ".");
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "Jenkins did not start within " + START.toMinutes() + " minutes; its log is " + log + ".");
            }
        }
    }

    /** @throws IllegalStateException when it ended though nobody stopped it */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
        if (!stopping) {
            throw new IllegalStateException("Jenkins has ended by itself; its log is " + log + ".");
        }
    }

    /** With all that its builds have started. */
    void stop() {
        stopping = true;
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
