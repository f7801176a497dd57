package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A restore that has ended.
 *
 * @param source empty as long as none was chosen
 * @param target name of the new table; empty as long as it is not known
 * @param verification what was compared, and the result; empty when nothing was
 */
public record EndedRestore(
        Head head,
        Outcome outcome,
        String sentence,
        Optional<Source> source,
        String target,
        String verification,
        List<String> notes)
        implements Ended {

    /**
     * The backup that a table was restored from.
     *
     * @param createdAt how old the data is
     */
    public record Source(String table, String name, String arn, long sizeBytes, Instant createdAt) {

        public Source {
            table = Clean.name(table);
            name = Clean.name(name);
            arn = Clean.name(arn);
        }

        static Source of(BackupSummary backup) {
            return new Source(backup.tableName(), backup.name(), backup.arn(), backup.sizeBytes(), backup.createdAt());
        }
    }

    public EndedRestore {
        sentence = Clean.sentence(sentence);
        target = Clean.name(target);
        verification = Clean.sentence(verification);
        notes = notes.stream().map(Clean::sentence).toList();
    }

    public static EndedRestore of(RestoreReport report, boolean emulated) {
        return new EndedRestore(
                new Head(
                        report.verdict(),
                        report.region(),
                        report.startedAt(),
                        report.finishedAt(),
                        emulated,
                        List.of()),
                report.outcome(),
                report.message().toString(),
                report.source().map(Source::of),
                report.targetTable().orElse(""),
                report.verification().map(check -> check.message().toString()).orElse(""),
                Message.texts(report.notes()));
    }

    /** The table is there, and what was asked to be checked was found right. */
    public boolean good() {
        return outcome == Outcome.OK && head.verdict() == Verdict.SUCCESS;
    }

    /** The table is there, and a person has to look at it: see {@link #differs} and {@link #unchecked}. */
    public boolean unsure() {
        return differs() || unchecked();
    }

    /** Its keys, indexes and capacity are right, but its items are not those of the live table. */
    public boolean differs() {
        return outcome == Outcome.FAILED && head.verdict() == Verdict.UNSTABLE;
    }

    /** The restore was stopped before the table was verified. */
    public boolean unchecked() {
        return outcome == Outcome.OK && head.verdict() == Verdict.ABORTED;
    }

    @Override
    public OperationSummary summary() {
        boolean good = outcome == Outcome.OK && !unsure();
        boolean unconfirmed = unsure() || outcome == Outcome.REQUESTED || outcome == Outcome.UNCONFIRMED;
        boolean named = !good && !unsure() && !target.isEmpty();
        return OperationSummary.of(
                OperationSummary.Kind.RESTORE,
                head,
                target,
                Counts.ofTables(
                        1,
                        good ? 1 : 0,
                        unsure() ? 1 : 0,
                        unconfirmed ? 1 : 0,
                        head.problems().size()),
                named ? List.of(new NotGood(outcome, 1, List.of(target))) : List.of());
    }
}
