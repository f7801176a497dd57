package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.ReportView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Job;
import io.jenkins.plugins.dynamodbbackup.cli.run.OperationRun;
import io.jenkins.plugins.dynamodbbackup.cli.run.ProgressDocument;
import io.jenkins.plugins.dynamodbbackup.cli.run.SavedProgress;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** What backup, restore and prune have in common: a run that takes its time, and that can be stopped and picked up. */
abstract class OperationCommand<R> implements Callable<Integer> {

    private static final Set<String> WITH_RESUME = Set.of("--resume", "--profile", "--output", "--debug");

    private final Shell shell;
    private final Engine engine;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Stop and go on")
    private ProgressOptions progress = new ProgressOptions();

    @Mixin(name = "Connection")
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin(name = "Output")
    private OutputOptions output = new OutputOptions();

    OperationCommand(Shell shell, Engine engine) {
        this.shell = shell;
        this.engine = engine;
    }

    /** The run that the options describe. */
    abstract Job.Starter<R> fresh() throws BadRequestException;

    /** The run that this progress, as JSON text, describes. */
    abstract Job.Starter<R> resumed(String progress);

    abstract ReportView<R> view();

    @Override
    public Integer call() throws BadRequestException {
        return progress.resume().isPresent() ? goOn(progress.resume().get()) : begin();
    }

    private int begin() throws BadRequestException {
        Job.Starter<R> starter = fresh();
        Connection target = connection.resolve(shell, engine);
        try (SavedProgress saved = SavedProgress.begin(shell, spec.name(), progress.progressFile())) {
            OperationRun<R> fresh = prepared(target, starter, saved);
            fresh.tellOfOthers();
            return fresh.run(output.format());
        }
    }

    private int goOn(Path file) throws BadRequestException {
        refuseOthers();
        try (SavedProgress saved = SavedProgress.existing(shell, file)) {
            ProgressDocument document = saved.read(spec.name());
            Connection target =
                    connection.profile().map(document.connection()::withProfile).orElse(document.connection());
            return prepared(target, resumed(document.progress().toString()), saved)
                    .run(output.format());
        }
    }

    private OperationRun<R> prepared(Connection target, Job.Starter<R> starter, SavedProgress saved) {
        return new OperationRun<>(shell, engine, new Job<>(spec.name(), target, starter, view()), saved);
    }

    /** An option that a picked-up run would ignore must not look as if it counted. */
    private void refuseOthers() throws BadRequestException {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!WITH_RESUME.contains(option.longestName())) {
                throw new BadRequestException(
                        "resume",
                        option.longestName() + " cannot go with --resume: the progress file says how the run goes on.");
            }
        }
    }
}
