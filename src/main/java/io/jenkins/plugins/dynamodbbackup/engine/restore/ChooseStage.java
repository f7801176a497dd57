package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.PollInterval;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.BackupChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.util.List;
import java.util.Optional;

/** Finds the one backup that is meant, and waits until it can be restored from. */
final class ChooseStage extends RestoreStage {

    static final String NAME = "choose";

    private final RestoreSource source;
    private final PollInterval poll = new PollInterval();
    private boolean creating;

    ChooseStage(RestoreOperation run) {
        super(run, NAME);
        status(Message.of("restore.status.choosing"));
        this.source = run.request().source();
    }

    @Override
    public void start() {
        if (source instanceof RestoreSource.ByArn byArn) {
            byArn(byArn.backupArn());
        } else {
            list(table());
        }
    }

    @Override
    public boolean lastLook() {
        run.interrupt();
        nothingRestored();
        return true;
    }

    @Override
    EarlyEnd earlyEnd() {
        return notBegun();
    }

    private String table() {
        if (source instanceof RestoreSource.Named named) {
            return named.table();
        }
        return source instanceof RestoreSource.Before before ? before.table() : ((RestoreSource.Latest) source).table();
    }

    /** The region was compared before; now that the account is known, it too (spec 0.5). */
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
                .submit(run.aws(), run.untilLate(), run.current(orFail(listed -> choose(table, listed))));
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
        run.ask(DescribeBackup.of(arn), orFail(backup -> described(arn, backup)));
    }

    private void described(String arn, DescribedBackup backup) {
        ListedBackup summary = backup.summary();
        if (!summary.arn().equals(arn)) {
            run.fail(Message.of("restore.backup.otherAnswer", Argument.arn(summary.arn()), Argument.arn(arn)));
        } else if (summary.available()) {
            run.say(Message.of(
                    "restore.chosen",
                    Argument.backup(summary.name()),
                    Argument.table(summary.tableName()),
                    summary.createdAt(),
                    Argument.arn(summary.arn())));
            run.know(new StageProgress.Chosen(backup));
            run.next();
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
}
