package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SafetyBackup;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Backs the live table up, with its settings, before anything is changed. */
final class SafetyStage extends PartStage<BackupProgress, BackupReport> {

    static final String NAME = "safetyBackup";

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    SafetyStage(RestoreOperation run) {
        super(run, NAME);
    }

    /** Whether the backup is AVAILABLE. */
    static boolean done(BackupProgress backup) {
        return backup.tables().size() == 1
                && backup.tables().get(0).outcome().equals(Optional.of(Outcome.OK))
                && backup.tables().get(0).arn().isPresent();
    }

    @Override
    boolean skipped() {
        return !run.progress().of(StageProgress.Live.class).orElseThrow().exists();
    }

    @Override
    LongOperation<BackupProgress, BackupReport, ?> begin(ProgressStore<BackupProgress> store)
            throws BadRequestException {
        Optional<StageProgress.Safety> saved = run.progress().of(StageProgress.Safety.class);
        return saved.isPresent()
                ? BackupOperation.resume(
                        saved.get().backup(), run.session(), run.host().settings(), store, run::say)
                : BackupOperation.start(
                        request(), Map.of(), run.session(), run.host().settings(), store, run::say);
    }

    private BackupRequest request() {
        Duration left = Duration.between(run.now(), run.deadline());
        return new BackupRequest(
                TableQuery.of(run.targetTable()),
                SafetyBackup.NAME,
                left.compareTo(SHORTEST) < 0 ? SHORTEST : left,
                true,
                OnPartialFailure.FAILURE,
                true);
    }

    @Override
    Function<BackupProgress, StageProgress> value() {
        return StageProgress.Safety::new;
    }

    @Override
    void ended(BackupReport report) {
        if (done(run.progress().of(StageProgress.Safety.class).orElseThrow().backup())) {
            run.next();
            return;
        }
        Message why = report.results().stream()
                .map(BackupResult::message)
                .findFirst()
                .or(() -> report.problems().stream().findFirst())
                .orElseGet(() -> Message.of("restore.notBegun"));
        Message message = Message.of("restore.safety.failed", run.target(), why);
        if (report.results().stream().anyMatch(result -> result.outcome() == Outcome.TIMED_OUT)) {
            run.timedOut(message);
        } else {
            run.fail(message);
        }
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return new EarlyEnd(Outcome.SKIPPED, Message.of("restore.stopped.unchanged", run.target()));
    }
}
