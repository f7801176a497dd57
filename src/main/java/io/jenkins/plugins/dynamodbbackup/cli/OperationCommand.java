package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.ReportView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.OperationRun;
import io.jenkins.plugins.dynamodbbackup.cli.run.PendingRun;
import io.jenkins.plugins.dynamodbbackup.cli.run.ProgressDocument;
import io.jenkins.plugins.dynamodbbackup.cli.run.SavedProgress;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The base of backup, restore, prune and compare: a long run that can be stopped and resumed. */
abstract class OperationCommand<Q, P extends Progress, R> implements Callable<Integer> {

    private static final Set<String> WITH_RESUME = Set.of("--resume", "--profile", "--output", "--debug");

    private final Shell shell;
    private final Engine engine;
    private final OperationKind<Q, P, R> kind;
    private final ReportView<R> view;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Stop and resume")
    private ProgressOptions progress = new ProgressOptions();

    @Mixin(name = "Connection")
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin(name = "Settings")
    private SettingsOptions settings = new SettingsOptions();

    @Mixin(name = "Output")
    private OutputOptions output = new OutputOptions();

    OperationCommand(Shell shell, Engine engine, OperationKind<Q, P, R> kind, ReportView<R> view) {
        this.shell = shell;
        this.engine = engine;
        this.kind = kind;
        this.view = view;
    }

    /** The command that resumes the run. */
    String command() {
        return spec.name();
    }

    /** The request that the options make up. */
    abstract Q request() throws BadRequestException;

    /** The folder of the lists that the run writes, seen from the current directory. */
    Path files() {
        return Path.of("");
    }

    @Override
    public Integer call() throws BadRequestException {
        return progress.resume().isPresent() ? goOn(progress.resume().get()) : begin();
    }

    private int begin() throws BadRequestException {
        Q request = request();
        PendingRun.Starter<R> starter = (session, store, journal) -> session.start(kind, request, store, journal);
        Connection target = connection
                .resolve(shell, engine)
                .withSettingsDir(settings.folder(shell))
                .withFilesDir(
                        shell.directory().resolve(files()).toAbsolutePath().toString());
        try (SavedProgress saved = SavedProgress.begin(shell, command(), progress.progressFile())) {
            OperationRun<R> fresh = prepared(target, starter, saved);
            fresh.tellOfOthers();
            return fresh.run(output.format());
        }
    }

    private int goOn(Path file) throws BadRequestException {
        refuseOthers();
        try (SavedProgress saved = SavedProgress.existing(shell, file)) {
            ProgressDocument document = saved.read(command());
            Connection target =
                    connection.profile().map(document.connection()::withProfile).orElse(document.connection());
            String left = document.progress().toString();
            return prepared(target, (session, store, journal) -> session.resume(kind, left, store, journal), saved)
                    .run(output.format());
        }
    }

    private OperationRun<R> prepared(Connection target, PendingRun.Starter<R> starter, SavedProgress saved) {
        return new OperationRun<>(shell, engine, new PendingRun<>(command(), target, starter, view), saved);
    }

    /** Refuses options that a resumed run would ignore. */
    private void refuseOthers() throws BadRequestException {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!WITH_RESUME.contains(option.longestName())) {
                throw new BadRequestException(
                        "resume",
                        option.longestName()
                                + " cannot be combined with --resume: the progress file has the options of the run.");
            }
        }
    }
}
