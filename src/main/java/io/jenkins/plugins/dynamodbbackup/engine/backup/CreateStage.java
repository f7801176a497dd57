package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests the backups, looks for lost answers, waits, and takes the last look at the deadline. */
final class CreateStage implements Stage {

    /** The last look is still good when the deadline is over by this much. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final Argument TIMEOUT = Argument.parameter("timeoutMinutes");
    private static final Duration ANSWERS_UNDER_WAY = Duration.ofSeconds(1);

    private final BackupOperation run;
    private final BackupRequest request;
    private final CreateRequests requests;
    private final LostAnswers lost;
    private final UnlistedBackups unlisted;
    private final AvailabilityWatch watch;

    CreateStage(BackupOperation run, BackupRequest request) {
        this.run = run;
        this.request = request;
        this.requests = new CreateRequests(run, this::requested, this::lost, this::askedForAll);
        this.lost = new LostAnswers(run, this::follow, requests::ask);
        this.unlisted = new UnlistedBackups(run);
        this.watch = new AvailabilityWatch(run, unlisted, () -> !requests.idle());
    }

    @Override
    public boolean asksForWork() {
        return true;
    }

    @Override
    public Message status() {
        if (run.open() == 0) {
            return run.settings().status();
        }
        int all = run.tasks().size();
        long asked = run.tasks().stream()
                .filter(task -> task.done() || task.arn().isPresent())
                .count();
        return asked < all
                ? Message.of("backup.status.requesting", asked, all, all - run.open())
                : Message.of("backup.status.waiting", run.open(), all);
    }

    @Override
    public List<LiveTable> tables(Instant begun) {
        return run.tasks().stream()
                .map(task -> task.live().orElseGet(() -> requests.live(task)))
                .toList();
    }

    /** Takes up every table where an earlier process left it: only their names tell which backups were requested. */
    @Override
    public void start() {
        List<TableTask> open = run.openTasks();
        if (open.isEmpty()) {
            run.endWhenAllIsDone();
        }
        for (TableTask task : open) {
            if (task.waiting()) {
                await(task);
            } else if (task.answerLost()) {
                lost.look(task);
            } else {
                requests.ask(task);
            }
        }
    }

    @Override
    public boolean lastLook() {
        if (requests.underWay() > 0 && run.now().isBefore(run.deadline().plus(GRACE))) {
            run.after(ANSWERS_UNDER_WAY, this::lastLook);
        } else {
            lastLook(run.now().plus(GRACE));
        }
        return true;
    }

    private void askedForAll() {
        run.keepWhatIsNew();
        watch.askedForAll();
        run.settings().readNew();
    }

    private void lost(TableTask task) {
        lost.look(task);
    }

    private void requested(TableTask task, ListedBackup backup) {
        run.tell(task, Message.of("backup.accepted", Argument.backup(backup.name()), Argument.arn(backup.arn())));
        follow(task, backup);
    }

    private void follow(TableTask task, ListedBackup backup) {
        task.sawBackup(backup);
        await(task);
        run.keepSoon(false);
    }

    private void await(TableTask task) {
        if (request.waitUntilAvailable()) {
            watch.start();
        } else {
            run.finish(task, Outcome.REQUESTED, Message.of("backup.requested", task.name()));
        }
    }

    /** Nothing is judged by the clock alone: AWS is looked at once more. */
    private void lastLook(Instant until) {
        if (!request.waitUntilAvailable()) {
            run.openTasks().stream().filter(TableTask::waiting).forEach(this::await);
        }
        List<TableTask> open = run.openTasks();
        if (open.isEmpty()) {
            run.endWhenAllIsDone();
            return;
        }
        run.lookup().look(run.notOlderThan(), until, answer -> {
            answer.handle(listed -> judge(open, listed, until), error -> {
                if (!run.leaves(error)) {
                    run.openTasks().forEach(task -> unseen(task, error));
                }
            });
        });
    }

    private void judge(List<TableTask> open, List<ListedBackup> listed, Instant until) {
        open.stream().filter(task -> !task.done() && task.arn().isEmpty()).forEach(task -> lost.adopt(task, listed));
        watch.confirm(open, listed);
        Set<String> arns = listed.stream().map(ListedBackup::arn).collect(Collectors.toSet());
        run.openTasks().forEach(task -> judgeLate(task, arns, until));
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
        run.finish(task, Outcome.TIMED_OUT, task.unconfirmed(error));
    }

    private void judgeLate(TableTask task) {
        run.finish(
                task,
                Outcome.TIMED_OUT,
                task.arn().isPresent()
                        ? Message.of(
                                "backup.notAvailableInTime", task.name(), task.status(), request.timeout(), TIMEOUT)
                        : notRequestedInTime(task));
    }

    private Message notRequestedInTime(TableTask task) {
        return requests.lastRefusal(task)
                .map(error -> Message.of("backup.notRequestedInTime.because", request.timeout(), error.what(), TIMEOUT))
                .orElseGet(() -> Message.of("backup.notRequestedInTime", request.timeout(), TIMEOUT));
    }
}
