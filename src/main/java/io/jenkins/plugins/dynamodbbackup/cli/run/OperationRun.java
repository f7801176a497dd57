package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.cli.report.Format;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs an operation until it ends or a signal stops it, and prints its report. */
public final class OperationRun<R> {

    /** The exit code that a shell expects after Ctrl-C. */
    public static final int STOPPED = 130;

    private final Shell shell;
    private final Engine engine;
    private final PendingRun<R> job;
    private final SavedProgress saved;
    private final ConsoleJournal voice;

    public OperationRun(Shell shell, Engine engine, PendingRun<R> job, SavedProgress saved) {
        this.shell = shell;
        this.engine = engine;
        this.job = job;
        this.saved = saved;
        this.voice = new ConsoleJournal(shell);
    }

    /** A run that was killed could not print its resume command, so the next run in the same directory prints it. */
    public void tellOfOthers() {
        List<Path> others = saved.leftBehind(shell, job.command());
        if (!others.isEmpty()) {
            int more = others.size() - 1;
            voice.say(
                    "An earlier " + job.command() + " did not finish"
                            + (more == 0 ? "" : ", nor did " + more + " more") + ". This is a separate run. Resume"
                            + " the earlier one with this command, or delete its file:",
                    resumeCommand(others.get(0)));
        }
    }

    /** @return the exit code */
    public int run(Format format) throws BadRequestException {
        StopSignal signal = StopSignal.listen();
        try (Engine.Session session = engine.open(job.connection());
                Operation<?, R> operation = job.starter().start(session, this::save, voice)) {
            signal.working();
            return carryOut(operation, format);
        } catch (RuntimeException e) {
            voice.quiet();
            sayNotFinished(resumeCommand());
            throw e;
        } finally {
            saved.close();
            signal.ended();
        }
    }

    private int carryOut(Operation<?, R> operation, Format format) {
        try {
            R report = new OperationRunner(shell.clock(), voice::show).run(operation);
            voice.quiet();
            if (job.view().verdict(report) == Verdict.ABORTED) {
                return leftAsItWas(report, format);
            }
            forget();
            format.print(shell.out(), job.view(), report, Optional.empty());
            return job.view().exitCode(report);
        } catch (InterruptedException e) {
            return stopped(operation.report(), format);
        }
    }

    /** The operation could not resume from the saved progress, which is therefore kept. */
    private int leftAsItWas(R report, Format format) {
        Optional<String> command = resumeCommand();
        format.print(shell.out(), job.view(), report, command);
        sayNotFinished(command);
        return job.view().exitCode(report);
    }

    private void sayNotFinished(Optional<String> command) {
        command.ifPresent(text -> voice.say("Not finished. Resume it with:", text));
    }

    private int stopped(R report, Format format) {
        voice.quiet();
        Optional<String> command = resumeCommand();
        format.print(shell.out(), job.view(), report, command);
        command.ifPresentOrElse(
                text -> voice.say("Stopped. AWS completes the requests that it has accepted. Resume with:", text),
                () -> voice.say("Stopped before any request was sent to AWS. To try again, run the same command."));
        return STOPPED;
    }

    private void save(String progress) throws IOException {
        saved.save(ProgressDocument.of(job.command(), job.connection(), progress));
    }

    private void forget() {
        try {
            saved.forget();
        } catch (IOException e) {
            voice.say("The run is finished, but " + saved.path() + " could not be removed; delete it. ("
                    + ProgressStore.why(e) + ")");
        }
    }

    private Optional<String> resumeCommand() {
        return saved.exists() ? Optional.of(resumeCommand(saved.path())) : Optional.empty();
    }

    private String resumeCommand(Path file) {
        return shell.command() + " " + job.command() + " --resume " + Quoted.forShell(file);
    }
}
