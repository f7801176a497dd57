package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import io.jenkins.plugins.dynamodbbackup.report.text.State.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A table of a running operation. Unknown values are empty. */
@ExportedBean(defaultVisibility = 999)
public record RunningLine(LiveTable table, Optional<AwsConsole> console, Instant now) {

    @Exported
    public String getTable() {
        return table.table();
    }

    /** The address of the table in the AWS console. */
    public String getTableUrl() {
        return console.map(pages -> pages.table(table.table())).orElse("");
    }

    @Exported
    public String getBackup() {
        return table.backup();
    }

    /** A status of AWS, or a short lower-case phrase. */
    @Exported
    public String getState() {
        return table.state().toString();
    }

    public String getSign() {
        return sign().name().toLowerCase(Locale.ROOT);
    }

    private Sign sign() {
        return table.outcome()
                .map(outcome -> outcome == Outcome.OK ? Sign.GOOD : Sign.BAD)
                .orElse(Sign.OPEN);
    }

    /** The higher, the more it needs attention. */
    int rank() {
        return switch (sign()) {
            case BAD -> 2;
            case OPEN -> 1;
            default -> 0;
        };
    }

    /** The time when this state began: ISO 8601, in UTC. */
    @Exported
    public String getSince() {
        return table.since().map(Times::iso).orElse("");
    }

    /** The time since this state began. */
    public String getAge() {
        return table.since()
                .map(since -> Times.age(Duration.between(since, now)))
                .orElse("");
    }

    public String getSinceDay() {
        return table.since().map(Times::day).orElse("");
    }

    public String getSinceClock() {
        return table.since().map(Times::clock).orElse("");
    }

    /** The current problem. */
    @Exported
    public String getWhy() {
        return table.why().map(Message::toString).orElse("");
    }
}
