package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.AutoScalingListing;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsReader;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the settings of the original, before anything is requested: in the settings file of the backup, at the table
 * itself, which may still exist, or in the record of the backup; and says what will be applied.
 */
public final class SettingsSourceStage extends RestoreStage {

    public static final String NAME = "settingsSource";

    private Optional<SettingsFile> file = Optional.empty();

    public SettingsSourceStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.settingsSource"));
    }

    @Override
    public void start() {
        try {
            if (run.request().source() instanceof RestoreSource.SettingsText written) {
                given(SettingsFile.parse(written.text()));
            } else {
                ofBackup(run.progress().chosen());
            }
        } catch (BadRequestException damaged) {
            refused(damaged.reason());
        } catch (IOException unreadable) {
            refused(Message.of("restore.settings.unreadable", ProgressStore.why(unreadable)));
        }
    }

    /**
     * A point in time has no file: AWS restores the table as it is set now. A table that is replaced keeps the settings that
     * it has, and only one that is gone or another table by now gets those of the file.
     */
    private void ofBackup(ChosenSource chosen) throws BadRequestException, IOException {
        Optional<String> text =
                chosen instanceof ChosenSource.Backup ? run.host().settings().read(chosen.arn()) : Optional.empty();
        if (text.isPresent() && chosen instanceof ChosenSource.Backup of) {
            file = Optional.of(SettingsSources.ofBackup(text.get(), of.backup().summary()));
        }
        if (file.isPresent() && run.request().mode() != RestoreRequest.Mode.REPLACE) {
            fromFile(file.get());
        } else {
            readSource(chosen);
        }
    }

    private void fromFile(SettingsFile known) {
        found(SettingsOrigin.FILE, Message.of("restore.settings.from.file", known.readAt()), known);
    }

    private void given(SettingsFile file) {
        String owner = TableArn.parse(file.tableArn()).map(TableArn::account).orElse("");
        Optional<String> here = run.session().account().filter(account -> !account.equals(owner));
        if (here.isPresent()) {
            run.fail(Message.of("restore.settings.otherAccount", owner, here.get()));
        } else {
            found(
                    SettingsOrigin.FILE,
                    Message.of("restore.settings.from.given", Argument.arn(file.tableArn()), file.readAt()),
                    file);
        }
    }

    private void refused(Message why) {
        run.fail(Message.of(
                "restore.impossible", why.and(Message.of("restore.settings.or", Argument.parameter("settings")))));
    }

    @Override
    public boolean lastLook() {
        run.interrupt();
        nothingRestored();
        return true;
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return notBegun();
    }

    private void readSource(ChosenSource chosen) {
        SettingsReader.submit(
                run.aws(),
                chosen.table().name(),
                new AutoScalingListing(run.aws(), false, region()),
                run.untilLate(),
                (name, error) -> run.leaves(error),
                run.current(
                        run.unlessLeft(either(table -> sawSource(chosen, table), error -> sourceGone(chosen, error)))));
    }

    private Optional<String> region() {
        Regions regions = run.progress().regions();
        return Optional.of(regions.source()).filter(source -> regions.differ());
    }

    private void sawSource(ChosenSource chosen, TableReading table) {
        Argument name = Argument.table(table.name());
        if (table.id().isPresent() && table.id().equals(chosen.table().id())) {
            found(
                    SettingsOrigin.LIVE_TABLE,
                    Message.of(
                            run.request().mode() == RestoreRequest.Mode.REPLACE
                                    ? "restore.settings.from.replaced"
                                    : "restore.settings.from.table",
                            name),
                    SettingsFile.of(
                            table,
                            Optional.empty(),
                            run.session().serviceClock().now()));
        } else {
            record(chosen, Message.of("restore.settings.newTable", name));
        }
    }

    private void sourceGone(ChosenSource chosen, AwsError error) {
        record(
                chosen,
                error.kind() == ErrorKind.RESOURCE_NOT_FOUND
                        ? Message.of(
                                "restore.settings.gone",
                                Argument.table(chosen.table().name()))
                        : error.sentence());
    }

    private void record(ChosenSource chosen, Message why) {
        if (file.isPresent()) {
            fromFile(file.get());
            return;
        }
        Optional.of(chosen)
                .filter(ChosenSource.Backup.class::isInstance)
                .map(ChosenSource.Backup.class::cast)
                .flatMap(of -> SettingsSources.recorded(of.backup()))
                .ifPresentOrElse(
                        file -> found(
                                SettingsOrigin.BACKUP_RECORD, Message.of("restore.settings.from.record", why), file),
                        () -> {
                            warn(Message.of("restore.settings.from.none", why));
                            targetOrNext();
                        });
    }

    private void found(SettingsOrigin origin, Message source, SettingsFile original) {
        if (origin == SettingsOrigin.BACKUP_RECORD) {
            run.note(source);
        } else if (!run.request().dryRun()) {
            run.say(source);
        }
        run.know(new StageProgress.Settings(origin, source, original.json()));
        targetOrNext();
    }

    private void warn(Message note) {
        run.note(note);
    }

    private void targetOrNext() {
        if (run.request().toExistingTable()) {
            status(Message.of("restore.status.target", run.target()));
            look(this::sawTarget, this::targetNotSeen);
        } else {
            if (!run.request().dryRun()) { // which says it with the rest
                run.progress().of(StageProgress.Settings.class).ifPresent(this::sayWhatWillBeApplied);
            }
            run.next();
        }
    }

    private void sayWhatWillBeApplied(StageProgress.Settings settings) {
        run.say(SettingsSources.toApply(SettingsSources.forecast(
                run.progress(),
                settings.original(),
                run.session().serviceClock().now())));
    }

    /** Settings are applied to a table that could be the result of this restore. */
    private void sawTarget(TableDetails table) {
        if (!table.active() && !TableDetails.UPDATING.equals(table.status())) {
            run.fail(Message.of("restore.settings.notActive", run.target(), table.status()));
        } else if (!SettingsSources.sameKeys(run.progress(), table)) {
            run.fail(Message.of("restore.settings.otherKeys", run.target(), Argument.parameter("targetTable")));
        } else {
            run.sawTarget(table);
            run.next();
        }
    }

    private void targetNotSeen(AwsError error) {
        run.fail(
                error.kind() == ErrorKind.RESOURCE_NOT_FOUND
                        ? Message.of("restore.settings.noTable", run.target(), Argument.parameter("targetTable"))
                        : error.sentence());
    }
}
