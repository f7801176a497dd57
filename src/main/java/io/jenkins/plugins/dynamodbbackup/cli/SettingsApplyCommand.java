package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.RestoreView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.RestoreKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dynamodb-backup settings apply}: a restore without a backup, whose progress the restore command resumes. */
@Command(
        name = "apply",
        customSynopsis = {
            "dynamodb-backup settings apply FILE --target-table TABLE [OPTIONS]",
            "       dynamodb-backup restore --resume FILE"
        },
        descriptionHeading = "%n",
        description = {
            "Applies the settings of a settings file to a table. Settings that the table has already are not touched, and"
                    + " nothing is switched off or removed."
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  # All settings",
            "  dynamodb-backup settings apply orders.json --target-table orders-restored",
            "  # Only some of them",
            "  dynamodb-backup settings apply orders.json --target-table orders-restored --settings tags,pitr"
        })
final class SettingsApplyCommand extends OperationCommand<RestoreRequest, RestoreProgress, RestoreReport> {

    private final Shell shell;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Settings file of the original table.")
    private String file = "";

    @Mixin(name = "Table and settings")
    private What what = new What();

    /** The table, the settings and the timeout. */
    static final class What {

        @Option(names = "--target-table", paramLabel = "TABLE", description = "Table that gets the settings.")
        private String table = "";

        @Option(
                names = "--settings",
                paramLabel = "all|NAME",
                split = ",",
                description = "all (default), or the names of settings, such as ttl,tags. Repeatable.")
        private List<String> settings = new ArrayList<>();

        @Option(
                names = "--timeout-minutes",
                paramLabel = "MINUTES",
                converter = Choices.Count.class,
                description = "Time within which the settings must be applied. Default: 720.")
        private int timeoutMinutes = (int) RestoreRequest.DEFAULT_TIMEOUT.toMinutes();
    }

    SettingsApplyCommand(Shell shell, Engine engine) {
        super(shell, engine, RestoreKind.KIND, new RestoreView());
        this.shell = shell;
    }

    @Override
    String command() {
        return "restore";
    }

    @Override
    RestoreRequest request() throws BadRequestException {
        return new RestoreRequest(
                new RestoreSource.SettingsText(SettingsCommand.text(shell, file)),
                Optional.empty(),
                what.table,
                RestoreOverrides.NONE,
                VerifyLevel.NONE,
                Duration.ofMinutes(what.timeoutMinutes),
                false,
                RestoreRequest.Mode.SETTINGS,
                SettingsChoice.of(what.settings),
                Rollback.NONE,
                WorkLimits.DEFAULT,
                false);
    }
}
