package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.SavedProgressCheck;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableResolution;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import io.jenkins.plugins.dynamodbbackup.engine.table.UnreadableTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Backs up every selected table and waits until AWS says that each backup is AVAILABLE. The names are fixed and saved
 * before the first CreateBackup is sent, and a lost answer is looked for by name, so that no intention becomes two
 * backups (spec 1.7).
 */
public final class BackupOperation implements Operation<BackupProgress, BackupReport> {

    private static final String FIELD = "backupName";

    /** The last look is still good when the deadline is over by this much. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final Duration ANSWERS_UNDER_WAY = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final ProgressStore<BackupProgress> store;
    private final Journal journal;
    private final BackupRequest request;
    private final ParsedQuery query;
    private final NameTemplate template;
    private final Instant startedAt;
    private final Instant deadline;
    private final List<String> problems;
    private final List<String> warnings;
    private Optional<String> account;
    private Optional<Instant> plannedAt;
    private List<TableTask> tasks = List.of();
    private Optional<BackupRun> run = Optional.empty();
    private Optional<String> obstacle = Optional.empty();
    private boolean finished;
    private boolean stopped;

    private BackupOperation(
            BackupProgress saved,
            ParsedQuery query,
            NameTemplate template,
            AwsSession session,
            ProgressStore<BackupProgress> store,
            Journal journal) {
        this.loop = new EventLoop(session);
        this.store = store;
        this.journal = journal;
        this.request = saved.request();
        this.query = query;
        this.template = template;
        this.startedAt = saved.startedAt();
        this.deadline = saved.deadline();
        this.problems = new ArrayList<>(saved.problems());
        this.warnings = new ArrayList<>(saved.warnings());
        this.account = saved.account();
        this.plannedAt = saved.plannedAt();
        this.tasks = saved.tables().stream().map(TableTask::new).toList();
        tasks.stream().filter(task -> !task.done() && task.arn().isEmpty()).forEach(TableTask::answerMayBeLost);
    }

    /**
     * @param environment values of the variables that the backup name may use
     * @throws BadRequestException when the request cannot be carried out as written; nothing was sent
     */
    public static BackupOperation start(
            BackupRequest request,
            Map<String, String> environment,
            AwsSession session,
            ProgressStore<BackupProgress> store,
            Journal journal)
            throws BadRequestException {
        if (request.timeout().isNegative() || request.timeout().isZero()) {
            throw new BadRequestException(
                    "timeoutMinutes",
                    "timeoutMinutes: " + request.timeout().toMinutes() + " is too short; give 1 or more");
        }
        ParsedQuery query =
                ParsedQuery.parse(request.tables()).in(session.target().region());
        NameTemplate template = NameTemplate.parse(FIELD, request.backupName(), environment);
        Instant now = session.runtime().clock().instant();
        BackupRequest expanded = new BackupRequest(
                request.tables(),
                template.text(),
                request.timeout(),
                request.waitUntilAvailable(),
                request.onPartialFailure());
        BackupProgress start = new BackupProgress(
                BackupProgress.VERSION,
                expanded,
                session.target().region(),
                Optional.empty(),
                now,
                now.plus(request.timeout()),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        BackupOperation operation = new BackupOperation(start, query, template, session, store, journal);
        operation.loop.at(now, operation::plan);
        return operation;
    }

    /** @throws BadRequestException when the progress is of another version or region */
    public static BackupOperation resume(
            BackupProgress saved, AwsSession session, ProgressStore<BackupProgress> store, Journal journal)
            throws BadRequestException {
        SavedProgressCheck.require("a backup", saved.version(), BackupProgress.VERSION, saved.region(), session);
        BackupOperation operation = new BackupOperation(
                saved,
                ParsedQuery.parse(saved.request().tables()).in(saved.region()),
                NameTemplate.parse(FIELD, saved.request().backupName(), Map.of()),
                session,
                store,
                journal);
        operation.loop.at(operation.loop.now(), operation.plannedAt.isPresent() ? operation::goOn : operation::plan);
        return operation;
    }

    private void plan() {
        GetCallerIdentity.learnAccount(loop.aws(), deadline, error -> {
            if (error.isPresent()) {
                giveUp(error.get().sentence());
            } else {
                TableResolution.submit(loop.aws(), query, deadline, this::selected);
            }
        });
    }

    private void selected(Answer<TableSelection> answer) {
        if (!(answer instanceof Answer.Value<TableSelection> selection)) {
            giveUp(((Answer.Failed<TableSelection>) answer).error().sentence());
            return;
        }
        List<String> tables = selection.value().tables();
        problems.addAll(selection.value().problems());
        warnings.addAll(selection.value().idleExclusions());
        problems.forEach(journal::say);
        warnings.forEach(warning -> journal.say("Warning: " + warning + "."));
        tasks = new ArrayList<>();
        selection.value().unreadable().forEach(this::leaveOut);
        if (tables.isEmpty()) {
            journal.say("Nothing was backed up.");
            finish();
            return;
        }
        account = loop.aws().session().account();
        plannedAt = Optional.of(loop.aws().session().serviceClock().now());
        tables.forEach(table -> tasks.add(intended(table)));
        tasks.sort(Comparator.comparing(TableTask::table));
        journal.say("Selected " + Amounts.count(tables.size(), "table") + ": " + String.join(", ", tables) + ".");
        try {
            store.save(progress());
        } catch (IOException failed) {
            tasks.stream()
                    .filter(task -> !task.done())
                    .forEach(task -> task.finish(Outcome.FAILED, BackupSentences.notSaved(ProgressStore.why(failed))));
            journal.say("The progress could not be saved (" + ProgressStore.why(failed) + "); nothing was started.");
            finish();
            return;
        }
        BackupWork work = work();
        tasks.stream().filter(task -> !task.done()).forEach(work::ask);
    }

    private TableTask intended(String table) {
        return new TableTask(TableProgress.intended(table, template.name(table, startedAt)));
    }

    /** One table that AWS does not let us look at stops no other. */
    private void leaveOut(UnreadableTable unreadable) {
        TableTask task = intended(unreadable.table());
        task.finish(Outcome.FAILED, BackupSentences.notLookedAt(unreadable.error()));
        tasks.add(task);
        journal.say(unreadable.table() + ": " + BackupSentences.notLookedAt(unreadable.error()));
    }

    /** After a restart nobody knows which of the intended backups were asked for: their names tell. */
    private void goOn() {
        GetCallerIdentity.learnAccount(loop.aws(), loop.now().plus(GRACE), useless -> {
            useless.map(AwsError::sentence)
                    .or(this::inAnotherAccount)
                    .ifPresentOrElse(this::leave, () -> work().goOn());
        });
    }

    /** What was saved stays, to be picked up when the obstacle is gone; it is no problem of a run that goes on then. */
    private void leave(String why) {
        stopped = true;
        obstacle = Optional.of(why);
        journal.say(why);
        finish();
    }

    private void leaveInTheMiddle(AwsError error) {
        save();
        leave(BackupSentences.left(error));
    }

    /** There the intended backups would be missing, and would be asked for a second time. */
    private Optional<String> inAnotherAccount() {
        Optional<String> here = loop.aws().session().account();
        return account.flatMap(began -> here.filter(now -> !now.equals(began))
                .map(now -> "The run began in account " + began + ", and these credentials belong to " + now
                        + ": nothing was asked for. Resume it with credentials of account " + began + "."));
    }

    private BackupWork work() {
        BackupRun shared = new BackupRun(
                loop,
                journal,
                this::progress,
                this::leaveInTheMiddle,
                store,
                deadline,
                tasks,
                plannedAt.orElseThrow(),
                template.hasTimestamp());
        run = Optional.of(shared);
        BackupWork work = new BackupWork(shared, request);
        loop.at(deadline, () -> lastLook(work));
        return work;
    }

    private void lastLook(BackupWork work) {
        if (work.answersUnderWay() && loop.now().isBefore(deadline.plus(GRACE))) {
            loop.after(ANSWERS_UNDER_WAY, () -> lastLook(work));
        } else {
            work.lastLook(loop.now().plus(GRACE));
        }
    }

    private void giveUp(String problem) {
        problems.add(problem);
        journal.say(problem);
        finish();
    }

    private void finish() {
        finished = true;
    }

    @Override
    public Next advance() {
        return loop.advance(() -> finished || run.map(it -> it.open() == 0).orElse(false));
    }

    @Override
    public BackupProgress progress() {
        return new BackupProgress(
                BackupProgress.VERSION,
                request,
                loop.aws().session().target().region(),
                account,
                startedAt,
                deadline,
                plannedAt,
                tasks.stream().map(TableTask::progress).toList(),
                problems,
                warnings);
    }

    @Override
    public BackupReport report() {
        List<BackupResult> results = tasks.stream()
                .map(task -> task.result(ifOpen(task), BackupSentences.stopped(task, mayBeMade(task))))
                .toList();
        Verdict verdict = stopped ? Verdict.ABORTED : BackupVerdict.of(results, problems, ifPartial());
        return new BackupReport(
                verdict,
                loop.aws().session().target().region(),
                startedAt,
                loop.now(),
                results,
                Stream.concat(problems.stream(), obstacle.stream()).toList(),
                warnings);
    }

    /** Too few tables are a mistake in the selection, which onPartialFailure does not speak of. */
    private OnPartialFailure ifPartial() {
        return tasks.size() < query.minTables() ? OnPartialFailure.FAILURE : request.onPartialFailure();
    }

    private Outcome ifOpen(TableTask task) {
        if (task.arn().isPresent()) {
            return Outcome.REQUESTED;
        }
        return mayBeMade(task) ? Outcome.UNCONFIRMED : Outcome.SKIPPED;
    }

    private boolean mayBeMade(TableTask task) {
        return task.mayBeMade(loop.aws()::unanswered);
    }

    @Override
    public String status() {
        if (plannedAt.isEmpty()) {
            return "looking for the tables";
        }
        long asked = tasks.stream()
                .filter(task -> task.done() || task.arn().isPresent())
                .count();
        long done = tasks.stream().filter(TableTask::done).count();
        return asked < tasks.size()
                ? "asked for " + asked + " of " + tasks.size() + " backups, " + done + " done"
                : "waiting for " + (tasks.size() - done) + " of " + tasks.size() + " backups";
    }

    @Override
    public void stop() {
        if (!finished && run.map(it -> it.open() > 0).orElse(true)) {
            stopped = true;
            if (plannedAt.isPresent()) {
                save();
            }
        }
        finished = true;
        loop.close();
    }

    private void save() {
        try {
            store.save(progress());
        } catch (IOException failed) {
            journal.say("The progress could not be saved (" + ProgressStore.why(failed) + ").");
        }
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
