package io.jenkins.plugins.dynamodbbackup.engine.restore;

import java.util.Optional;

/** What is reported of the work that a restore did besides making its table. Pure functions of its progress. */
final class ModeReports {

    private ModeReports() {}

    static ModeReport of(RestoreProgress progress) {
        return new ModeReport(
                progress.request().mode(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                safetyBackup(progress),
                copy(progress),
                progress.of(StageProgress.Ending.class).flatMap(StageProgress.Ending::drill));
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
