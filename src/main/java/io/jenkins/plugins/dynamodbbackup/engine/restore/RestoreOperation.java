package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.SavedProgressCheck;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Restores one backup or point in time to a new table, waits until it is ACTIVE, and checks it (spec 3.1, 3.2). The target's name is
 * saved before AWS is asked, and a lost answer is looked for under that name, so that one request never becomes two
 * tables (spec 1.6).
 */
public final class RestoreOperation extends LongOperation<RestoreProgress, RestoreReport, RestoreStage> {

    /** Makes the stages of a restore, each of which is named as it is saved. */
    @FunctionalInterface
    public interface Stages {
        List<RestoreStage> of(RestoreOperation run);
    }

    private final OperationHost host;
    private RestoreProgress progress;
    private Optional<TableDetails> restored = Optional.empty();

    private RestoreOperation(
            RestoreProgress progress,
            AwsSession session,
            OperationHost host,
            ProgressStore<RestoreProgress> store,
            Journal journal,
            Stages plan)
            throws BadRequestException {
        super(session, store, journal, progress.deadline());
        this.host = host;
        this.progress = progress;
        List<RestoreStage> all = plan.of(this);
        int saved = all.stream().map(RestoreStage::name).toList().indexOf(progress.stage());
        if (saved < 0 || saved > 0 && !resumable()) {
            throw ProgressJson.unreadable();
        }
        stages(all, saved);
        if (progress.report().isPresent()) {
            end();
        }
    }

    /** The stages of a restore to a new table, or of settings to one that exists. */
    public static List<RestoreStage> toNewTable(RestoreOperation run) {
        RestoreRequest request = run.request();
        List<RestoreStage> all = new ArrayList<>();
        if (!(request.source() instanceof RestoreSource.SettingsText)) {
            all.add(new ChooseStage(run));
        }
        boolean settings = !request.settings().none();
        if (settings) {
            all.add(new SettingsSourceStage(run));
        }
        if (request.dryRun()) {
            all.add(new PreviewStage(run));
            return all;
        }
        if (!request.toExistingTable()) {
            all.addAll(List.of(new RequestStage(run), new AwaitStage(run), new TagStage(run)));
        }
        if (settings) {
            all.add(new SettingsStage(run));
        }
        all.add(new VerifyStage(run));
        return all;
    }

    /**
     * @param environment values of the variables that the target's name may use
     * @throws BadRequestException when the request cannot be carried out as written; nothing was sent
     */
    public static RestoreOperation start(
            RestoreRequest request,
            Map<String, String> environment,
            AwsSession session,
            OperationHost host,
            ProgressStore<RestoreProgress> store,
            Journal journal,
            Stages stages)
            throws BadRequestException {
        Instant now = session.runtime().clock().instant();
        String target = RequestCheck.targetTable(request, environment, session.target(), now);
        return new RestoreOperation(
                RestoreProgress.start(request, session.target().region(), target, now),
                session,
                host,
                store,
                journal,
                stages);
    }

    /** @throws BadRequestException when the progress is of another version or region */
    public static RestoreOperation resume(
            RestoreProgress saved,
            AwsSession session,
            OperationHost host,
            ProgressStore<RestoreProgress> store,
            Journal journal,
            Stages stages)
            throws BadRequestException {
        SavedProgressCheck.require("restore", saved.version(), RestoreProgress.VERSION, saved.region(), session);
        return new RestoreOperation(saved, session, host, store, journal, stages);
    }

    @Override
    protected boolean resumable() {
        return progress.source().isPresent() || progress.request().source() instanceof RestoreSource.SettingsText;
    }

    public OperationHost host() {
        return host;
    }

    @Override
    protected Optional<Message> inAnotherAccount() {
        return progress.source().flatMap(ChosenSource::account).flatMap(account -> beganElsewhere("restore", account));
    }

    @Override
    protected void notSaved(Message why) {
        fail(Message.of("restore.notSaved", why));
    }

    /** A lost save costs nothing but time here: an earlier one leads to the same table. */
    @Override
    protected Message lessSaved(Message why) {
        return Message.of("restore.notSaved.goesOn", why);
    }

    @Override
    public RestoreProgress progress() {
        return progress.in(stage().name());
    }

    @Override
    public RestoreReport report() {
        return progress.report()
                .orElseGet(() -> report(
                        Verdict.ABORTED, stage().earlyEnd().outcome(), unfinished(), Optional.empty(), List.of()));
    }

    private Message unfinished() {
        if (!isStopped()) {
            return Message.of("restore.unfinished", status());
        }
        Message end = withRemains(stage().earlyEnd().message());
        return obstacle().map(why -> why.and(end)).orElse(end);
    }

    public RestoreRequest request() {
        return progress.request();
    }

    public String targetTable() {
        return progress.targetTable();
    }

    /** The new table, as messages name it. */
    public Argument target() {
        return Argument.table(progress.targetTable());
    }

    public void know(StageProgress value) {
        progress = progress.knowing(value);
    }

    /** AWS shows the new table; the identifier that it had first stays known. */
    void sawTarget(TableDetails table) {
        Optional<String> first = progress.of(StageProgress.Target.class).flatMap(StageProgress.Target::id);
        know(StageProgress.Target.seen(table).known(first));
    }

    /** Takes over what a part of this restore has said. */
    public void take(List<Message> notes) {
        notes.forEach(note -> progress = progress.noting(note));
    }

    /** The new table as it was when it had become ACTIVE; only if this process has looked. */
    Optional<TableDetails> restored() {
        return restored;
    }

    void restored(TableDetails table) {
        restored = Optional.of(table);
    }

    public void forget(Class<? extends StageProgress> kind) {
        progress = progress.without(kind);
    }

    /** What the user should know besides; said once, also by a restore that was resumed. */
    public void note(Message note) {
        if (!progress.notes().contains(note)) {
            progress = progress.noting(note);
            say(note);
        }
    }

    @Override
    public void fail(Message message) {
        end(Verdict.FAILURE, Outcome.FAILED, withRemains(message), Optional.empty());
    }

    private Message withRemains(Message message) {
        return stage().remains().map(message::and).orElse(message);
    }

    public void fail(AwsError error) {
        fail(error.sentence());
    }

    public void timedOut(Message message) {
        end(Verdict.FAILURE, Outcome.TIMED_OUT, withRemains(message), Optional.empty());
    }

    public void end(Verdict verdict, Outcome outcome, Message message, Optional<Verification> verification) {
        endWith(report(verdict, outcome, message, verification, List.of()));
    }

    /** @param lines what would be restored */
    public void endPreview(Verdict verdict, Outcome outcome, Message message, List<Message> lines) {
        endWith(report(verdict, outcome, message, Optional.empty(), lines));
    }

    private void endWith(RestoreReport report) {
        progress = progress.ending(report);
        end();
        keep();
    }

    private RestoreReport report(
            Verdict verdict,
            Outcome outcome,
            Message message,
            Optional<Verification> verification,
            List<Message> preview) {
        return new RestoreReport(
                verdict,
                outcome,
                message,
                progress.region(),
                progress.startedAt(),
                finishedAt(),
                Optional.of(progress.targetTable()),
                progress.targetArn(),
                progress.source(),
                verification,
                progress.notes(),
                request().dryRun(),
                preview,
                progress.of(StageProgress.SettingsDone.class).map(StageProgress.SettingsDone::report),
                ModeReports.of(progress));
    }
}
