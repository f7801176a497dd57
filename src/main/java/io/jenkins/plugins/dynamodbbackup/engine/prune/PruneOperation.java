package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.SavedProgressCheck;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the backups that no rule keeps (spec 6). Lists all pages, plans, prints the plan with a reason for every
 * backup, saves it, and only then deletes, oldest first. Whatever puts the plan in doubt leaves everything as it is: a
 * listing that failed, a clock that is wrong, and also a name or pattern in {@code tables} that selects nothing, since
 * a prune that was written wrong in one place is not to be trusted in the others.
 *
 * <p>After an interruption it lists and plans anew and deletes only what both plans delete.
 *
 * <p>There is no time-out for the user to set: asking may take 30 minutes (half a million backups), one deletion 5
 * minutes with all its retries, and all deletions together 30 minutes and a second for each.
 */
public final class PruneOperation implements Operation<PruneProgress, PruneReport> {

    private final PruneRun run;

    private PruneOperation(PruneProgress begun, AwsSession session, ProgressStore<PruneProgress> store, Journal journal)
            throws BadRequestException {
        ParsedQuery query = ParsedQuery.parse(begun.request().tables()).in(begun.region());
        RetentionPolicy policy = RetentionPolicy.parse(begun.request(), NameTemplate::isTableAndTimestamp);
        this.run = new PruneRun(begun, query, policy, session, store, journal);
    }

    /** @throws BadRequestException when the request cannot be carried out as written; nothing was sent */
    public static PruneOperation start(
            PruneRequest request, AwsSession session, ProgressStore<PruneProgress> store, Journal journal)
            throws BadRequestException {
        return start(request, session.runtime().clock().instant(), Set.of(), session, store, journal);
    }

    /**
     * For a prune that is one part of a longer run (spec 6.4).
     *
     * @param runStart when the run began, by this machine's clock; no younger backup is deleted
     * @param madeByThisRun ARNs of backups that the run made
     * @throws BadRequestException when the request cannot be carried out as written; nothing was sent
     */
    public static PruneOperation start(
            PruneRequest request,
            Instant runStart,
            Set<String> madeByThisRun,
            AwsSession session,
            ProgressStore<PruneProgress> store,
            Journal journal)
            throws BadRequestException {
        PruneProgress start = new PruneProgress(
                PruneProgress.VERSION,
                request,
                session.target().region(),
                session.runtime().clock().instant(),
                runStart,
                madeByThisRun,
                Optional.empty());
        return new PruneOperation(start, session, store, journal);
    }

    /** @throws BadRequestException when the progress is of another version or region */
    public static PruneOperation resume(
            PruneProgress saved, AwsSession session, ProgressStore<PruneProgress> store, Journal journal)
            throws BadRequestException {
        SavedProgressCheck.require("a prune", saved.version(), PruneProgress.VERSION, saved.region(), session);
        return new PruneOperation(saved, session, store, journal);
    }

    @Override
    public Next advance() {
        return run.loop().advance(run::finished);
    }

    @Override
    public PruneProgress progress() {
        return run.progress();
    }

    @Override
    public PruneReport report() {
        return run.report();
    }

    @Override
    public String status() {
        return run.status();
    }

    /** The plan stays saved: a stopped prune can be resumed. */
    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void onAnswer(Runnable wake) {
        run.loop().aws().onAnswer(wake);
    }

    @Override
    public void close() {
        run.loop().close();
    }
}
