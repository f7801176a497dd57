package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.BackupLookup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the parts of one backup operation share: its tables, its deadline, its voice, and where its progress is kept. */
final class BackupRun {

    /** Names carry the second they were made in; a margin for clocks that differ costs nothing (spec 1.7). */
    private static final Duration MARGIN_OF_UNIQUE_NAMES = Duration.ofMinutes(15);

    /** A name that comes again must not be found from an earlier run; AWS' time is known to about a second. */
    private static final Duration MARGIN_OF_RECURRING_NAMES = Duration.ofSeconds(5);

    /** Saving thousands of tables after every answer would be most of the work; the names are safe from the start. */
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(5);

    /** Beyond so many tables the log tells how many, not which. */
    private static final int MOST_TOLD_ONE_BY_ONE = 50;

    private final EventLoop loop;
    private final Journal journal;
    private final Supplier<BackupProgress> progress;
    private final Consumer<AwsError> leave;
    private final ProgressStore<BackupProgress> store;
    private final Instant deadline;
    private final List<TableTask> tasks;
    private final Instant notOlderThan;
    private final BackupLookup lookup;
    private Instant savedAt;
    private boolean unsaved;
    private boolean left;
    private int open;

    /** @param leave ends the operation, and keeps what was saved for another process */
    BackupRun(
            EventLoop loop,
            Journal journal,
            Supplier<BackupProgress> progress,
            Consumer<AwsError> leave,
            ProgressStore<BackupProgress> store,
            Instant deadline,
            List<TableTask> tasks,
            Instant plannedAt,
            boolean uniqueNames) {
        this.loop = loop;
        this.journal = journal;
        this.progress = progress;
        this.leave = leave;
        this.store = store;
        this.deadline = deadline;
        this.tasks = List.copyOf(tasks);
        this.notOlderThan = plannedAt.minus(uniqueNames ? MARGIN_OF_UNIQUE_NAMES : MARGIN_OF_RECURRING_NAMES);
        this.lookup = new BackupLookup(
                loop.aws(), tasks.size() == 1 ? Optional.of(tasks.get(0).table()) : Optional.empty());
        this.open = (int) tasks.stream().filter(task -> !task.done()).count();
        this.savedAt = loop.now();
    }

    EventLoop loop() {
        return loop;
    }

    Collection<TableTask> tasks() {
        return tasks;
    }

    List<TableTask> openTasks() {
        return tasks.stream().filter(task -> !task.done()).toList();
    }

    int open() {
        return open;
    }

    Instant deadline() {
        return deadline;
    }

    boolean late() {
        return !loop.now().isBefore(deadline);
    }

    BackupLookup lookup() {
        return lookup;
    }

    /** By AWS' clock: nothing older is a backup of this operation. */
    Instant notOlderThan() {
        return notOlderThan;
    }

    /** Whether a listed backup is one that this operation asked for: an exact name, of this table, not older. */
    boolean isOurs(TableTask task, BackupSummary backup) {
        return backup.tableName().equals(task.table())
                && backup.name().equals(task.backupName())
                && !backup.createdAt().isBefore(notOlderThan);
    }

    /**
     * Without credentials nothing more can be seen or asked: the run ends as it stands, and can be gone on with. An error
     * that may pass by itself is waited for until the time is over.
     */
    boolean leaves(AwsError error) {
        if (!left && error.aboutCredentials() && (!error.mayPass() || late())) {
            left = true;
            leave.accept(error);
        }
        return left;
    }

    /** Whether the run has ended before its tables were done. */
    boolean left() {
        return left;
    }

    void say(String line) {
        journal.say(line);
    }

    void sayHowFar() {
        long backedUp = tasks.stream().filter(TableTask::backedUp).count();
        long failed = tasks.size() - open - backedUp;
        say(backedUp + " of " + Amounts.count(tasks.size(), "table") + " backed up"
                + (failed == 0 ? "." : ", " + failed + " failed."));
    }

    /** Says what concerns one table, unless there are so many that nobody would read it. */
    void tell(TableTask task, String line) {
        if (tasks.size() <= MOST_TOLD_ONE_BY_ONE) {
            journal.say(task.table() + ": " + line);
        }
    }

    void finish(TableTask task, Outcome outcome, String sentence) {
        if (task.done()) {
            return;
        }
        task.finish(outcome, sentence);
        open--;
        if (outcome.good()) {
            tell(task, sentence);
        } else {
            journal.say(task.table() + ": " + outcome + ". " + sentence);
        }
        saveSoon();
    }

    /** Keeps the progress now and then: all that a lost save costs is a look at AWS. */
    void saveSoon() {
        unsaved = true;
        if (!loop.now().isBefore(savedAt.plus(BETWEEN_SAVES)) || open == 0) {
            saveWhatIsNew();
        }
    }

    /** Before a long wait, in which nothing else would be saved. */
    void saveWhatIsNew() {
        if (!unsaved) {
            return;
        }
        try {
            store.save(progress.get());
        } catch (IOException failed) {
            journal.say("The progress could not be saved (" + ProgressStore.why(failed)
                    + "); the operation goes on, what was saved before is enough to resume it.");
        }
        unsaved = false;
        savedAt = loop.now();
    }
}
