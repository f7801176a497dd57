package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonCounts;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonRequest;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.SavedProgressCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the items of two tables with one primary key. Changes nothing in AWS. */
public final class CompareOperation extends LongOperation<CompareProgress, CompareReport, Stage> {

    public static final OperationKind<CompareRequest, CompareProgress, CompareReport> KIND = new OperationKind<>(
            "compare",
            CompareProgress.class,
            CompareProgress.VERSION,
            CompareOperation::start,
            CompareOperation::resume);

    private final OperationHost host;
    private CompareProgress progress;

    private CompareOperation(
            CompareProgress progress,
            AwsSession session,
            OperationHost host,
            ProgressStore<CompareProgress> store,
            Journal journal) {
        super(session, store, journal, progress.deadline());
        this.host = host;
        this.progress = progress;
        stages(
                List.of(new LookStage(this), new ItemsStage(this)),
                progress.begun().isPresent() ? 1 : 0);
        if (progress.report().isPresent()) {
            end();
        }
    }

    /**
     * @param environment not used: tables are named as they are
     * @throws BadRequestException when the request cannot be carried out as written; nothing was sent
     */
    public static CompareOperation start(
            CompareRequest request,
            Map<String, String> environment,
            AwsSession session,
            OperationHost host,
            ProgressStore<CompareProgress> store,
            Journal journal)
            throws BadRequestException {
        RequestCheck.check(request, session.target());
        return new CompareOperation(
                CompareProgress.start(
                        request,
                        session.target().region(),
                        session.runtime().clock().instant()),
                session,
                host,
                store,
                journal);
    }

    /** @throws BadRequestException when the progress is of another version or region */
    public static CompareOperation resume(
            CompareProgress saved,
            AwsSession session,
            OperationHost host,
            ProgressStore<CompareProgress> store,
            Journal journal)
            throws BadRequestException {
        SavedProgressCheck.require("compare", saved.version(), CompareProgress.VERSION, saved.region(), session);
        return new CompareOperation(saved, session, host, store, journal);
    }

    @Override
    protected boolean resumable() {
        return progress.begun().isPresent();
    }

    @Override
    protected Optional<Message> inAnotherAccount() {
        return progress.account().flatMap(account -> beganElsewhere("compare", account));
    }

    @Override
    protected void notSaved(Message why) {
        fail(super.lessSaved(why));
    }

    @Override
    public CompareProgress progress() {
        return progress;
    }

    CompareRequest request() {
        return progress.request();
    }

    OperationHost host() {
        return host;
    }

    /** Of a table: its own, or that of the session. */
    String region(Optional<String> own) {
        return own.orElse(session().target().region());
    }

    void comparing(ComparisonRequest what, ComparisonProgress now) {
        progress = progress.in(session().account()).comparing(what, now);
    }

    @Override
    public void fail(Message message) {
        endAs(Verdict.FAILURE, Outcome.FAILED, message);
    }

    void endAs(Verdict verdict, Outcome outcome, Message message) {
        end();
        progress = progress.ending(report(verdict, outcome, message));
        say(message);
        keep();
    }

    @Override
    public CompareReport report() {
        return progress.report().orElseGet(() -> report(Verdict.ABORTED, Outcome.SKIPPED, unfinished()));
    }

    private Message unfinished() {
        return obstacle().orElseGet(() -> Message.of("compare.unfinished", stage().status()));
    }

    private CompareReport report(Verdict verdict, Outcome outcome, Message message) {
        Optional<CompareProgress.Begun> begun = progress.begun();
        return new CompareReport(
                verdict,
                outcome,
                message,
                progress.request(),
                progress.region(),
                progress.startedAt(),
                finishedAt(),
                begun.map(it -> it.progress().counts()).orElse(ComparisonCounts.NONE),
                begun.map(it -> it.what().estimate()).orElse(0L),
                begun.map(it -> it.progress().examples()).orElse(List.of()));
    }
}
