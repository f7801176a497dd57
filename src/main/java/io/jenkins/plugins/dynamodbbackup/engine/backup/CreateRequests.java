package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CreateBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveMessages;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Requests the backups, and retries those tables that AWS does not back up yet (spec 1.3, 1.6). */
final class CreateRequests {

    /** Enough to keep 50 a second going while each answer takes half a second. */
    private static final int MOST_UNDER_WAY = 32;

    private static final Duration TABLE_STARTING = Duration.ofSeconds(5);
    private static final Duration BACKUPS_STARTING = Duration.ofMillis(1500);
    private static final Duration BACKUPS_MUST_HAVE_STARTED = Duration.ofSeconds(60);
    private static final Duration TABLE_BUSY = Duration.ofSeconds(5);
    private static final Duration TOO_MANY = Duration.ofSeconds(20);

    /** What passes by itself; told once, while the others are told as the outcome. */
    private static final Set<ErrorKind> WAITED_FOR = EnumSet.of(
            ErrorKind.UNAVAILABLE,
            ErrorKind.TABLE_NOT_FOUND,
            ErrorKind.RESOURCE_NOT_FOUND,
            ErrorKind.BACKUPS_BEING_ENABLED,
            ErrorKind.TABLE_IN_USE,
            ErrorKind.RESOURCE_IN_USE,
            ErrorKind.BACKUP_IN_USE,
            ErrorKind.LIMIT);

    /** The request may have taken effect. */
    private static final Message NO_ANSWER = Message.of("operation.state.noAnswer");

    private final BackupOperation run;
    private final BiConsumer<TableTask, ListedBackup> onRequested;
    private final Consumer<TableTask> onLostAnswer;
    private final Runnable onIdle;
    private final Queue<TableTask> queue = new ArrayDeque<>();
    private final Map<TableTask, Refusal> refusals = new HashMap<>();
    private int underWay;

    private record Refusal(ErrorKind kind, Instant since, AwsError error) {}

    CreateRequests(
            BackupOperation run,
            BiConsumer<TableTask, ListedBackup> onRequested,
            Consumer<TableTask> onLostAnswer,
            Runnable onIdle) {
        this.run = run;
        this.onRequested = onRequested;
        this.onLostAnswer = onLostAnswer;
        this.onIdle = onIdle;
    }

    void ask(TableTask task) {
        queue.add(task);
        fill();
    }

    /** Sent, and not answered yet. */
    int underWay() {
        return underWay;
    }

    boolean idle() {
        return underWay == 0 && queue.isEmpty();
    }

    Optional<AwsError> lastRefusal(TableTask task) {
        return Optional.ofNullable(refusals.get(task)).map(Refusal::error);
    }

    /** A table whose backup is still to be made. */
    LiveTable live(TableTask task) {
        Refusal refusal = refusals.get(task);
        if (refusal == null) {
            Message state = task.answerLost() ? NO_ANSWER : LiveMessages.notRequested();
            return LiveTable.open(task.table(), task.backupName(), state, run.plannedAt());
        }
        return new LiveTable(
                task.table(),
                task.backupName(),
                task.answerLost() ? NO_ANSWER : Message.of("operation.state.notAccepted"),
                Optional.of(refusal.since()),
                Optional.of(refusal.error().what()),
                Optional.empty());
    }

    private void fill() {
        while (underWay < MOST_UNDER_WAY && !queue.isEmpty() && !run.ended()) {
            TableTask task = queue.poll();
            if (!task.done() && !run.late()) {
                underWay++;
                AwsCall<ListedBackup> request = CreateBackup.of(task.table(), task.backupName());
                task.ask(request);
                run.aws().submit(request, run.deadline(), answer -> answered(task, answer));
            }
        }
    }

    private void answered(TableTask task, Answer<ListedBackup> answer) {
        underWay--;
        answer.handle(
                backup -> {
                    refusals.remove(task);
                    onRequested.accept(task, backup);
                },
                error -> refused(task, error));
        fill();
        if (idle()) {
            onIdle.run();
        }
    }

    private void refused(TableTask task, AwsError error) {
        if (run.leaves(error)) {
            return;
        }
        Refusal before = refusals.get(task);
        boolean again = before != null && before.kind() == error.kind();
        Refusal refusal = new Refusal(error.kind(), again ? before.since() : run.now(), error);
        refusals.put(task, refusal);
        if (!again && WAITED_FOR.contains(error.kind())) {
            run.tell(task, Message.of("backup.notYet", error.what()));
        }
        switch (error.kind()) {
            case UNAVAILABLE -> {
                task.lostAnswer();
                onLostAnswer.accept(task);
            }
            case TABLE_NOT_FOUND, RESOURCE_NOT_FOUND -> lookAtTable(task);
            case BACKUPS_BEING_ENABLED -> againWhileBackupsStart(task, refusal);
            case TABLE_IN_USE, RESOURCE_IN_USE, BACKUP_IN_USE -> againAfter(TABLE_BUSY, task);
            case LIMIT -> againAfter(TOO_MANY, task);
            case THROTTLED, DEADLINE -> {
                // The time is over: the last look judges it.
            }
            default -> run.finish(task, Outcome.FAILED, refused(error));
        }
    }

    /** CreateBackup answers "not found" for a table that is still being created, too: only DescribeTable tells. */
    private void lookAtTable(TableTask task) {
        run.aws()
                .submit(
                        DescribeTable.of(task.table()),
                        run.deadline(),
                        answer -> answer.handle(table -> judge(task, table), error -> unreadable(task, error)));
    }

    private void judge(TableTask task, TableDetails table) {
        if (table.deleting()) {
            run.finish(task, Outcome.FAILED, Message.of("backup.tableDeleting"));
        } else {
            againAfter(table.active() ? BACKUPS_STARTING : TABLE_STARTING, task);
        }
    }

    private void unreadable(TableTask task, AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            run.finish(task, Outcome.FAILED, Message.of("backup.tableMissing"));
        } else if (error.mayPass()) {
            againAfter(TABLE_STARTING, task);
        } else if (!run.leaves(error) && !run.late()) {
            run.finish(task, Outcome.FAILED, refused(error));
        }
    }

    private void againWhileBackupsStart(TableTask task, Refusal refusal) {
        if (run.now().isAfter(refusal.since().plus(BACKUPS_MUST_HAVE_STARTED))) {
            run.finish(task, Outcome.FAILED, refused(refusal.error()));
        } else {
            againAfter(BACKUPS_STARTING, task);
        }
    }

    private static Message refused(AwsError error) {
        return Message.of("backup.refused", error.reason());
    }

    private void againAfter(Duration wait, TableTask task) {
        run.after(wait, () -> ask(task));
    }
}
