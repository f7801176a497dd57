package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.SavedProgressCheck;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PlanText;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PrunePlan;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes the backups that no rule keeps (spec 6). Lists all pages, plans, prints the plan with a reason for every
 * backup, saves it, and only then deletes, oldest first. Any doubt about the plan means that nothing is deleted: a
 * listing that failed, a clock that is wrong, and also a name or pattern in {@code tables} that selects nothing, since
 * a mistake there may be one of several.
 *
 * <p>After an interruption it lists and plans anew and deletes only what both plans delete.
 *
 * <p>There is no time-out for the user to set: asking may take 30 minutes (half a million backups), one deletion 5
 * minutes with all its retries, and all deletions together 30 minutes and a second for each.
 */
public final class PruneOperation extends LongOperation<PruneProgress, PruneReport, Stage> {

    public static final OperationKind<PruneRequest, PruneProgress, PruneReport> KIND = new OperationKind<>(
            "prune",
            PruneProgress.class,
            PruneProgress.VERSION,
            (request, environment, session, host, store, journal) ->
                    start(request, session, host.settings(), store, journal),
            (saved, session, host, store, journal) -> resume(saved, session, host.settings(), store, journal));

    private static final Duration FOR_ASKING = Duration.ofMinutes(30);

    /** The Date header has whole seconds and is rounded to the middle: so far AWS's time may be earlier. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final PruneProgress begun;
    private final SettingsFiles settings;
    private Optional<DeletionList> list = Optional.empty();
    private boolean deleting;

    /** @param begun with a plan if the run goes on after an interruption */
    private PruneOperation(
            PruneProgress begun,
            AwsSession session,
            SettingsFiles settings,
            ProgressStore<PruneProgress> store,
            Journal journal)
            throws BadRequestException {
        super(session, store, journal, session.runtime().clock().instant().plus(FOR_ASKING));
        this.begun = begun;
        this.settings = settings;
        ParsedQuery query = ParsedQuery.parse(begun.request().tables()).in(begun.region());
        RetentionPolicy policy = RetentionPolicy.parse(begun.request(), NameTemplate::isTableAndTimestamp);
        Set<String> plannedTables =
                planned().stream().map(it -> it.backup().tableName()).collect(Collectors.toSet());
        SurveyStage survey = new SurveyStage(this, query, resumable() ? policy.withoutLimit() : policy, plannedTables);
        stages(List.of(survey, new DeleteStage(this, this::deletions)), 0);
    }

    /** @throws BadRequestException when the request cannot be carried out as written; nothing was sent */
    public static PruneOperation start(
            PruneRequest request,
            AwsSession session,
            SettingsFiles settings,
            ProgressStore<PruneProgress> store,
            Journal journal)
            throws BadRequestException {
        return start(request, session.runtime().clock().instant(), Set.of(), session, settings, store, journal);
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
            SettingsFiles settings,
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
        return new PruneOperation(start, session, settings, store, journal);
    }

    /** @throws BadRequestException when the progress is of another version or region */
    public static PruneOperation resume(
            PruneProgress saved,
            AwsSession session,
            SettingsFiles settings,
            ProgressStore<PruneProgress> store,
            Journal journal)
            throws BadRequestException {
        SavedProgressCheck.require("prune", saved.version(), PruneProgress.VERSION, saved.region(), session);
        return new PruneOperation(saved, session, settings, store, journal);
    }

    @Override
    protected boolean resumable() {
        return deleting || begun.planned().isPresent();
    }

    /** In another account the planned backups would be missing, and would seem to be deleted. */
    @Override
    protected Optional<Message> inAnotherAccount() {
        return planned().stream().map(PlannedDeletion::backup).allMatch(own()::owns)
                ? Optional.empty()
                : Optional.of(Message.of("prune.elsewhere"));
    }

    @Override
    protected Message obstacle(AwsError error) {
        return error.sentence().and(nothingDeleted());
    }

