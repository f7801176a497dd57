package io.jenkins.plugins.dynamodbbackup.engine.restore.live;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.StageProgress;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Restores under the name of the table that was replaced. */
final class ReplacementStage extends PartStage<RestoreProgress, RestoreReport> {

    static final String NAME = "replacement";

    ReplacementStage(RestoreOperation run) {
        super(run, NAME);
    }

    @Override
    LongOperation<RestoreProgress, RestoreReport, ?> begin(ProgressStore<RestoreProgress> store)
            throws BadRequestException {
        Optional<RestoreProgress> saved =
                run.progress().of(StageProgress.Replacement.class).map(StageProgress.Replacement::restore);
        return RestoreOperation.resume(
                saved.orElseGet(this::first), run.session(), run.host(), store, run::say, RestoreOperation::toNewTable);
    }

    /** With the whole time of the request: the table is gone, and must come back. */
    private RestoreProgress first() {
        RestoreRequest request = run.request();
        return RestoreProgress.part(
                request.part(run.targetTable(), request.overrides(), request.verify(), request.settings()),
                run.progress().region(),
                run.now(),
                run.progress().chosen(),
                Stream.concat(run.progress().of(StageProgress.Settings.class).stream(), reference())
                        .toList());
    }

    /** Two tables restored from one backup have the same items. */
    private Stream<StageProgress> reference() {
        return run
                .progress()
                .of(StageProgress.Copy.class)
                .map(StageProgress.Copy::restore)
                .map(copy -> new StageProgress.Reference(
                        copy.targetTable(), copy.of(StageProgress.Target.class).flatMap(StageProgress.Target::id)))
                .stream()
                .map(StageProgress.class::cast);
    }

    @Override
    Function<RestoreProgress, StageProgress> value() {
        return StageProgress.Replacement::new;
    }

    @Override
    void ended(RestoreReport report) {
        run.take(report.notes());
        report.settings().ifPresent(settings -> run.know(new StageProgress.SettingsDone(settings)));
        if (report.outcome() == Outcome.OK) {
            run.know(new StageProgress.Target(true, report.targetArn(), Optional.empty()));
            run.know(new StageProgress.Ending(
                    report.verdict(),
                    report.outcome(),
                    Message.of("restore.replace.done", run.target(), report.message()),
                    report.verification(),
                    Optional.empty()));
            run.next();
        } else {
            run.end(
                    report.verdict(),
                    report.outcome(),
                    remains().map(report.message()::and).orElse(report.message()),
                    report.verification());
        }
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return report().map(report -> new EarlyEnd(report.outcome(), report.message()))
                .orElseGet(() -> new EarlyEnd(Outcome.SKIPPED, Message.of("restore.stopped.deleted", run.target())));
    }
}
