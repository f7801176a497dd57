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

/** A call of the command line: parses the arguments, runs the command, and returns the exit code. */
public final class Cli {

    private static final int WIDTH = 110;

    /** Limits the length of a quoted value: it may be a whole file, passed by mistake. */
    private static final int LONGEST = 8000;

    private static final String DEBUG = "--debug";
    private static final String REPORT_LOST = "The report could not be written to standard output. The operation itself"
            + " is complete: see 'dynamodb-backup list'.";
    private static final String OUTPUT_LOST =
            "Standard output could not be written and is incomplete. Check whether the disk is full.";

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
        // With a full disk behind a redirection, an incomplete report could pass for a complete one.
        shell.err().println(changed(line) ? REPORT_LOST : OUTPUT_LOST);
        return code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** Whether the command ran a backup, restore or prune, rather than only showing something. */
    private static boolean changed(CommandLine line) {
        ParseResult command = last(line.getParseResult());
        return command.commandSpec().userObject() instanceof OperationCommand && !command.isUsageHelpRequested();
    }

    /** The command itself, as in settings apply. */
    private static ParseResult last(ParseResult parsed) {
        return parsed.subcommand() == null ? parsed : last(parsed.subcommand());
    }

    private static void completeHelp(CommandLine line) {
        line.getSubcommands().values().forEach(Cli::completeHelp);
        HelpTexts.complete(line.getCommandSpec());
    }

    CommandLine commandLine() {
        CommandLine root = new CommandLine(new DynamoDbBackup());
        List.of(
                        new BackupCommand(shell, engine),
                        new RestoreCommand(shell, engine),
                        new PruneCommand(shell, engine),
                        new CompareCommand(shell, engine),
                        new ListCommand(shell, engine))
                .forEach(root::addSubcommand);
        root.addSubcommand(new CommandLine(new SettingsCommand(shell, engine))
                .addSubcommand(new SettingsApplyCommand(shell, engine)));
        // The help contains ${TABLE}, which the parser must not expand.
        root.setInterpolateVariables(false);
        root.getSubcommands().values().forEach(Cli::completeHelp);
        HelpTexts.complete(root.getCommandSpec());
        root.setUnmatchedOptionsAllowedAsOptionParameters(false);
        // A value may begin with @. The parser would read options from a file of that name.
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
        if (last(parsed).hasMatchedOption(DEBUG)) {
            trace(e).forEach(shell.err()::println);
        } else {
            shell.err().println("Run the same command with --debug for the stack trace.");
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
