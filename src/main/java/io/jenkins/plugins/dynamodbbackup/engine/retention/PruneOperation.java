package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ServiceClock;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes the backups that no rule keeps (spec 6). Lists all pages, plans, prints the plan with a reason for every
 * backup, saves it, and only then deletes, oldest first. Whatever puts the plan in doubt leaves everything as it is: a
 * listing that failed, a clock that is wrong, and also a name or pattern in {@code tables} that selects nothing, since a
 * prune that was written wrong in one place is not to be trusted in the others.
 *
 * <p>After an interruption it lists and plans anew and deletes only what both plans delete.
 *
 * <p>There is no time-out for the user to set: asking may take 30 minutes (half a million backups), one deletion 5
 * minutes with all its retries, and all deletions together 30 minutes and a second for each.
 */
public final class PruneOperation implements Operation<PruneProgress, PruneReport> {

    private static final Duration FOR_ASKING = Duration.ofMinutes(30);

    /** The Date header has whole seconds and is rounded to the middle: so far AWS' time may be earlier. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final Journal journal;
    private final PruneProgress begun;
    private final RetentionPolicy policy;
    private final PruneSaves saves;
    private final PruneSurvey survey;
    private final List<String> problems = new ArrayList<>();
    private Optional<PruneAgenda> agenda = Optional.empty();
    private boolean deleting;
    private boolean finished;
    private boolean stopped;

    private PruneOperation(
            PruneProgress begun, AwsSession session, ProgressStore<PruneProgress> store, Journal journal)
            throws BadRequestException {
        ParsedQuery query = ParsedQuery.parse(begun.request().tables());
        RetentionPolicy asked = RetentionPolicy.parse(begun.request(), NameTemplate::isTableAndTimestamp);
        if (asked.deletedTables() && query.needsTags()) {
            throw new BadRequestException(
                    "deletedTables",
                    "deletedTables and tags are both set, but a deleted table has no tags any more; leave one of them out.");
        }
        this.loop = new EventLoop(session);
        this.journal = journal;
        this.begun = begun;
        this.policy = begun.planned().isPresent() ? asked.withoutLimit() : asked;
        this.saves = new PruneSaves(loop, store, journal, this::progress);
        Set<String> plannedTables =
                planned().stream().map(it -> it.backup().tableName()).collect(Collectors.toSet());
        Instant deadline = loop.now().plus(FOR_ASKING);
        this.survey = new PruneSurvey(
                loop.aws(), query, policy, this::context, plannedTables, deadline, this::surveyed);
        loop.at(loop.now(), () -> begin(deadline));
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
        if (saved.version() != PruneProgress.VERSION) {
            throw new BadRequestException(
                    "resume",
                    "The saved progress has version " + saved.version() + ", this program reads version "
                            + PruneProgress.VERSION + "; resume it with the program that saved it.");
        }
        if (!saved.region().equals(session.target().region())) {
            throw new BadRequestException(
                    "resume",
                    "The saved progress is of a prune in " + saved.region() + ", and this session is in "
                            + session.target().region() + "; resume it in its own region.");
        }
        return new PruneOperation(saved, session, store, journal);
    }

    private void begin(Instant deadline) {
        GetCallerIdentity.learnAccount(loop.aws(), deadline, useless -> {
            if (useless.isPresent()) {
                fail(useless.get().sentence());
            } else if (!ownsPlanned()) {
                fail("The saved prune is of another account than these credentials; resume it with credentials of its"
                        + " own account.");
            } else {
                survey.start();
            }
        });
    }

    /** In another account the planned backups would be missing, and would seem to be deleted. */
    private boolean ownsPlanned() {
        OwnBackups own = new OwnBackups(loop.aws().session());
        return planned().stream().map(PlannedDeletion::backup).allMatch(own::owns);
    }

    private PruneContext context() {
        AwsSession session = loop.aws().session();
        return new PruneContext(
                session.serviceClock().now().minus(ROUNDING),
                loop.now(),
                begun.runStart(),
                begun.madeByThisRun(),
                begun.region(),
                session.account());
    }

