package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.CompareView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareOperation;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dynamodb-backup compare}. */
@Command(
        name = "compare",
        customSynopsis = {"dynamodb-backup compare LEFT RIGHT [OPTIONS]", "       dynamodb-backup compare --resume FILE"
        },
        descriptionHeading = "%n",
        description = {
            "Compares the items of two tables with the same primary key. LEFT is the reference: an item that only LEFT"
                    + " has is missing, and an item that only RIGHT has is extra. Each difference is confirmed by"
                    + " strongly consistent reads of both tables. Nothing is changed. Exit code 0: the items are"
                    + " equal; 3: they differ."
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  # Compare a restored table with the live table, with the differences in a file",
            "  dynamodb-backup compare orders-restored orders --differences orders.jsonl --region eu-west-1",
            "  # Compare 1,000 items",
            "  dynamodb-backup compare orders-restored orders --sample 1000",
            "  # Compare the items of two customers, and of all whose key begins with eu-",
            "  dynamodb-backup compare orders-restored orders --keys customer-7 --keys customer-8 --keys 'eu-*'",
            "  # Compare the third of eight shares, as one of eight machines",
            "  dynamodb-backup compare orders-restored orders --share 3/8"
        })
final class CompareCommand extends OperationCommand<CompareRequest, CompareProgress, CompareReport> {

    private final Shell shell;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LEFT", description = "The reference table.")
    private String left = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "RIGHT", description = "The table to compare with it.")
    private String right = "";

    @Mixin(name = "Comparison")
    private What what = new What();

    /** Which items are compared, and how fast. */
    static final class What {

        @Option(
                names = "--left-region",
                paramLabel = "REGION",
                description = "Region of LEFT, where it is not that of --region.")
        private String leftRegion;

        @Option(
                names = "--right-region",
                paramLabel = "REGION",
                description = "Region of RIGHT, where it is not that of --region.")
        private String rightRegion;

        @Option(
                names = "--read-units",
                paramLabel = "UNITS",
                converter = Choices.Count.class,
                description = "Most read capacity units per second consumed of each table. Default: a quarter of the"
                        + " provisioned capacity; 1000 for on-demand tables.")
        private Integer readUnits;

        @Option(
                names = "--keys",
                paramLabel = "KEY",
                description = "Only items with this partition key, or whose partition key begins with it: 'customer-*'."
                        + " Repeatable.")
        private List<String> keys = new ArrayList<>();

        @Option(
                names = "--sample",
                paramLabel = "ITEMS",
                converter = Choices.Count.class,
                description = "Compare only so many items, from random places of the tables.")
        private int sample;

        @Option(
                names = "--share",
                paramLabel = "K/N",
                description = "Compare only the k-th of n shares of the items. Default: 1/1.")
        private String share = Share.ALL.toString();

        @Option(
                names = "--differences",
                paramLabel = "FILE",
                converter = Choices.File.class,
                description = "File for the differences, one line of JSON each. Replaced if it exists.")
        private Path differences;

        @Option(names = "--values", description = "Write the whole items to the file of differences.")
        private boolean values;

        @Option(
                names = "--timeout-minutes",
                paramLabel = "MINUTES",
                converter = Choices.Count.class,
                description = "Time within which all items must be compared. Default: 720.")
        private int timeoutMinutes = (int) CompareRequest.DEFAULT_TIMEOUT.toMinutes();
    }

    CompareCommand(Shell shell, Engine engine) {
        super(shell, engine, CompareOperation.KIND, new CompareView());
        this.shell = shell;
    }

    @Override
    CompareRequest request() throws BadRequestException {
        return new CompareRequest(
                left,
                right,
                Optional.ofNullable(what.leftRegion),
                Optional.ofNullable(what.rightRegion),
                new WorkLimits(Optional.ofNullable(what.readUnits), Optional.empty(), Share.parse(what.share)),
                what.sample,
                what.keys,
                Optional.ofNullable(what.differences)
                        .map(file ->
                                shell.directory().resolve(file).toAbsolutePath().toString())
                        .orElse(""),
                what.values,
                Duration.ofMinutes(what.timeoutMinutes));
    }
}
