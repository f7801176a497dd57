package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupDetails;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.util.List;
import java.util.Optional;

/** Finds the one backup that is meant, and waits until it can be restored from. */
final class ChooseStage extends RestoreStage {

    static final String NAME = "choose";

    private final RestoreSource source;
    private final Poll poll = new Poll();
    private boolean creating;

    ChooseStage(RestoreOperation run) {
        super(run, NAME);
        status("choosing the backup");
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
    Left left() {
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
            run.note("The account of the credentials could not be learned, so that of the backup's ARN, " + owner
                    + ", was not compared with it.");
        } else if (!account.get().equals(owner)) {
            run.fail("The backup " + arn + " belongs to account " + owner + ", and the credentials to "
                    + account.get() + ": use credentials of the backup's account. A restore into another account goes"
                    + " through AWS Backup or an export.");
            return;
        }
        describe(arn);
    }

    private void list(String table) {
        ListBackups.ofTable(table).ofAllTypes().submit(run.aws(), run.untilLate(), run.current(answer -> {
            if (answer instanceof Answer.Value<List<BackupSummary>> listed) {
                choose(table, listed.value());
            } else {
                run.fail(((Answer.Failed<List<BackupSummary>>) answer).error());
            }
        }));
    }

    private void choose(String table, List<BackupSummary> listed) {
        BackupChoice choice = BackupChoice.of(source, table, listed);
        if (choice instanceof BackupChoice.Chosen chosen) {
            chosen.notes().forEach(run::note);
            describe(chosen.backup().arn());
        } else {
            run.fail(((BackupChoice.Nothing) choice).sentence());
        }
    }

    private void describe(String arn) {
        run.ask(DescribeBackup.of(arn), answer -> {
            if (answer instanceof Answer.Value<BackupDetails> backup) {
                described(arn, backup.value());
            } else {
                run.fail(((Answer.Failed<BackupDetails>) answer).error());
            }
        });
    }

    private void described(String arn, BackupDetails backup) {
        BackupSummary summary = backup.summary();
        if (!summary.arn().equals(arn)) {
            run.fail("AWS answered with the backup " + summary.arn() + " when asked for " + arn
                    + ": nothing was restored. Use the ARN that AWS shows.");
        } else if (summary.available()) {
            run.say("Restoring from backup '" + summary.name() + "' of table '" + summary.tableName() + "', made "
                    + Times.iso(summary.createdAt()) + " (" + summary.arn() + ").");
            run.know(new StageProgress.Chosen(backup));
            run.next();
        } else if (BackupSummary.CREATING.equals(summary.status())) {
            awaitAvailable(arn, summary);
        } else {
            run.fail("Backup '" + summary.name() + "' (" + arn + ") is " + summary.status()
                    + ": only an AVAILABLE backup can be restored. Choose another one.");
        }
    }

    private void awaitAvailable(String arn, BackupSummary summary) {
        if (!creating) {
            creating = true;
            status("waiting for backup '" + summary.name() + "' to become available");
            run.say("Backup '" + summary.name() + "' is still CREATING; waiting until it is AVAILABLE.");
        }
        run.after(run.jittered(poll.next()), () -> describe(arn));
    }
}
