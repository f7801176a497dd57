package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.BackupLookup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.SavedProgressCheck;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import io.jenkins.plugins.dynamodbbackup.engine.table.UnreadableTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Backs up every selected table and waits until AWS says that each backup is AVAILABLE. The names are fixed and saved
 * before the first CreateBackup is sent, and a lost answer is looked for by name, so that no intention becomes two
 * backups (spec 1.7).
 */
public final class BackupOperation extends LongOperation<BackupProgress, BackupReport, Stage> {

    public static final OperationKind<BackupRequest, BackupProgress, BackupReport> KIND = new OperationKind<>(
            "backup",
            BackupProgress.class,
            BackupProgress.VERSION,
            (request, environment, session, host, store, journal) ->
                    start(request, environment, session, host.settings(), store, journal),
            (saved, session, host, store, journal) -> resume(saved, session, host.settings(), store, journal));

    private static final String FIELD = "backupName";

    /** Names carry the second they were made in; a margin for clocks that differ costs nothing (spec 1.7). */
    private static final Duration MARGIN_OF_UNIQUE_NAMES = Duration.ofMinutes(15);

    /** A name that comes again must not be found from an earlier run; AWS's time is known to about a second. */
    private static final Duration MARGIN_OF_RECURRING_NAMES = Duration.ofSeconds(5);

    /** For more tables than these the log has the numbers, and a line only for each failure. */
    private static final int MOST_TOLD_ONE_BY_ONE = 50;

    private final BackupRequest request;
    private final ParsedQuery query;
    private final NameTemplate template;
    private final Instant startedAt;
    private final SettingsSaver settings;
    private Optional<String> account;
    private Optional<Instant> plannedAt;
    private List<TableTask> tasks;
    private Optional<BackupLookup> lookup = Optional.empty();
    private int open;

    private BackupOperation(
            BackupProgress saved,
            ParsedQuery query,
            NameTemplate template,
            AwsSession session,
            SettingsFiles settings,
            ProgressStore<BackupProgress> store,
            Journal journal) {
        super(session, store, journal, saved.deadline());
        this.request = saved.request();
        this.query = query;
        this.template = template;
        this.startedAt = saved.startedAt();
        this.settings = new SettingsSaver(this, request.saveSettings() ? settings : SettingsFiles.NONE);
        this.account = saved.account();
        this.plannedAt = saved.plannedAt();
        this.tasks = saved.tables().stream().map(TableTask::new).toList();
        this.open = openTasks().size();
        problems().addAll(saved.problems());
        warnings().addAll(saved.warnings());
        openTasks().stream().filter(task -> !task.waiting()).forEach(TableTask::answerMayBeLost);
        stages(List.of(new SelectStage(this, query), new CreateStage(this, request)), resumable() ? 1 : 0);
    }

    /**
     * @param environment values of the variables that the backup name may use
     * @throws BadRequestException when the request cannot be carried out as written; nothing was sent
     */
    public static BackupOperation start(
            BackupRequest request,
            Map<String, String> environment,
            AwsSession session,
            SettingsFiles settings,
            ProgressStore<BackupProgress> store,
            Journal journal)
            throws BadRequestException {
        if (request.timeout().isNegative() || request.timeout().isZero()) {
            throw BadRequestException.of(
                    "timeoutMinutes",
                    "backup.timeoutTooShort",
                    request.timeout().toMinutes());
        }
        ParsedQuery query =
                ParsedQuery.parse(request.tables()).in(session.target().region());
        NameTemplate template = NameTemplate.parse(FIELD, request.backupName(), environment);
        Instant now = session.runtime().clock().instant();
        BackupProgress start = BackupProgress.start(
                request.named(template.text()), session.target().region(), now);
        return new BackupOperation(start, query, template, session, settings, store, journal);
    }

    /** @throws BadRequestException when the progress is of another version or region */
    public static BackupOperation resume(
            BackupProgress saved,
            AwsSession session,
            SettingsFiles settings,
            ProgressStore<BackupProgress> store,
            Journal journal)
            throws BadRequestException {
        SavedProgressCheck.require("backup", saved.version(), BackupProgress.VERSION, saved.region(), session);
        return new BackupOperation(
                saved,
                ParsedQuery.parse(saved.request().tables()).in(saved.region()),
                NameTemplate.parse(FIELD, saved.request().backupName(), Map.of()),
                session,
                settings,
                store,
                journal);
    }

