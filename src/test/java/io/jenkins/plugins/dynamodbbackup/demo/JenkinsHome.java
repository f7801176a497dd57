package io.jenkins.plugins.dynamodbbackup.demo;

import io.jenkins.plugins.dynamodbbackup.shop.Deployment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a Jenkins that finds its plugins, its settings and its jobs when it starts. */
final class JenkinsHome {

    private final Path project;
    private final Path home;

    JenkinsHome(Path project) {
        this.project = project;
        this.home = project.resolve("target/demo");
    }

    Path path() {
        return home;
    }

    Path log() {
        return home.resolve("jenkins.log");
    }

    Path temporary() {
        return home.resolve("tmp");
    }

    /** A copy, so that a click in Jenkins changes no file of the project. */
    Path examples() {
        return home.resolve("examples");
    }

    /** The settings that anybody may copy come first, then what is special here. */
    List<Path> settings() {
        return List.of(examples().resolve("configuration-as-code.yaml"), home.resolve("demo.yaml"));
    }

    Path war() throws IOException {
        return Path.of(
                Files.readString(project.resolve("target/jenkins-war.path")).strip());
    }

    void write(URI endpoint) throws IOException {
        delete(home);
        Files.createDirectories(temporary());
        copyAll(project.resolve("examples"), examples(), "");
        copyAll(project.resolve("target/test-classes/test-dependencies"), home.resolve("plugins"), ".hpi");
        Files.copy(
                project.resolve("target/dynamodb-backup.hpi"),
                home.resolve("plugins").resolve("dynamodb-backup.jpi"));
        try (InputStream yaml = JenkinsHome.class.getResourceAsStream("demo.yaml")) {
            Files.copy(yaml, home.resolve("demo.yaml"));
        }
        deployment("deployment-that-works", "echo 'The deployment works.'");
        deployment(
                "deployment-that-fails",
                "exec '%s' -cp '%s' %s %s"
                        .formatted(
                                JenkinsProcess.java(),
                                project.resolve("target/test-classes"),
                                Deployment.class.getName(),
                                endpoint));
    }

    /** Where a checkout would put the script that deploys. */
    private void deployment(String job, String script) throws IOException {
        Path file = home.resolve("workspace").resolve(job).resolve("deploy.sh");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** Plugins get the ending that Jenkins expects of them. */
    private static void copyAll(Path from, Path to, String ending) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.hpi$", ".jpi");
                Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
