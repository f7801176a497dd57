package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Carries the plan out: asking, finding what was lost, waiting, and the last look at the deadline. */
final class BackupWork {

    private final BackupRun run;
    private final BackupRequest request;
    private final BackupAsking asking;
    private final LostAnswers lost;
    private final UnlistedBackups unlisted;
    private final AvailabilityWatch watch;

    BackupWork(BackupRun run, BackupRequest request) {
        this.run = run;
        this.request = request;
        this.asking = new BackupAsking(run, this::requested, this::lost, this::askedForAll);
        this.lost = new LostAnswers(run, this::follow, asking::ask);
        this.unlisted = new UnlistedBackups(run);
        this.watch = new AvailabilityWatch(run, unlisted, () -> !asking.idle());
    }

    void ask(TableTask task) {
        asking.ask(task);
    }

    /** Takes up every table where an earlier process left it. */
    void goOn() {
        for (TableTask task : run.openTasks()) {
            if (task.waiting()) {
                await(task);
            } else {
                lost.look(task);
            }
        }
    }

    boolean answersUnderWay() {
        return asking.underWay() > 0;
    }

    private void askedForAll() {
        run.saveWhatIsNew();
        watch.askedForAll();
    }

    private void lost(TableTask task) {
        lost.look(task);
    }

    private void requested(TableTask task, BackupSummary backup) {
        run.tell(task, "asked for backup " + backup.name() + " (" + backup.arn() + ").");
        follow(task, backup);
    }

    private void follow(TableTask task, BackupSummary backup) {
        task.sawBackup(backup);
        await(task);
        run.saveSoon();
    }

    private void await(TableTask task) {
        if (request.waitUntilAvailable()) {
            watch.start();
        } else {
            run.finish(task, Outcome.REQUESTED, BackupSentences.requested(task));
        }
    }

    /** Nothing is judged by the clock alone: AWS is looked at once more. */
    void lastLook(Instant until) {
        List<TableTask> open = run.openTasks();
        if (open.isEmpty()) {
            return;
        }
        run.lookup().look(run.notOlderThan(), until, answer -> {
            if (answer instanceof Answer.Value<List<BackupSummary>> listed) {
                open.stream()
                        .filter(task -> !task.done() && task.arn().isEmpty())
                        .forEach(task -> lost.adopt(task, listed.value()));
                watch.confirm(open, listed.value());
                Set<String> arns =
                        listed.value().stream().map(BackupSummary::arn).collect(Collectors.toSet());
                run.openTasks().forEach(task -> judgeLate(task, arns, until));
            } else {
                AwsError error = ((Answer.Failed<List<BackupSummary>>) answer).error();
                if (!run.leaves(error)) {
                    run.openTasks().forEach(task -> unseen(task, error));
                }
            }
        });
    }

    private void judgeLate(TableTask task, Set<String> listed, Instant until) {
        if (task.arn().filter(arn -> !listed.contains(arn)).isPresent()) {
            unlisted.describe(
                    task, until, error -> error.ifPresentOrElse(it -> unseen(task, it), () -> judgeLate(task)));
        } else {
            judgeLate(task);
        }
    }

    private void unseen(TableTask task, AwsError error) {
        run.finish(task, Outcome.TIMED_OUT, BackupSentences.unconfirmed(task, error));
    }

    private void judgeLate(TableTask task) {
        run.finish(
                task,
                Outcome.TIMED_OUT,
                task.arn().isPresent()
                        ? BackupSentences.notAvailableInTime(task, request.timeout())
                        : BackupSentences.notAskedInTime(request.timeout(), asking.lastRefusal(task)));
    }
}