    void plan(TableSelection selection) {
        List<String> tables = selection.tables();
        selection.problems().forEach(this::problem);
        selection.idleExclusions().forEach(this::warning);
        tasks = new ArrayList<>();
        selection.unreadable().forEach(this::leaveOut);
        if (tables.isEmpty()) {
            say(Message.of("backup.nothing"));
            end();
            return;
        }
        account = session().account();
        plannedAt = Optional.of(session().serviceClock().now());
        tables.forEach(table -> tasks.add(intended(table)));
        tasks.sort(Comparator.comparing(TableTask::table));
        open = openTasks().size();
        say(Message.of(
                "backup.selected",
                tables.size(),
                Argument.list(tables.stream().map(Argument::table).toList())));
        next();
    }

    private TableTask intended(String table) {
        return new TableTask(TableProgress.intended(table, template.name(table, startedAt)));
    }

    /** A table that cannot be read stops no other. */
    private void leaveOut(UnreadableTable unreadable) {
        TableTask task = intended(unreadable.table());
        task.finish(
                Outcome.FAILED, Message.of("backup.refused", unreadable.error().sentence()));
        tasks.add(task);
        say(task.line());
    }

    @Override
    protected boolean resumable() {
        return plannedAt.isPresent();
    }

    /** There the intended backups would be missing, and would be requested a second time. */
    @Override
    protected Optional<Message> inAnotherAccount() {
        return account.flatMap(began -> beganElsewhere("backup", began));
    }

    @Override
    protected Message left(AwsError error) {
        return error.sentence().and(Message.of("backup.left"));
    }

    @Override
    protected void notSaved(Message why) {
        openTasks().forEach(task -> task.finish(Outcome.FAILED, Message.of("backup.notSaved", why)));
        say(Message.of("backup.nothingStarted", why));
        end();
    }

    List<TableTask> tasks() {
        return tasks;
    }

    List<TableTask> openTasks() {
        return tasks.stream().filter(task -> !task.done()).toList();
    }

    int open() {
        return open;
    }

    Optional<Instant> plannedAt() {
        return plannedAt;
    }

    BackupLookup lookup() {
        if (lookup.isEmpty()) {
            Optional<String> only = tasks.size() == 1 ? Optional.of(tasks.get(0).table()) : Optional.empty();
            lookup = Optional.of(new BackupLookup(aws(), only));
        }
        return lookup.get();
    }

    /** By AWS's clock: nothing older is a backup of this operation. */
    Instant notOlderThan() {
        return plannedAt
                .orElseThrow()
                .minus(template.hasTimestamp() ? MARGIN_OF_UNIQUE_NAMES : MARGIN_OF_RECURRING_NAMES);
    }

    void sayHowFar() {
        long backedUp = tasks.stream().filter(TableTask::backedUp).count();
        long failed = tasks.size() - open - backedUp;
        say(Message.of(failed == 0 ? "backup.progress" : "backup.progress.failed", backedUp, tasks.size(), failed));
    }

    /** Says what concerns one table, unless there are too many tables for a line each. */
    void tell(TableTask task, Message what) {
        if (tasks.size() <= MOST_TOLD_ONE_BY_ONE) {
            say(Message.of("backup.table", Argument.table(task.table()), what));
        }
    }

    void finish(TableTask task, Outcome outcome, Message message) {
        if (task.done()) {
            return;
        }
        task.finish(outcome, message);
        open--;
        if (!outcome.good()) {
            say(task.line());
        } else if (task.progress().duplicates().isEmpty()) {
            tell(task, message);
        } else {
            say(Message.of("backup.table", Argument.table(task.table()), message));
        }
        keepSoon(open == 0);
        endWhenAllIsDone();
    }

    /** Ends once every backup has its outcome and the settings are saved, or the time is over. */
    void endWhenAllIsDone() {
        if (open > 0) {
            return;
        }
        settings.readNew();
        if (settings.done() || late()) {
            settings.tell();
            end();
        }
    }

    SettingsSaver settings() {
        return settings;
    }

    @Override
    public BackupProgress progress() {
        return new BackupProgress(
                BackupProgress.VERSION,
                request,
                session().target().region(),
                account,
                startedAt,
                deadline(),
                plannedAt,
                tasks.stream().map(TableTask::progress).toList(),
                problems(),
                warnings());
    }

    @Override
    public BackupReport report() {
        List<BackupResult> results = tasks.stream()
                .map(task -> task.result(ifOpen(task), task.stopped(mayBeMade(task))))
                .toList();
        Verdict verdict =
                isStopped() ? Verdict.ABORTED : BackupCounts.of(results).verdict(problems(), ifPartial());
        return new BackupReport(
                verdict, session().target().region(), startedAt, finishedAt(), results, allProblems(), warnings());
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
        return task.mayBeMade(aws()::unanswered);
    }
}
