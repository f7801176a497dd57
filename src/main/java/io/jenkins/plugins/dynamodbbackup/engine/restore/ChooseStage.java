package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContinuousBackups;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.PollInterval;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.BackupChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreWindow;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceMessages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the one backup or point in time that is meant, and waits until it can be restored from. */
public final class ChooseStage extends RestoreStage {

    public static final String NAME = "choose";

    private static final Argument BACKUP = Argument.parameter("backup");
    private static final Argument BEFORE = Argument.parameter("before");

    private final RestoreSource source;
    private final PollInterval poll = new PollInterval();
    private boolean creating;

    public ChooseStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.choosing"));
        this.source = run.request().source();
    }

    @Override
    public void start() {
        if (run.progress().regions().differ()) {
            Regions regions = run.progress().regions();
            Message transfer = Message.of("restore.crossRegion", regions.source(), regions.target());
            run.say(transfer);
            run.note(transfer);
        }
        if (source instanceof RestoreSource.ByArn byArn) {
            byArn(byArn.backupArn());
        } else if (source instanceof RestoreSource.PointInTime pointInTime) {
            readWindow(pointInTime);
        } else {
            list(((RestoreSource.OfTable) source).table());
        }
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

    /** The account of a backup is compared as soon as it is known (spec 0.5). */
    private void byArn(String arn) {
        String owner = BackupArn.parse(arn)
                .map(BackupArn::table)
                .map(TableArn::account)
                .orElse("");
        Optional<String> account = run.session().account();
        if (account.isEmpty()) {
            run.note(Message.of("restore.account.unknown", owner));
        } else if (!account.get().equals(owner)) {
            run.fail(Message.of("restore.account.other", Argument.arn(arn), owner, account.get()));
            return;
        }
        describe(arn);
    }

    private void list(String table) {
        ListBackups.ofTable(table)
                .ofAllTypes()
                .submit(region(), run.aws(), run.untilLate(), run.current(orFail(listed -> choose(table, listed))));
    }

    private void choose(String table, List<ListedBackup> listed) {
        BackupChoice choice = BackupChoice.of(source, table, listed);
        if (choice instanceof BackupChoice.Chosen chosen) {
            chosen.notes().forEach(run::note);
            describe(chosen.backup().arn());
        } else {
            run.fail(((BackupChoice.Nothing) choice).message());
        }
    }

    private void describe(String arn) {
        run.ask(DescribeBackup.of(arn).in(region()), orFail(backup -> described(arn, backup)));
    }

    private void described(String arn, DescribedBackup backup) {
        ListedBackup summary = backup.summary();
        if (!summary.arn().equals(arn)) {
            run.fail(Message.of("restore.backup.otherAnswer", Argument.arn(summary.arn()), Argument.arn(arn)));
        } else if (summary.available()) {
            chosen(new ChosenSource.Backup(backup));
        } else if (ListedBackup.CREATING.equals(summary.status())) {
            awaitAvailable(arn, summary);
        } else {
            run.fail(Message.of(
                    "restore.backup.notAvailable",
                    Argument.backup(summary.name()),
                    Argument.arn(arn),
                    summary.status()));
        }
    }

    private void awaitAvailable(String arn, ListedBackup summary) {
        if (!creating) {
            creating = true;
            status(Message.of("restore.status.backup", Argument.backup(summary.name())));
            run.say(Message.of("restore.backup.creating", Argument.backup(summary.name())));
        }
        run.after(run.jittered(poll.next()), () -> describe(arn));
    }

    private void readWindow(RestoreSource.PointInTime wanted) {
        run.ask(
                ContinuousBackups.describe(wanted.table()).in(region()),
                either(recovery -> sawWindow(wanted, RestoreWindow.of(recovery)), error -> notFound(wanted, error)));
    }

    private void sawWindow(RestoreSource.PointInTime wanted, Optional<RestoreWindow> window) {
        Argument table = Argument.table(wanted.table());
        if (window.isEmpty()) {
            run.fail(Message.of("restore.impossible", Message.of("restore.pointInTime.off", table, BACKUP, BEFORE)));
            return;
        }
        RestoreWindow times = window.get();
        run.say(Message.of("restore.pointInTime.window", table, times.earliest(), times.latest()));
        try {
            Instant time = times.time(wanted, run.session().serviceClock().now());
            run.ask(
                    DescribeTable.of(wanted.table()).in(region()),
                    either(
                            source -> chosen(new ChosenSource.PointInTime(source, time)),
                            error -> notFound(wanted, error)));
        } catch (BadRequestException outside) {
            run.fail(Message.of("restore.impossible", outside.reason()));
        }
    }

    private void notFound(RestoreSource.PointInTime wanted, AwsError error) {
        boolean gone = error.kind() == ErrorKind.TABLE_NOT_FOUND || error.kind() == ErrorKind.RESOURCE_NOT_FOUND;
        if (gone) {
            run.fail(Message.of(
                    "restore.impossible",
                    Message.of("restore.pointInTime.gone", Argument.table(wanted.table()), region(), BACKUP, BEFORE)));
        } else {
            run.fail(error);
        }
    }

    private void chosen(ChosenSource found) {
        run.say(SourceMessages.chosen(found));
        run.know(new StageProgress.Chosen(found));
        run.next();
    }

    private String region() {
        return run.progress().regions().source();
    }
}
