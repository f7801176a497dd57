package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ListBackups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One listing for all who want to know (100 backups a call, where DescribeBackup shows one). Everybody gets a listing
 * that began after they asked; those who ask while one runs share the next.
 */
final class BackupLookup {

    private final Dispatcher dispatcher;
    private final Optional<String> onlyTable;
    private final List<Wish> wishes = new ArrayList<>();
    private boolean listing;

    private record Wish(Instant from, Instant deadline, Consumer<Answer<List<BackupSummary>>> then) {}

    /** @param onlyTable when only one table's backups are of interest */
    BackupLookup(Dispatcher dispatcher, Optional<String> onlyTable) {
        this.dispatcher = dispatcher;
        this.onlyTable = onlyTable;
    }

    /** @param from by AWS' clock; the answer may hold older backups too */
    void look(Instant from, Instant deadline, Consumer<Answer<List<BackupSummary>>> then) {
        wishes.add(new Wish(from, deadline, then));
        if (!listing) {
            list();
        }
    }

    private void list() {
        List<Wish> served = List.copyOf(wishes);
        wishes.clear();
        listing = true;
        Instant from =
                served.stream().map(Wish::from).min(Comparator.naturalOrder()).orElseThrow();
        Instant deadline = served.stream()
                .map(Wish::deadline)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        onlyTable
                .map(ListBackups::ofTable)
                .orElseGet(ListBackups::ofAllTables)
                .from(from)
                .submit(dispatcher, deadline, answer -> {
                    served.forEach(wish -> wish.then().accept(answer));
                    listing = false;
                    if (!wishes.isEmpty()) {
                        list();
                    }
                });
    }
}
