package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.ExitCode;
import io.jenkins.plugins.dynamodbbackup.cli.report.OptionRendering;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One call of the command line: parses, carries out, and turns every end into an exit code and a sentence. */
public final class Cli {

    private static final int WIDTH = 110;

    /** What was given by mistake may be a whole file. */
    private static final int LONGEST = 8000;

    private static final String DEBUG = "--debug";
    private static final String REPORT_LOST = "The report could not be written to standard output. What it tells of is"
            + " done all the same: see 'dynamodb-backup list'.";
    private static final String OUTPUT_LOST =
            "Standard output could not be written, so what is there is not complete. Is the disk full?";

    private final Shell shell;
    private final Engine engine;

    public Cli(Shell shell, Engine engine) {
        this.shell = shell;
        this.engine = engine;
    }

    /** @return the exit code */
    public int run(String... args) {
        CommandLine line = commandLine();
        int code = line.execute(args);
        if (!shell.out().checkError()) {
            return code;
        }
        // A full disk behind a redirection: half a report looks like a whole one.
        shell.err().println(changed(line) ? REPORT_LOST : OUTPUT_LOST);
        return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** Whether a backup, restore or prune was carried out, and not only something shown. */
    private static boolean changed(CommandLine line) {
        ParseResult command = line.getParseResult().subcommand();
        return command != null
                && command.commandSpec().userObject() instanceof OperationCommand
                && !command.isUsageHelpRequested();
    }

    CommandLine commandLine() {
        CommandLine root = new CommandLine(new DynamoDbBackup());
        List.of(
                        new BackupCommand(shell, engine),
                        new RestoreCommand(shell, engine),
                        new PruneCommand(shell, engine),
                        new ListCommand(shell, engine))
                .forEach(root::addSubcommand);
        // The help speaks of ${TABLE}, which is the user's variable and not the parser's.
        root.setInterpolateVariables(false);
        root.getSubcommands().values().forEach(line -> HelpTexts.complete(line.getCommandSpec()));
        HelpTexts.complete(root.getCommandSpec());
        root.setUnmatchedOptionsAllowedAsOptionParameters(false);
        // A value may begin with @; the parser would read a file of that name and take its words for options.
        root.setExpandAtFiles(false);
        root.addSubcommand(new CompletionCommand()).addSubcommand(new HelpCommand());
        return root.setOut(new PrintWriter(shell.out(), true))
                .setErr(new PrintWriter(shell.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(shell.lively() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler(this::wrongUse)
                .setExecutionExceptionHandler(this::failed);
    }

    private int wrongUse(ParameterException e, String[] args) {
        return refuse(e.getCommandLine(), WrongUse.sentence(e));
    }

    private int failed(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof BadRequestException refused) {
            return refuse(line, OptionRendering.in(refused.reason()));
        }
        shell.err()
                .println(OneLine.of(
                        "Failed: " + (e.getMessage() == null ? e.getClass().getName() : e.getMessage()), LONGEST));
        if (parsed.subcommand() != null && parsed.subcommand().hasMatchedOption(DEBUG)) {
            trace(e).forEach(shell.err()::println);
        } else {
            shell.err().println("The same command with --debug shows where.");
        }
        return ExitCode.FAILED;
    }

    private static Stream<String> trace(Exception e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString()
                .lines()
                .map(text -> text.startsWith("\t") ? "\t" + OneLine.of(text.substring(1)) : OneLine.of(text));
    }

    private int refuse(CommandLine line, String sentence) {
        CommandSpec spec = line.getCommandSpec();
        shell.err().println(OneLine.of(sentence, LONGEST));
        shell.err().println("See '" + spec.qualifiedName() + " --help'.");
        return ExitCode.WRONG_USE;
    }
}
