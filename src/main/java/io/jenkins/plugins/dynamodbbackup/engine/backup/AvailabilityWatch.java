package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Waits until backups are AVAILABLE: one listing now and then for all of them, from the oldest that is still awaited.
 * While more are being requested it looks every few seconds, afterwards at growing intervals; sooner when others look.
 */
final class AvailabilityWatch {

    private static final Duration WHILE_ASKING = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final BackupOperation run;
    private final UnlistedBackups unlisted;
    private final BooleanSupplier asking;
    private Duration interval = FIRST;
    private boolean looking;
    private int planned;
    private boolean listingFailed;

    /** @param asking whether more backups are still being requested */
    AvailabilityWatch(BackupOperation run, UnlistedBackups unlisted, BooleanSupplier asking) {
        this.run = run;
        this.unlisted = unlisted;
        this.asking = asking;
    }

    /** Plans a look unless one is planned; to be called whenever there is something new to wait for. */
    void start() {
        if (planned == 0 && !looking) {
            plan();
        }
    }

    /** Nothing more will be requested: the look that was planned for the meantime comes too late. */
    void askedForAll() {
        if (!looking) {
            plan();
        }
    }

    private void plan() {
        planned++;
        Instant now = run.now();
        Duration wait = next();
        run.at(run.lookup().meet(now.plus(wait.dividedBy(2)), now.plus(wait)), () -> {
            planned--;
            look();
        });
    }

    private Duration next() {
        if (asking.getAsBoolean()) {
            return WHILE_ASKING;
        }
        Duration now = interval;
        interval = interval.multipliedBy(3).dividedBy(2);
        interval = interval.compareTo(LONGEST) < 0 ? interval : LONGEST;
        return now;
    }

    private void look() {
        List<TableTask> awaited =
                run.openTasks().stream().filter(TableTask::waiting).toList();
        if (looking || awaited.isEmpty() || run.late()) {
            return;
        }
        Instant from =
                awaited.stream().map(this::from).min(Comparator.naturalOrder()).orElseThrow();
        looking = true;
        run.lookup().look(from, run.deadline(), answer -> {
            looking = false;
            answer.handle(
                    listed -> {
                        listingFailed = false;
                        confirm(awaited, listed);
                    },
                    error -> failed(awaited, error));
            if (run.open() > 0) {
                start();
            }
        });
    }

    /** What a request without an answer may have made must be found and named, too. */
    private Instant from(TableTask task) {
        return task.answerLost() ? run.notOlderThan() : task.createdAt().orElse(run.notOlderThan());
    }

    /** Finishes every awaited backup that the listing shows AVAILABLE. */
    void confirm(List<TableTask> awaited, List<ListedBackup> listed) {
        Map<String, ListedBackup> byArn =
                listed.stream().collect(Collectors.toMap(ListedBackup::arn, Function.identity(), (a, b) -> a));
        Map<String, List<ListedBackup>> byName = listed.stream().collect(Collectors.groupingBy(ListedBackup::name));
        for (TableTask task : awaited) {
            if (task.waiting() && task.answerLost()) {
                byName.getOrDefault(task.backupName(), List.of()).stream()
                        .filter(backup -> task.requested(backup, run.notOlderThan()))
                        .map(ListedBackup::arn)
                        .filter(arn -> !arn.equals(task.arn().orElseThrow()))
                        .forEach(task::foundDuplicate);
            }
            if (task.waiting()) {
                judge(task, byArn.get(task.arn().orElseThrow()));
            }
        }
        if (awaited.size() > 1 && awaited.stream().anyMatch(TableTask::done)) {
            run.sayHowFar();
        }
    }

    private void judge(TableTask task, ListedBackup seen) {
        if (seen == null) {
            unlisted.missed(task);
            return;
        }
        task.sawBackup(seen);
        if (seen.available()) {
            run.finish(task, Outcome.OK, task.available());
        }
    }

    private void failed(List<TableTask> awaited, AwsError error) {
        if (run.leaves(error)) {
            return;
        }
        if (error.mayPass()) {
            if (!listingFailed) {
                listingFailed = true;
                run.say(Message.of("backup.listingFailed", error.what()));
            }
            return;
        }
        awaited.forEach(task -> run.finish(task, Outcome.FAILED, task.unconfirmed(error)));
    }
}
