package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonCounts;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteTotals;
import java.util.Optional;

/** What is reported of the work that a restore did besides making its table. Pure functions of its progress. */
final class ModeReports {

    private ModeReports() {}

    static ModeReport of(RestoreProgress progress) {
        return new ModeReport(
                progress.request().mode(),
                compared(progress).map(ModeReports::comparison),
                progress.of(StageProgress.Planned.class).map(ModeReports::plan),
                progress.of(StageProgress.WrittenBack.class).map(ModeReports::written),
                safetyBackup(progress),
                copy(progress),
                progress.of(StageProgress.Ending.class).flatMap(StageProgress.Ending::drill));
    }

    /** Of this restore, or of the one that is a part of it. */
    private static Optional<StageProgress.Compared> compared(RestoreProgress progress) {
        return progress.of(StageProgress.Compared.class)
                .or(() -> progress.of(StageProgress.Replacement.class).flatMap(part -> compared(part.restore())))
                .or(() -> progress.of(StageProgress.Copy.class).flatMap(part -> compared(part.restore())));
    }

    private static ModeReport.Compared comparison(StageProgress.Compared of) {
        ComparisonCounts counts = of.progress().counts();
        return new ModeReport.Compared(
                counts.items(),
                Math.max(of.what().estimate(), counts.items()),
                of.what().sample() > 0,
                counts.missing(),
                counts.extra(),
                counts.changed(),
                of.progress().examples().stream()
                        .map(Difference::parse)
                        .map(ModeReports::example)
                        .toList(),
                Optional.of(of.file()));
    }

    private static ModeReport.Example example(Difference difference) {
        return new ModeReport.Example(difference.kind().word(), difference.key().json(), difference.attributes());
    }

    private static ModeReport.Planned plan(StageProgress.Planned of) {
        return new ModeReport.Planned(
                of.estimate().puts(), of.estimate().deletes(), of.estimate().units());
    }

    private static ModeReport.Written written(StageProgress.WrittenBack of) {
        WriteTotals totals = of.progress().totals();
        return new ModeReport.Written(
                totals.written(),
                totals.deleted(),
                totals.left(),
                of.progress().examples().stream()
                        .map(item -> new ModeReport.Left(item.key(), item.reason()))
                        .toList(),
                Optional.of(of.file()));
    }

    private static Optional<ModeReport.SafetyBackup> safetyBackup(RestoreProgress progress) {
        return progress.of(StageProgress.Safety.class)
                .flatMap(safety -> safety.backup().tables().stream().findFirst())
                .flatMap(table -> table.arn().map(arn -> new ModeReport.SafetyBackup(table.backupName(), arn)));
    }

    private static Optional<ModeReport.Copy> copy(RestoreProgress progress) {
        boolean dropped = progress.of(StageProgress.Dropped.class).isPresent();
        return progress.of(StageProgress.Copy.class)
                .map(StageProgress.Copy::restore)
                .filter(restore -> restore.requested().isPresent())
                .map(restore -> new ModeReport.Copy(restore.targetTable(), !dropped));
    }
}
