package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.CatalogueView;
import io.jenkins.plugins.dynamodbbackup.cli.report.ReportView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.cli.run.ConsoleJournal;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dynamodb-backup list}. */
@Command(
        name = "list",
        customSynopsis = "dynamodb-backup list [--tables NAME...] [OPTIONS]",
        descriptionHeading = "%n",
        description = {"Lists the backups of the selected tables, newest first, with age, size and status."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  # All backups of the region",
            "  dynamodb-backup list --region eu-west-1",
            "  # The backups of one table, with the ARNs for restore --backup-arn",
            "  dynamodb-backup list --tables orders --arns",
            "  # The ARNs alone, by jq",
            "  dynamodb-backup list --tables orders --output json | jq -r '.backups[].arn'"
        })
final class ListCommand implements Callable<Integer> {

    private final Shell shell;
    private final Engine engine;

    @Mixin(name = "Tables (default: all)")
    private TableOptions tables = new TableOptions();

    @Mixin(name = "Columns")
    private Columns columns = new Columns();

    @Mixin(name = "Connection")
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin(name = "Output")
    private OutputOptions output = new OutputOptions();

    /** The columns of the list. */
    static final class Columns {

        @Option(names = "--arns", description = "Also show the ARN of each backup.")
        private boolean arns;
    }

    ListCommand(Shell shell, Engine engine) {
        this.shell = shell;
        this.engine = engine;
    }

    @Override
    public Integer call() throws BadRequestException, InterruptedException {
        Connection target = connection.resolve(shell, engine);
        ConsoleJournal voice = new ConsoleJournal(shell);
        ReportView<CatalogueReport> view = new CatalogueView(columns.arns);
        try (Engine.Session session = engine.open(target);
                Operation<?, CatalogueReport> listing = session.list(tables.namedOrAll(), voice)) {
            CatalogueReport report = new OperationRunner(shell.clock(), voice::show).run(listing);
            voice.quiet();
            output.format().print(shell.out(), view, report, Optional.empty());
            return view.exitCode(report);
        }
    }
}
