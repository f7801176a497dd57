package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One operation on the page of its build. */
@ExportedBean(defaultVisibility = 999)
public abstract sealed class Section permits BackupSection, RestoreSection, PruneSection, UnreadableSection {

    private final Ended operation;
    private final int number;

    /** @param number tells the sections of one page apart, from 1 on */
    Section(Ended operation, int number) {
        this.operation = operation;
        this.number = number;
    }

    /** {@code backup}, {@code restore} or {@code prune}. */
    @Exported
    public abstract String getKind();

    public abstract String getTitle();

    /** What it did, in one sentence. */
    public abstract String getSentence();

    /** Rows in the order in which they are shown: among equals that of the operation. */
    static List<Line> worstFirst(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(Line::getRank).reversed())
                .toList();
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

    /** What Jenkins shows for a build that ends so; it has no result for what is only requested. */
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

    /** About the operation as a whole. */
    @Exported
    public final List<String> getProblems() {
        return operation.head().problems();
    }

    /** What looks like a mistake in it, and did no harm. */
    @Exported
    public final List<String> getWarnings() {
        return operation.head().warnings();
    }

    /** Whether it ran against another endpoint than AWS' own, so that nothing leads to the AWS console. */
    public final boolean isEmulated() {
        return operation.head().emulated();
    }
}
