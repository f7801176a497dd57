package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.settings.AutoScalingListing;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsReader;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Saves the settings of every table whose backup was requested, while AWS makes the backups. Nothing that goes wrong here
 * fails a backup; what is missing is said once for the whole run. A file that is there is not read again, so a resumed
 * run continues where an earlier process stopped.
 */
final class SettingsSaver {

    /** Up to so many tables their auto scaling is read table by table, beyond it for the whole account at once. */
    private static final int FEW = 10;

    private final BackupOperation run;
    private final SettingsFiles files;
    private Optional<AutoScalingListing> scaling = Optional.empty();
    private final Set<String> actionsMissing = new TreeSet<>();
    private final Set<String> incomplete = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private Optional<Message> reason = Optional.empty();
    private final Set<TableTask> taken = new HashSet<>();
    private int all;
    private int open;
    private int saved;

    /** @param files {@link SettingsFiles#NONE} when no settings are to be saved */
    SettingsSaver(BackupOperation run, SettingsFiles files) {
        this.run = run;
        this.files = files;
    }

    /** Begins to read every table whose backup has been requested since the last call. */
    void readNew() {
        if (!files.keeps()) {
            return;
        }
        List<TableTask> tables = run.tasks().stream()
                .filter(task -> task.arn().isPresent() && taken.add(task))
                .filter(task -> !isSaved(task.arn().get()))
                .toList();
        all += tables.size();
        open += tables.size();
        tables.forEach(this::read);
    }

    private void read(TableTask task) {
        if (scaling.isEmpty()) {
            scaling = Optional.of(new AutoScalingListing(run.aws(), run.tasks().size() > FEW));
        }
        SettingsReader.submit(
                run.aws(),
                task.table(),
                scaling.get(),
                run.deadline(),
                (name, error) -> unread(task.table(), name, error),
                run.current(answer -> read(task, answer)));
    }

    boolean done() {
        return open == 0;
    }

    Message status() {
        return Message.of("backup.status.settings", all - open, all);
    }

    private boolean isSaved(String arn) {
        try {
            return files.read(arn).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void read(TableTask task, Answer<TableReading> answer) {
        open--;
        answer.handle(reading -> save(task, reading), error -> {
            denied(error);
            missing(task.table(), error.reason());
        });
        run.endWhenAllIsDone();
    }

    private void save(TableTask task, TableReading reading) {
        String arn = task.arn().orElseThrow();
        SettingsFile file = SettingsFile.of(
                reading, Optional.of(arn), run.session().serviceClock().now());
        try {
            files.save(arn, file.json());
            saved++;
        } catch (IOException failed) {
            missing(task.table(), ProgressStore.why(failed));
        }
    }

    private void missing(String table, Message why) {
        missing.add(table);
        reason = reason.or(() -> Optional.of(why));
    }

    private void unread(String table, SettingName name, AwsError error) {
        denied(error);
        if (error.kind() != ErrorKind.ACCESS_DENIED) {
            incomplete.add(table + ": " + name.word());
            reason = reason.or(() -> Optional.of(error.sentence()));
        }
    }

    private void denied(AwsError error) {
        if (error.kind() == ErrorKind.ACCESS_DENIED) {
            actionsMissing.add(error.operation().action());
        }
    }

    /** Once, at the end. */
    void tell() {
        if (saved > 0) {
            run.say(Message.of("backup.settings.saved", saved));
        }
        if (!actionsMissing.isEmpty()) {
            run.warning(Message.of(
                    "backup.settings.denied",
                    Argument.list(actionsMissing.stream().map(Argument::of).toList())));
        }
        if (!incomplete.isEmpty()) {
            run.warning(Message.of("backup.settings.incomplete", Argument.names(incomplete), reason.orElseThrow()));
        }
        if (open > 0) {
            run.warning(Message.of("backup.settings.late", open, Argument.parameter("timeoutMinutes")));
        }
        if (!missing.isEmpty()) {
            run.warning(Message.of("backup.settings.missing", Argument.names(missing), reason.orElseThrow()));
        }
    }
}
