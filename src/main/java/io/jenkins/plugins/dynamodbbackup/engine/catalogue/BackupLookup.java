package io.jenkins.plugins.dynamodbbackup.engine.catalogue;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one operation looks at its backups. Operations of one account and region share a listing, which has the backups of
 * all (100 a call, where DescribeBackup has one), so that many waiting operations call AWS about as often as one.
 */
public final class BackupLookup {

    private final Dispatcher dispatcher;
    private final Optional<String> onlyTable;
    private final BackupPoller poller;

    /** @param onlyTable when only one table's backups are of interest */
    public BackupLookup(Dispatcher dispatcher, Optional<String> onlyTable) {
        this.dispatcher = dispatcher;
        this.onlyTable = onlyTable;
        // An operation that waits for one table is not delayed by the long listings of those that wait for thousands.
        this.poller = dispatcher
                .session()
                .shared(BackupPoller.class, onlyTable.isPresent() ? "one-table" : "many-tables", BackupPoller::new);
    }

    /**
     * Requests a listing that begins after this call.
     *
     * @param from by AWS's clock; the answer may have older backups too, and those of other tables
     * @param deadline when an answer is no longer useful
     * @param then called once, within a later advance of the dispatcher
     */
    public void look(Instant from, Instant deadline, Consumer<Answer<List<ListedBackup>>> then) {
        poller.look(dispatcher, onlyTable, from, deadline, then);
    }

    /** A time in these bounds at which other operations look too; the latest when there is none. */
    public Instant meet(Instant earliest, Instant latest) {
        return poller.meet(dispatcher, earliest, latest);
    }
}
