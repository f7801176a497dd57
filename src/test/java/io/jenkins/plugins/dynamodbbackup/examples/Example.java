package io.jenkins.plugins.dynamodbbackup.examples;

import hudson.FilePath;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javaposse.jobdsl.plugin.JenkinsDslScriptLoader;
import javaposse.jobdsl.plugin.JenkinsJobManagement;
import javaposse.jobdsl.plugin.LookupStrategy;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** A file of the folder examples/, put into a Jenkins as a user would, and never changed on the way. */
record Example(String file) {

    static final Path FOLDER = Path.of("examples").toAbsolutePath();

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }

    String text() {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the jobs that this file is or describes. */
    void install() throws Exception {
        switch (file.substring(file.lastIndexOf('.'))) {
            case ".Jenkinsfile" -> pipeline();
            case ".groovy" ->
                new JenkinsDslScriptLoader(
                                new JenkinsJobManagement(System.out, Map.of(), null, null, LookupStrategy.JENKINS_ROOT))
                        .runScript(text());
            case ".yaml" ->
                ConfigurationAsCode.get().configure(FOLDER.resolve(file).toString());
            default -> throw new AssertionError(file + " is of a kind that no test runs");
        }
    }

    /** A sandboxed pipeline named after the file. */
    WorkflowJob pipeline() throws Exception {
        WorkflowJob job = Jenkins.get()
                .createProject(WorkflowJob.class, file.substring(0, file.length() - ".Jenkinsfile".length()));
        job.setDefinition(new CpsFlowDefinition(text(), true));
        return job;
    }

    /** Puts the script that deploys where the checkout of a repository would put it. */
    static void deployment(WorkflowJob job, String script) throws Exception {
        FilePath file = Jenkins.get().getWorkspaceFor(job).child("deploy.sh");
        file.write("#!/bin/sh\n" + script + "\n", "UTF-8");
        file.chmod(0755);
    }
}
