package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.text.Figures;
import io.jenkins.plugins.dynamodbbackup.report.text.State.Sign;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    public String getSign() {
        Sign sign =
                switch (getVerdict()) {
                    case SUCCESS -> Sign.GOOD;
                    case REQUESTED, ABORTED -> Sign.OPEN;
                    case UNSTABLE, FAILURE -> Sign.BAD;
                };
        return sign.name().toLowerCase(Locale.ROOT);
    }

    @Exported
    public final String getRegion() {
        return operation.head().region();
    }

    /** ISO 8601, in UTC. */
    @Exported
    public final String getStartedAt() {
        return operation.head().startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public final String getStarted() {
        return Figures.time(operation.head().startedAt());
    }

    @Exported
    public final long getDurationSeconds() {
        return took().toSeconds();
    }

    public final String getDuration() {
        return Figures.took(took());
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
