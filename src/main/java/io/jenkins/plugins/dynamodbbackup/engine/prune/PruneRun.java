package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PlanText;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PrunePlan;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One prune from the first question to the last deletion: asks, plans, prints, saves, deletes. */
final class PruneRun {

    private static final Duration FOR_ASKING = Duration.ofMinutes(30);

    /** The Date header has whole seconds and is rounded to the middle: so far AWS' time may be earlier. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final Journal journal;
    private final PruneProgress begun;
    private final RetentionPolicy policy;
    private final PruneSaves saves;
    private final PruneSurvey survey;
    private final Instant askUntil;
    private final List<String> problems = new ArrayList<>();
    private Optional<PruneAgenda> agenda = Optional.empty();
    private boolean deleting;
    private boolean finished;
    private boolean stopped;

    /** @param begun with a plan if the run goes on after an interruption */
    PruneRun(
            PruneProgress begun,
            ParsedQuery query,
            RetentionPolicy policy,
            AwsSession session,
            ProgressStore<PruneProgress> store,
            Journal journal) {
        this.loop = new EventLoop(session);
        this.journal = journal;
        this.begun = begun;
        this.policy = begun.planned().isPresent() ? policy.withoutLimit() : policy;
        this.saves = new PruneSaves(loop, store, journal, this::progress);
        this.askUntil = loop.now().plus(FOR_ASKING);
        Set<String> plannedTables =
                planned().stream().map(it -> it.backup().tableName()).collect(Collectors.toSet());
        this.survey =
                new PruneSurvey(loop.aws(), query, this.policy, this::context, plannedTables, askUntil, this::surveyed);
        loop.at(loop.now(), this::begin);
    }

    EventLoop loop() {
        return loop;
    }

    boolean finished() {
        return finished;
    }

    private void begin() {
        GetCallerIdentity.learnAccount(loop.aws(), askUntil, useless -> {
            if (useless.isPresent()) {
                leave(useless.get().sentence() + nothingDeleted());
            } else if (!ownsPlanned()) {
                leave("The saved plan names backups of another account or region than this session; resume it where it"
                        + " began.");
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
        if (!(answer instanceof Answer.Value<Surveyed> value)) {
            leave(((Answer.Failed<Surveyed>) answer).error().sentence() + nothingDeleted());
        } else if (loop.aws().session().serviceClock().offset().isEmpty()) {
            leave("The answers carry no date, so the age of the backups is not known." + nothingDeleted());
        } else {
            plan(value.value());
        }
    }

    private void plan(Surveyed surveyed) {
        PrunePlan plan = PrunePlan.plan(surveyed.policy(), surveyed.backups(), surveyed.tables(), surveyed.context());
        PruneAgenda made = PruneAgenda.of(plan, surveyed.backups(), begun.planned());
        agenda = Optional.of(made);
        surveyed.problems().forEach(this::problem);
        surveyed.doubts().forEach(this::problem);
        surveyed.notes().forEach(journal::say);
        made.resumption(begun.planned()).ifPresent(journal::say);
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
            problem("The progress could not be saved (" + notSaved.get() + ")." + nothingDeleted());
            leaveAll(PruneSentences.notSaved(notSaved.get()));
            return;
        }
        PruneVoice voice = new PruneVoice(loop, journal, made.deletions());
        Consumer<Deletion> settled = deletion -> {
            voice.settled(deletion);
            saves.saveSoon(made.done());
            if (made.done()) {
                journal.say(voice.numbers() + ".");
                finished = true;
            }
        };
        new Deleting(loop, made.deletions(), settled, this::leaveInTheMiddle).start();
    }

    private void leaveInTheMiddle(AwsError error) {
        saves.saveSoon(true);
        stopped = true;
        fail(error.sentence() + " The prune stops here. Nothing more was deleted.");
    }

    private String nothingDeleted() {
        return begun.planned().isEmpty() ? " Nothing was deleted." : " Nothing more was deleted.";
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

    /** A run that goes on keeps its plan, to be picked up when the obstacle is gone. */
    private void leave(String obstacle) {
        stopped = begun.planned().isPresent();
        fail(obstacle);
    }

    private void fail(String sentence) {
        problem(sentence);
        finished = true;
    }

    PruneProgress progress() {
        return deleting
                ? begun.with(agenda.orElseThrow().deletions().stream()
                        .map(Deletion::progress)
                        .toList())
                : begun;
    }

    PruneReport report() {
        List<PruneResult> results = agenda.map(made -> PruneOutcome.results(made, loop.aws()::unanswered))
                .orElseGet(() -> PruneOutcome.results(planned()));
        Verdict verdict = stopped || !finished
                ? Verdict.ABORTED
                : PruneOutcome.verdict(results, problems, begun.request().dryRun());
        return new PruneReport(
                verdict,
                begun.region(),
                begun.request().dryRun(),
                begun.startedAt(),
                loop.now(),
                results,
                problems,
                agenda.map(made -> made.plan().warnings()).orElse(List.of()));
    }

    private List<PlannedDeletion> planned() {
        return begun.planned().orElse(List.of());
    }

    String status() {
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
    void stop() {
        stopped = stopped || !finished;
        if (!finished && deleting) {
            saves.saveSoon(true);
            journal.say("Stopped. "
                    + new PruneVoice(loop, journal, agenda.orElseThrow().deletions()).numbers()
                    + "; the others stay, except for what AWS was asked to delete just now.");
        }
        finished = true;
        loop.close();
    }
}
