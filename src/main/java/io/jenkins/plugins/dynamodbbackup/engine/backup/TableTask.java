package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One table's way from the intention to an outcome. */
final class TableTask {

    private final String table;
    private final String backupName;
    private Optional<String> arn;
    private Optional<String> status;
    private Optional<Instant> createdAt;
    private long sizeBytes;
    private final List<String> duplicates;
    private Optional<Outcome> outcome;
    private Optional<Message> message;
    private boolean answerLost;
    private Optional<AwsCall<ListedBackup>> request = Optional.empty();
    private boolean unanswered;
    private int lost;
    private Optional<Instant> missingSince = Optional.empty();

    TableTask(TableProgress saved) {
        table = saved.table();
        backupName = saved.backupName();
        arn = saved.arn();
        status = saved.status();
        createdAt = saved.createdAt();
        sizeBytes = saved.sizeBytes();
        duplicates = new ArrayList<>(saved.duplicates());
        answerLost = saved.answerLost();
        outcome = saved.outcome();
        message = saved.message();
    }

    TableProgress progress() {
        return new TableProgress(
                table,
                backupName,
                arn,
                status,
                createdAt,
                sizeBytes,
                List.copyOf(duplicates),
                answerLost,
                outcome,
                message);
    }

    BackupResult result(Outcome ifOpen, Message messageIfOpen) {
        return new BackupResult(
                table,
                outcome.orElse(ifOpen),
                message.orElse(messageIfOpen),
                backupName,
                arn,
                status,
                createdAt,
                sizeBytes,
                List.copyOf(duplicates));
    }

    /** Absent: no backup is known, and it is still to be made. */
    Optional<LiveTable> live() {
        if (done()) {
            return Optional.of(LiveTable.done(
                    table, backupName, outcome.orElseThrow(), ListedBackup.AVAILABLE, message.orElseThrow()));
        }
        return arn.map(known -> LiveTable.open(table, backupName, Message.foreign(status()), createdAt));
    }

    /** Whether a listed backup is the one that this operation requested: an exact name, of this table, not older. */
    boolean requested(ListedBackup backup, Instant notOlderThan) {
        return backup.tableName().equals(table)
                && backup.name().equals(backupName)
                && !backup.createdAt().isBefore(notOlderThan);
    }

    String table() {
        return table;
    }

    String backupName() {
        return backupName;
    }

    Optional<String> arn() {
        return arn;
    }

    Optional<Instant> createdAt() {
        return createdAt;
    }

    String status() {
        return status.orElse(ListedBackup.CREATING);
    }

    boolean done() {
        return outcome.isPresent();
    }

    boolean backedUp() {
        return outcome.filter(Outcome.OK::equals).isPresent();
    }

    /** AWS gave an ARN, and has not reported the backup AVAILABLE yet. */
    boolean waiting() {
        return !done() && arn.isPresent();
    }

    /** @param underWay whether a request was sent and has no answer yet */
    boolean mayBeMade(Predicate<AwsCall<?>> underWay) {
        return unanswered || request.filter(underWay).isPresent();
    }

    void ask(AwsCall<ListedBackup> sent) {
        request = Optional.of(sent);
    }

    /** How many requests have had no answer. */
    int lostAnswers() {
        return lost;
    }

    void lostAnswer() {
        lost++;
        answerMayBeLost();
    }

    /** Whether another backup of this name may come from a request whose answer was lost. */
    boolean answerLost() {
        return answerLost;
    }

    /** An earlier process may have requested the backup and have ended before the answer. */
    void answerMayBeLost() {
        answerLost = true;
        unanswered = true;
    }

    /** AWS does not list it, long after the last request without an answer: none of them made it. */
    void notMade() {
        unanswered = false;
    }

    void sawBackup(ListedBackup backup) {
        arn = Optional.of(backup.arn());
        status = Optional.of(backup.status());
        createdAt = Optional.of(backup.createdAt());
        sizeBytes = backup.sizeBytes();
        missingSince = Optional.empty();
    }

    /** @return since when it has been missing from every listing */
    Instant missed(Instant now) {
        missingSince = missingSince.or(() -> Optional.of(now));
        return missingSince.get();
    }

    /** @return whether it is a new one */
    boolean foundDuplicate(String duplicateArn) {
        return !duplicates.contains(duplicateArn) && duplicates.add(duplicateArn);
    }

    void finish(Outcome reached, Message why) {
        outcome = Optional.of(reached);
        message = Optional.of(why);
    }

    /** What became of it when that is not good, for the log. */
    Message line() {
        return Message.of(
                "backup.table.failed",
                Argument.table(table),
                outcome.orElseThrow().name(),
                message.orElseThrow());
    }

    /** AWS reports the backup AVAILABLE. */
    Message available() {
        List<Argument> others = duplicates.stream().map(Argument::arn).toList();
        return others.isEmpty()
                ? Message.of("backup.available", name())
                : Message.of("backup.available.duplicates", name(), Argument.list(others));
    }

    Message unconfirmed(AwsError error) {
        return Message.of("backup.unconfirmed", name(), error.reason());
    }

    /** @param mayBeMade whether a request without an answer may have taken effect */
    Message stopped(boolean mayBeMade) {
        if (arn.isPresent()) {
            return Message.of("backup.stopped.creating", name());
        }
        return mayBeMade ? Message.of("backup.stopped.unanswered", name()) : Message.of("backup.stopped.notRequested");
    }

    /** Of its backup, for a message. */
    Argument name() {
        return Argument.backup(backupName);
    }
}
