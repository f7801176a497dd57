package io.jenkins.plugins.dynamodbbackup.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The Chromium or Chrome of this machine, without a window, a profile of its own, and no way to the Internet. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final String ANNOUNCED = "DevTools listening on ";

    private final Path profile;
    private final Process process;
    private final DevTools devTools;

    private Chromium(Path profile, Process process, DevTools devTools) {
        this.profile = profile;
        this.process = process;
        this.devTools = devTools;
    }

    /** The program: system property or environment variable CHROMIUM, else the usual names on the PATH. */
    static Optional<Path> find() {
        String told = System.getProperty("CHROMIUM", System.getenv().getOrDefault("CHROMIUM", ""));
        if (!told.isEmpty()) {
            return Optional.of(Path.of(told));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program) throws IOException {
        Path profile = Files.createTempDirectory("browser");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "--no-proxy-server",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-sync",
                "--disable-features=Translate,OptimizationHints,MediaRouter",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--force-color-profile=srgb",
                "--hide-scrollbars",
                "--lang=en-US",
                "--metrics-recording-only",
                // Only pages of the tests' own Jenkins are opened, and containers often allow no sandbox.
                "--no-sandbox"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", profile.toString());
        Process process = builder.start();
        try {
            return new Chromium(profile, process, new DevTools(announcedBy(process)));
        } catch (RuntimeException | AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    DevTools devTools() {
        return devTools;
    }

    /** Ends the browser by its own command: its helper processes end with it. */
    @Override
    public void close() throws Exception {
        devTools.send("", "Browser.close", DevTools.parameters());
        if (!process.waitFor(DevTools.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        devTools.close();
        FileUtils.deleteQuietly(profile.toFile());
    }

    /** Reads on for as long as the browser runs: a full pipe would stop it. */
    private static URI announcedBy(Process process) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        StringBuilder said = new StringBuilder();
        Thread reader = new Thread(() -> read(process, said, address), "chromium");
        reader.setDaemon(true);
        reader.start();
        try {
            return address.get(DevTools.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Chromium does not start; it said: " + said, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void read(Process process, StringBuilder said, CompletableFuture<URI> address) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ANNOUNCED)) {
                    address.complete(URI.create(line.substring(ANNOUNCED.length())));
                } else if (!address.isDone()) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            address.completeExceptionally(new UncheckedIOException(e));
        }
        address.completeExceptionally(new IOException("it has ended"));
    }
}
