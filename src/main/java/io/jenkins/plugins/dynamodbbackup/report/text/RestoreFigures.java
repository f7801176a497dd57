package io.jenkins.plugins.dynamodbbackup.report.text;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The age of restored data, and the cost of the restore. */
public record RestoreFigures(StoredRestore restore, Prices prices) {

    /** The time of the data: when the backup was created, or the point in time. */
    public Optional<Instant> made() {
        return restore.source().map(Source::createdAt);
    }

    /** The age of the data when the restore began. */
    public Optional<Duration> age() {
        return made().map(made -> Duration.between(made, restore.head().startedAt()))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }

    /** An estimate in US dollars; 0 if the restore is neither confirmed to have begun nor a dry run, or the size is not known. */
    public double cost() {
        return began() ? prices.ofRestore(size()).doubleValue() : 0;
    }

    private boolean began() {
        return restore.dryRun()
                || restore.outcome().good()
                || !restore.verification().isEmpty();
    }

    private long size() {
        return restore.source().map(Source::sizeBytes).orElse(0L);
    }

    /** Empty when it costs nothing. */
    public String costSentence() {
        return cost() > 0
                ? Messages.RestoreFigures_cost(
                        Amounts.size(size()),
                        Dollars.told(cost()),
                        "$" + prices.restorePerGb().toPlainString())
                : "";
    }

    private String age(Source source) {
        String made = Times.utc(source.createdAt());
        String age = Times.age(age().orElseThrow());
        return source.pointInTime()
                ? Messages.RestoreFigures_ageOfPoint(made, age)
                : Messages.RestoreFigures_age(made, age);
    }

    /** Age and cost for the log; empty when neither is known. */
    public String sentence() {
        String age = restore.dryRun() ? "" : restore.source().map(this::age).orElse("");
        return Stream.of(age, costSentence()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }
}
