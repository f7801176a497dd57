package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An operation on the page of its build. */
@ExportedBean(defaultVisibility = 999)
public abstract sealed class Section permits BackupSection, RestoreSection, PruneSection, UnreadableSection {

    private final StoredOperation operation;
    private final int number;

    /** @param number the number of the section on its page, starting at 1 */
    Section(StoredOperation operation, int number) {
        this.operation = operation;
        this.number = number;
    }

    /** {@code backup}, {@code restore} or {@code prune}. */
    @Exported
    public abstract String getKind();

    public abstract String getTitle();

    /** Its result in a sentence. */
    public abstract String getSentence();

    /** The rows in display order; equal rows keep the order of the operation. */
    static List<BackupLine> worstFirst(List<BackupLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(BackupLine::getRank).reversed())
                .toList();
    }

    /** The address of the settings file of a backup, relative to the page; empty if it has no file. */
    public String settingsUrl(String backupArn) {
        return "";
    }

    public final String getId() {
        return "dynamodb-operation-" + number;
    }

    @Exported
    public final Verdict getVerdict() {
        return operation.head().verdict();
    }

    public String getVerdictWord() {
        return word(getVerdict());
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case SUCCESS -> Messages.Section_success();
            case REQUESTED -> Messages.Section_requested();
            case UNSTABLE -> Messages.Section_unstable();
            case FAILURE -> Messages.Section_failure();
            case ABORTED -> Messages.Section_aborted();
        };
    }

    /** The icon that Jenkins shows for such a result; Jenkins has none for requested backups. */
    public final String getIcon() {
        return switch (getVerdict()) {
            case SUCCESS -> BuildEnd.SUCCESS.icon();
            case REQUESTED -> "symbol-hourglass";
            case UNSTABLE -> BuildEnd.UNSTABLE.icon();
            case FAILURE -> BuildEnd.FAILURE.icon();
            case ABORTED -> BuildEnd.ABORTED.icon();
        };
    }

    @Exported
    public final String getRegion() {
        return operation.head().region();
    }

    /** ISO 8601, in UTC. */
    @Exported
    public final String getStartedAt() {
        return Times.iso(operation.head().startedAt());
    }

    public final String getStarted() {
        return Times.utc(operation.head().startedAt());
    }

    @Exported
    public final long getDurationSeconds() {
        return took().toSeconds();
    }

    public final String getDuration() {
        return Times.span(took());
    }

    private Duration took() {
        return Duration.between(operation.head().startedAt(), operation.head().finishedAt());
    }

    /** Problems of the operation as a whole. */
    @Exported
    public final List<String> getProblems() {
        return operation.head().problems();
    }

    /** Possible mistakes without consequences. */
    @Exported
    public final List<String> getWarnings() {
        return operation.head().warnings();
    }

    /** Whether it used a custom endpoint, so that there are no links to the AWS console. */
    public final boolean isEmulated() {
        return operation.head().emulated();
    }
}
