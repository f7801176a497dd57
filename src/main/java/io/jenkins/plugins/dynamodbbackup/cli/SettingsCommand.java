package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.ExitCode;
import io.jenkins.plugins.dynamodbbackup.cli.report.Format;
import io.jenkins.plugins.dynamodbbackup.cli.report.SettingsView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dynamodb-backup settings}: what a backup does not hold, shown, saved, applied and compared. */
@Command(
        name = "settings",
        customSynopsis = "dynamodb-backup settings show|save|apply|diff [OPTIONS]",
        descriptionHeading = "%n",
        description = "Shows, saves, applies and compares the settings of tables that their backups do not hold.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  # Show the settings of a table",
            "  dynamodb-backup settings show orders --region eu-west-1",
            "  # What a restored table lacks",
            "  dynamodb-backup settings diff orders orders-restored --region eu-west-1"
        })
final class SettingsCommand implements Runnable {

    private final Shell shell;
    private final Engine engine;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    SettingsCommand(Shell shell, Engine engine) {
        this.shell = shell;
        this.engine = engine;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "No command is given: use show, save, apply or diff, such as 'dynamodb-backup settings show orders'.");
    }

    @Command(
            name = "show",
            customSynopsis = "dynamodb-backup settings show TABLE [OPTIONS]",
            descriptionHeading = "%n",
            description = "Shows the settings of a table.",
            parameterListHeading = "%n",
            footerHeading = "%nExamples:%n",
            footer = {
                "  # One line for each setting",
                "  dynamodb-backup settings show orders",
                "  # Everything, as in a settings file",
                "  dynamodb-backup settings show orders --output json"
            })
    int show(
            @Parameters(paramLabel = "TABLE", description = "Name of the table.") String table,
            @Mixin(name = "Connection") ConnectionOptions connection,
            @Mixin(name = "Output") OutputOptions output)
            throws BadRequestException, InterruptedException {
        SettingsFile read = read(table, connection);
        if (output.format() == Format.JSON) {
            shell.out().print(read.json());
        } else {
            shell.out().print(SettingsView.text(read));
        }
        shell.out().flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "save",
            customSynopsis = "dynamodb-backup settings save TABLE [OPTIONS]",
            descriptionHeading = "%n",
            description = "Saves the settings of a table as a settings file. A file that exists is replaced.",
            parameterListHeading = "%n",
            footerHeading = "%nExamples:%n",
            footer = {
                "  # As orders-settings.json",
                "  dynamodb-backup settings save orders",
                "  # As another file",
                "  dynamodb-backup settings save orders --file before.json"
            })
    int save(
            @Parameters(paramLabel = "TABLE", description = "Name of the table.") String table,
            @Mixin(name = "File") FileOption file,
            @Mixin(name = "Connection") ConnectionOptions connection,
            @Mixin(name = "Output") OutputOptions output)
            throws BadRequestException, InterruptedException {
        SettingsFile read = read(table, connection);
        Path path = file.path(shell, table);
        try {
            Files.writeString(path, read.json());
        } catch (IOException failed) {
            throw new BadRequestException(
                    "file", path + " could not be written; use a file in a directory with write permission.");
        }
        SettingsView.saved(shell.out(), output.format(), path, read);
        return ExitCode.DONE;
    }

    @Command(
            name = "diff",
            customSynopsis = "dynamodb-backup settings diff TABLE|FILE TABLE|FILE [OPTIONS]",
            descriptionHeading = "%n",
            description =
                    "Compares the keys, indexes, billing and settings of two tables or settings files. A name of a file"
                            + " in the current directory is a file, any other is a table.",
            parameterListHeading = "%n",
            footerHeading = "%nExamples:%n",
            footer = {
                "  # What a restored table lacks",
                "  dynamodb-backup settings diff orders orders-restored",
                "  # What has changed since a file was saved",
                "  dynamodb-backup settings diff orders-settings.json orders --output json"
            })
    int diff(
            @Parameters(index = "0", paramLabel = "TABLE|FILE", description = "The first.") String first,
            @Parameters(index = "1", paramLabel = "TABLE|FILE", description = "The second.") String second,
            @Mixin(name = "Connection") ConnectionOptions connection,
            @Mixin(name = "Output") OutputOptions output)
            throws BadRequestException, InterruptedException {
        return SettingsView.compared(
                shell.out(), output.format(), first, second, either(first, connection), either(second, connection));
    }

    private SettingsFile either(String name, ConnectionOptions connection)
            throws BadRequestException, InterruptedException {
        return Files.isRegularFile(shell.directory().resolve(name))
                ? SettingsFile.parse(text(shell, name))
                : read(name, connection);
    }

    private SettingsFile read(String table, ConnectionOptions connection)
            throws BadRequestException, InterruptedException {
        try (Engine.Session session = engine.open(connection.resolve(shell, engine))) {
            List<Message> refused = new ArrayList<>();
            Optional<SettingsFile> file = session.settings(table)
                    .fold(
                            read -> Optional.of(SettingsFile.of(
                                    read, Optional.empty(), shell.clock().instant())),
                            error -> {
                                refused.add(error.sentence());
                                return Optional.empty();
                            });
            return file.orElseThrow(() -> new BadRequestException("table", refused.get(0)));
        }
    }

    /** @throws BadRequestException when the file cannot be read */
    static String text(Shell shell, String file) throws BadRequestException {
        if (file.isEmpty()) {
            throw new BadRequestException("settingsFile", "The settings file is missing: add its name.");
        }
        Path path = shell.directory().resolve(file);
        try {
            return Files.readString(path);
        } catch (CharacterCodingException binary) {
            throw new BadRequestException("settingsFile", path + " is not a text file; use a settings file.");
        } catch (IOException | InvalidPathException failed) {
            throw new BadRequestException(
                    "settingsFile", path + " cannot be read; use a settings file that 'settings save' has written.");
        }
    }

    /** Where to save. */
    static final class FileOption {

        @Option(
                names = "--file",
                paramLabel = "FILE",
                converter = Choices.File.class,
                description = "File to write. Default: TABLE-settings.json in the current directory.")
        private Path file;

        Path path(Shell shell, String table) {
            return shell.directory()
                    .resolve(Optional.ofNullable(file).orElseGet(() -> Path.of(table + "-settings.json")));
        }
    }
}