    @Override
    protected Message left(AwsError error) {
        return error.sentence().and(Message.of("prune.left"));
    }

    private Message nothingDeleted() {
        return Message.of(begun.planned().isEmpty() ? "prune.nothingDeleted" : "prune.nothingMoreDeleted");
    }

    void unreadable(AwsError error) {
        hinder(error.sentence().and(nothingDeleted()));
    }

    PruneContext context() {
        return new PruneContext(
                session().serviceClock().now().minus(ROUNDING),
                now(),
                begun.runStart(),
                begun.madeByThisRun(),
                begun.region(),
                session().account());
    }

    void plan(SurveyResult surveyed) {
        if (session().serviceClock().offset().isEmpty()) {
            hinder(Message.of("prune.noDate").and(nothingDeleted()));
            return;
        }
        PrunePlan plan = PrunePlan.plan(surveyed.policy(), surveyed.backups(), surveyed.tables(), surveyed.context());
        DeletionList made = DeletionList.of(plan, surveyed.backups(), begun.planned());
        list = Optional.of(made);
        surveyed.problems().forEach(this::problem);
        surveyed.doubts().forEach(this::problem);
        surveyed.notes().forEach(this::say);
        made.resumption(begun.planned()).ifPresent(this::say);
        PlanText.of(made.plan()).forEach(this::say);
        problems().addAll(plan.refusals());
        if (!surveyed.problems().isEmpty()) {
            leaveAll(PruneSentences.selectionInDoubt());
        } else if (plan.refused()) {
            leaveAll(PruneSentences.planRefused());
        } else if (begun.request().dryRun()) {
            leaveAll(PruneSentences.dryRun());
        } else if (made.done()) {
            end();
        } else {
            deleting = true;
            until(now().plus(DeleteStage.forAll(
                    deletions().stream().filter(Deletion::open).count())));
            next();
        }
    }

    @Override
    protected void notSaved(Message why) {
        deleting = false;
        problem(Message.of("operation.notSaved", why).and(nothingDeleted()));
        leaveAll(PruneSentences.notSaved(why));
    }

    @Override
    protected Message lessSaved(Message why) {
        return Message.of("prune.notSaved.goesOn", why);
    }

    private void leaveAll(Message message) {
        deletions().stream().filter(Deletion::open).forEach(deletion -> deletion.settle(Outcome.SKIPPED, message));
        end();
    }

    /** The backup is gone: what was kept for its restore is of no more use. */
    void forgetSettings(String backupArn) {
        try {
            settings.delete(backupArn);
        } catch (IOException failed) {
            warning(Message.of("prune.settingsLeft", Argument.arn(backupArn), ProgressStore.why(failed)));
        }
    }

    /** Knows them once the account is known. */
    OwnBackups own() {
        return new OwnBackups(session());
    }

    /** What this run is to delete, as soon as that is planned. */
    private List<Deletion> deletions() {
        return list.map(DeletionList::deletions).orElse(List.of());
    }

    private List<PlannedDeletion> planned() {
        return begun.planned().orElse(List.of());
    }

    @Override
    public PruneProgress progress() {
        return deleting
                ? begun.with(deletions().stream().map(Deletion::progress).toList())
                : begun;
    }

    private List<Message> allWarnings() {
        List<Message> ofPlan = list.map(made -> made.plan().warnings()).orElse(List.of());
        return Stream.concat(ofPlan.stream(), warnings().stream()).toList();
    }

    @Override
    public PruneReport report() {
        List<PruneResult> results = list.map(made -> PruneResults.results(made, aws()::unanswered))
                .orElseGet(() -> PruneResults.results(planned()));
        List<Message> problems = allProblems();
        Verdict verdict = isStopped() || !ended()
                ? Verdict.ABORTED
                : PruneResults.verdict(results, problems, begun.request().dryRun());
        return new PruneReport(
                verdict,
                begun.region(),
                begun.request().dryRun(),
                begun.startedAt(),
                finishedAt(),
                results,
                problems,
                allWarnings());
    }
}
