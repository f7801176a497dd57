package io.jenkins.plugins.dynamodbbackup.report.text;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How old the data is that a restore brought back, and what AWS takes for it. */
public record RestoreFigures(EndedRestore restore, Prices prices) {

    /** Of the backup. */
    public Optional<Instant> made() {
        return restore.source().map(Source::createdAt);
    }

    /** Of the data when the restore began: to this day the table went back. */
    public Optional<Duration> age() {
        return made().map(made -> Duration.between(made, restore.head().startedAt()))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }

    /** An estimate in US dollars; 0 where AWS restored nothing, as far as anybody saw, or where the size is not known. */
    public double cost() {
        return began() ? prices.ofRestore(size()).doubleValue() : 0;
    }

    private boolean began() {
        return restore.outcome().good() || !restore.verification().isEmpty();
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

    /** Age and cost for a log; empty when neither is known. */
    public String sentence() {
        String age = made().map(made -> Messages.RestoreFigures_age(Times.utc(made), Times.age(age().orElseThrow())))
                .orElse("");
        return Stream.of(age, costSentence()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }
}
