package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges a backup that has an ARN and is not listed: a listing may lag (spec 1.4), so it is gone only when
 * it has been missing for a minute and DescribeBackup does not know its ARN either.
 */
final class UnlistedBackups {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final BackupOperation run;
    private final Set<TableTask> asking = new HashSet<>();

    UnlistedBackups(BackupOperation run) {
        this.run = run;
    }

    void missed(TableTask task) {
        Instant now = run.now();
        if (!now.isBefore(task.missed(now).plus(PATIENCE)) && asking.add(task)) {
            describe(task, run.deadline(), error -> {
                asking.remove(task);
                error.filter(it -> !it.mayPass())
                        .ifPresent(it -> run.finish(task, Outcome.FAILED, task.unconfirmed(it)));
            });
        }
    }

    /** @param ifStillOpen called when the answer does not end the task, with the error when there was no answer */
    void describe(TableTask task, Instant until, Consumer<Optional<AwsError>> ifStillOpen) {
        run.aws().submit(DescribeBackup.of(task.arn().orElseThrow()), until, answer -> {
            Optional<AwsError> error = answer.fold(backup -> saw(task, backup.summary()), Optional::of);
            if (error.filter(it -> it.kind() == ErrorKind.BACKUP_NOT_FOUND).isPresent()) {
                run.finish(
                        task,
                        Outcome.FAILED,
                        Message.of(
                                "backup.vanished",
                                task.name(),
                                Argument.arn(task.arn().orElseThrow())));
            }
            if (!task.done() && error.filter(run::leaves).isEmpty()) {
                ifStillOpen.accept(error);
            }
        });
    }

    private Optional<AwsError> saw(TableTask task, ListedBackup backup) {
        if (task.waiting() && task.arn().filter(backup.arn()::equals).isPresent()) {
            task.sawBackup(backup);
            if (backup.available()) {
                run.finish(task, Outcome.OK, task.available());
            }
        }
        return Optional.empty();
    }
}
