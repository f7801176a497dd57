package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.UnreadableOperation;
import java.util.List;

/** An operation whose rows cannot be read: shows its counts, and the reason among the problems. */
public final class UnreadableSection extends Section {

    private final UnreadableOperation operation;

    UnreadableSection(UnreadableOperation operation, int number) {
        super(operation, number);
        this.operation = operation;
    }

    @Override
    public String getKind() {
        return switch (operation.summary().kind()) {
            case BACKUP -> "backup";
            case RESTORE, RESTORE_DRY_RUN -> "restore";
            case PRUNE, PRUNE_DRY_RUN -> "prune";
        };
    }

    @Override
    public String getTitle() {
        return switch (operation.summary().kind()) {
            case BACKUP -> Messages.BackupSection_title(getRegion());
            case RESTORE -> Messages.RestoreSection_title(getRegion());
            case PRUNE -> Messages.PruneSection_title(getRegion());
            case RESTORE_DRY_RUN -> Messages.RestoreSection_dryRunTitle(getRegion());
            case PRUNE_DRY_RUN -> Messages.PruneSection_dryRunTitle(getRegion());
        };
    }

    @Override
    public String getSentence() {
        Summary summary = new Summary(List.of(operation.summary()), List.of());
        List<String> lines = summary.withoutProblems();
        lines.addAll(summary.moreProblems());
        return lines.isEmpty() ? "" : String.join("; ", lines) + ".";
    }
}