    private void surveyed(Answer<Surveyed> answer) {
        ServiceClock clock = loop.aws().session().serviceClock();
        if (!(answer instanceof Answer.Value<Surveyed> value)) {
            fail(((Answer.Failed<Surveyed>) answer).error().sentence() + " Nothing was deleted.");
        } else if (clock.offset().isEmpty()) {
            fail("The answers carry no date, so the age of the backups is not known; nothing was deleted.");
        } else {
            plan(value.value());
        }
    }

    private void plan(Surveyed surveyed) {
        PrunePlan plan = PrunePlan.plan(policy, surveyed.backups(), surveyed.tables(), surveyed.context());
        PruneAgenda made = PruneAgenda.of(plan, surveyed.backups(), begun.planned());
        agenda = Optional.of(made);
        surveyed.problems().forEach(this::problem);
        surveyed.doubts().forEach(this::problem);
        surveyed.notes().forEach(journal::say);
        PlanText.of(made.plan()).forEach(journal::say);
        problems.addAll(plan.refusals());
        if (!surveyed.problems().isEmpty()) {
            leaveAll(PruneSentences.selectionInDoubt());
        } else if (plan.refused()) {
            leaveAll(PruneSentences.planRefused());
        } else if (begun.request().dryRun()) {
            leaveAll(PruneSentences.dryRun());
        } else if (made.done()) {
            finished = true;
        } else {
            delete(made);
        }
    }

    private void delete(PruneAgenda made) {
        deleting = true;
        Optional<String> notSaved = saves.save();
        if (notSaved.isPresent()) {
            deleting = false;
            problem("The progress could not be saved (" + notSaved.get() + "); nothing was deleted.");
            leaveAll(PruneSentences.notSaved(notSaved.get()));
            return;
        }
        PruneVoice voice = new PruneVoice(loop, journal, made.deletions());
        new Deleting(loop, made.deletions(), deletion -> {
                    voice.settled(deletion);
                    saves.saveSoon(made.done());
                    if (made.done()) {
                        journal.say(voice.numbers() + ".");
                        finished = true;
                    }
                })
                .start();
    }

    private void leaveAll(String sentence) {
        agenda.orElseThrow().deletions().stream()
                .filter(Deletion::open)
                .forEach(deletion -> deletion.settle(Outcome.SKIPPED, sentence));
        finished = true;
    }

    private void problem(String sentence) {
        problems.add(sentence);
        journal.say(sentence);
    }

    private void fail(String sentence) {
        problem(sentence);
        finished = true;
    }

    @Override
    public Next advance() {
        return loop.advance(() -> finished);
    }

    @Override
    public PruneProgress progress() {
        return deleting
                ? begun.with(agenda.orElseThrow().deletions().stream().map(Deletion::progress).toList())
                : begun;
    }

    @Override
    public PruneReport report() {
        List<PruneResult> results =
                agenda.map(PruneOutcome::results).orElseGet(() -> PruneOutcome.results(planned()));
        Verdict verdict = stopped || !finished
                ? Verdict.ABORTED
                : PruneOutcome.verdict(results, problems, begun.request().dryRun());
        return new PruneReport(
                verdict, begun.region(), begun.request().dryRun(), begun.startedAt(), loop.now(), results, problems);
    }

    private List<PlannedDeletion> planned() {
        return begun.planned().orElse(List.of());
    }

    @Override
    public String status() {
        if (finished) {
            return "done";
        }
        if (!deleting) {
            return survey.status();
        }
        List<Deletion> deletions = agenda.orElseThrow().deletions();
        long settled = deletions.stream().filter(deletion -> !deletion.open()).count();
        return "deleting backups, " + settled + " of " + deletions.size() + " done";
    }

    /** The plan stays saved: a stopped prune can be resumed. */
    @Override
    public void stop() {
        stopped = !finished;
        finished = true;
        if (stopped && deleting) {
            saves.saveSoon(true);
            journal.say("Stopped. " + new PruneVoice(loop, journal, agenda.orElseThrow().deletions()).numbers()
                    + "; the others stay, except for what AWS was asked to delete just now.");
        }
        loop.close();
    }

    @Override
    public void onAnswer(Runnable wake) {
        loop.aws().onAnswer(wake);
    }

    @Override
    public void close() {
        loop.close();
    }
}
