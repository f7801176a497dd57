package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Verification;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Restores to a temporary table: beside the live table, or for a trial. */
final class CopyStage extends PartStage<RestoreProgress, RestoreReport> {

    static final String NAME = "copy";

    private Optional<ScratchTable> remembered = Optional.empty();

    CopyStage(RestoreOperation run) {
        super(run, NAME);
    }

    /** A live table that is gone is restored under its name at once. */
    @Override
    boolean skipped() {
        return run.progress()
                .of(StageProgress.Live.class)
                .filter(live -> !live.exists())
                .isPresent();
    }

    @Override
    LongOperation<RestoreProgress, RestoreReport, ?> begin(ProgressStore<RestoreProgress> store)
            throws BadRequestException {
        Optional<RestoreProgress> saved =
                run.progress().of(StageProgress.Copy.class).map(StageProgress.Copy::restore);
        RestoreProgress restore = saved.isPresent() ? saved.get() : first();
        return RestoreOperation.resume(
                restore,
                run.session(),
                run.host(),
                progress -> {
                    remember(progress);
                    store.save(progress);
                },
                run::say,
                RestoreOperation::toNewTable);
    }

    /** Before the restore of a trial is requested from AWS. */
    private void remember(RestoreProgress progress) throws IOException {
        Optional<ScratchTable> scratch = Remains.scratch(progress);
        if (!run.request().drill() || scratch.equals(remembered)) {
            return;
        }
        if (scratch.isPresent()) {
            run.host().scratch().remember(scratch.get());
        } else {
            remembered.ifPresent(run.host().scratch()::gone);
        }
        remembered = scratch;
    }

    @Override
    Function<RestoreProgress, StageProgress> value() {
        return StageProgress.Copy::new;
    }

    private RestoreProgress first() throws BadRequestException {
        RestoreProgress all = run.progress();
        RestoreRequest request = run.request();
        return RestoreProgress.part(
                request.part(name(), overrides(request), verify(request), SettingsChoice.NONE),
                all.region(),
                all.startedAt(),
                all.chosen(),
                List.of());
    }

    private String name() throws BadRequestException {
        if (run.request().drill()) {
            return run.targetTable();
        }
        String template = run.request().mode() == RestoreRequest.Mode.REPLACE
                ? "${TABLE}-replace-${TIMESTAMP}"
                : "${TABLE}-in-place-${TIMESTAMP}";
        return NameTemplate.parse("targetTable", template, Map.of())
                .name(run.targetTable(), run.progress().startedAt());
    }

    /** A table that is only read needs no indexes, and no capacity of its own. */
    private static RestoreOverrides overrides(RestoreRequest request) {
        RestoreOverrides given = request.overrides();
        if (request.mode() != RestoreRequest.Mode.IN_PLACE) {
            return given;
        }
        boolean capacity =
                given.billingMode().isPresent() || given.readCapacity().isPresent();
        return new RestoreOverrides(
                capacity ? given.billingMode() : Optional.of(CapacityMode.PAY_PER_REQUEST),
                given.readCapacity(),
                given.writeCapacity(),
                new IndexChoice.None(),
                given.kmsKey());
    }

    /**
     * No table is replaced by one that was not verified. A table that is to be replaced says nothing about the items that its
     * backup should have.
     */
    private static VerifyLevel verify(RestoreRequest request) {
        if (request.mode() != RestoreRequest.Mode.REPLACE) {
            return request.verify();
        }
        return switch (request.verify().check()) {
            case NONE, SCHEMA -> VerifyLevel.SCHEMA;
            case COUNT, SAMPLE, FULL -> VerifyLevel.COUNT;
        };
    }

    @Override
    void ended(RestoreReport report) {
        run.take(report.notes());
        if (run.request().drill()) {
            run.know(new StageProgress.Ending(
                    report.verdict(),
                    report.outcome(),
                    Message.of(
                            "restore.drill.done",
                            Argument.table(run.progress().chosen().table().name()),
                            reason(report)),
                    report.verification(),
                    drill(report)));
            run.next();
        } else if (report.verdict() == Verdict.SUCCESS) {
            run.next();
        } else if (report.outcome() == Outcome.TIMED_OUT) {
            run.timedOut(reason(report));
        } else {
            run.fail(
                    report.verification().isPresent()
                            ? Message.of("restore.copy.failed", report.message(), Argument.parameter("verify"))
                            : Message.of("restore.copy.refused", run.target(), report.message()));
        }
    }

    /** A temporary table is not waited for by another run. */
    private Message reason(RestoreReport report) {
        return report.outcome() == Outcome.TIMED_OUT
                ? Message.of(
                        "restore.copy.timeout",
                        Argument.table(Remains.copyName(run.progress())),
                        Argument.parameter("timeoutMinutes"))
                : report.message();
    }

    private Optional<ModeReport.Drill> drill(RestoreReport report) {
        boolean there = report.outcome() == Outcome.OK && report.verdict() != Verdict.FAILURE;
        return Optional.of(new ModeReport.Drill(
                        Duration.between(run.progress().startedAt(), run.now()),
                        report.verification().flatMap(Verification::countedItems)))
                .filter(it -> there);
    }

    @Override
    protected EarlyEnd earlyEnd() {
        String table = run.progress().chosen().table().name();
        return new EarlyEnd(
                Outcome.SKIPPED,
                Message.of(
                        run.request().drill() ? "restore.drill.stopped" : "restore.stopped.unchanged",
                        Argument.table(table)));
    }
}
