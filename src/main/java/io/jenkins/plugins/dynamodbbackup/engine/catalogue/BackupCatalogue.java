package io.jenkins.plugins.dynamodbbackup.engine.catalogue;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lists the backups of some tables or of all. A listing is complete or it failed: a lost page would hide backups, and
 * retention would count wrong (spec 6.10).
 */
public final class BackupCatalogue {

    /** Up to here a listing for each table is cheaper than one of the whole account. */
    private static final int MOST_LISTED_ALONE = 10;

    private final Consumer<Answer<List<ListedBackup>>> whenAnswered;
    private final List<ListedBackup> backups = new ArrayList<>();
    private int awaited;
    private boolean failed;

    private BackupCatalogue(int listings, Consumer<Answer<List<ListedBackup>>> whenAnswered) {
        this.awaited = listings;
        this.whenAnswered = whenAnswered;
    }

    /**
     * Submits the listings.
     *
     * @param tables whose backups are of interest, existing or not; absent: all tables. The answer may hold the backups
     *     of other tables too
     * @param whenAnswered gets all backups in no certain order, or the first failure
     */
    public static void submit(
            Dispatcher dispatcher,
            Optional<? extends Collection<String>> tables,
            ListBackups.Types types,
            Instant deadline,
            Consumer<Answer<List<ListedBackup>>> whenAnswered) {
        if (tables.isEmpty() || tables.get().size() > MOST_LISTED_ALONE) {
            new ListBackups(Optional.empty(), Optional.empty(), types).submit(dispatcher, deadline, whenAnswered);
            return;
        }
        if (tables.get().isEmpty()) {
            whenAnswered.accept(new Answer.Value<>(List.of()));
            return;
        }
        Set<String> names = Set.copyOf(tables.get());
        BackupCatalogue catalogue = new BackupCatalogue(names.size(), whenAnswered);
        names.forEach(table -> new ListBackups(Optional.of(table), Optional.empty(), types)
                .submit(dispatcher, deadline, catalogue::took));
    }

    private void took(Answer<List<ListedBackup>> answer) {
        if (failed) {
            return;
        }
        if (answer instanceof Answer.Value<List<ListedBackup>> listed) {
            backups.addAll(listed.value());
            if (--awaited == 0) {
                whenAnswered.accept(new Answer.Value<>(List.copyOf(backups)));
            }
        } else {
            failed = true;
            whenAnswered.accept(answer);
        }
    }
}
