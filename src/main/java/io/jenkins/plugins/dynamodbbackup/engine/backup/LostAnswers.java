package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds out whether a CreateBackup without an answer took effect (spec 1.7): looks for the backup's name three
 * times over about 15 seconds, and only then lets the same name be requested again.
 */
final class LostAnswers {

    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(7));

    private static final int MOST_LOST = 5;

    private final BackupOperation run;
    private final BiConsumer<TableTask, ListedBackup> onFound;
    private final Consumer<TableTask> onNotFound;

    LostAnswers(BackupOperation run, BiConsumer<TableTask, ListedBackup> onFound, Consumer<TableTask> onNotFound) {
        this.run = run;
        this.onFound = onFound;
        this.onNotFound = onNotFound;
    }

    void look(TableTask task) {
        look(task, 0);
    }

    private void look(TableTask task, int looks) {
        if (looks == WAITS.size()) {
            askAgain(task);
            return;
        }
        run.after(WAITS.get(looks), () -> {
            if (task.done() || run.late()) {
                return; // the last look judges it
            }
            run.lookup().look(run.notOlderThan(), run.deadline(), answer -> looked(task, looks, answer));
        });
    }

    private void looked(TableTask task, int looks, Answer<List<ListedBackup>> answer) {
        if (task.done()) {
            return;
        }
        answer.handle(
                listed -> {
                    if (!adopt(task, listed)) {
                        look(task, looks + 1);
                    }
                },
                error -> {
                    if (error.mayPass()) {
                        look(task, looks); // a listing that failed proves nothing: this look does not count
                    } else if (!run.leaves(error)) {
                        run.finish(task, Outcome.FAILED, task.unconfirmed(error));
                    }
                });
    }

    /**
     * Takes the oldest of that name as ours, which is a backup of this table as good as any other of them; the others are
     * named to the user.
     */
    boolean adopt(TableTask task, List<ListedBackup> listed) {
        List<ListedBackup> ours = listed.stream()
                .filter(backup -> task.requested(backup, run.notOlderThan()))
                .sorted(ListedBackup.NEWEST_FIRST.reversed())
                .toList();
        if (ours.isEmpty()) {
            return false;
        }
        ours.stream().skip(1).forEach(extra -> task.foundDuplicate(extra.arn()));
        run.tell(
                task,
                Message.of(
                        "backup.found",
                        Argument.backup(task.backupName()),
                        Argument.arn(ours.get(0).arn())));
        onFound.accept(task, ours.get(0));
        return true;
    }

    private void askAgain(TableTask task) {
        task.notMade();
        if (task.lostAnswers() >= MOST_LOST) {
            run.finish(task, Outcome.FAILED, Message.of("backup.neverAnswered", task.lostAnswers()));
        } else {
            onNotFound.accept(task);
        }
    }
}
