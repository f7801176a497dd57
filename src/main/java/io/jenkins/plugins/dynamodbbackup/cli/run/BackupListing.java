package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableResolution;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lists backups of every type. A table that is gone still has its backups, and that is the day on which they are looked
 * for: so names are compared with the backups themselves, and only tags are asked of the tables.
 */
final class BackupListing {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final AwsSession session;

    BackupListing(AwsSession session) {
        this.session = session;
    }

    List<BackupSummary> list(TableQuery tables) throws BadRequestException, InterruptedException {
        ParsedQuery query = ParsedQuery.parse(tables);
        List<BackupSummary> backups = query.onlyLiteralNames() ? ofEach(query.literalNames()) : ofAll();
        Set<String> names = backups.stream().map(BackupSummary::tableName).collect(Collectors.toSet());
        Set<String> selected = Set.copyOf(query.needsTags() ? tagged(query) : query.candidates(names));
        return backups.stream()
                .filter(backup -> selected.contains(backup.tableName()))
                .toList();
    }

    private List<BackupSummary> ofAll() throws InterruptedException {
        return await((aws, deadline, answer) ->
                ListBackups.ofAllTables().ofAllTypes().submit(aws, deadline, answer));
    }

    private List<BackupSummary> ofEach(List<String> tables) throws InterruptedException {
        List<BackupSummary> backups = new ArrayList<>();
        for (String table : tables) {
            List<BackupSummary> found = await((aws, deadline, answer) ->
                    ListBackups.ofTable(table).ofAllTypes().submit(aws, deadline, answer));
            backups.addAll(found);
        }
        return backups;
    }

    private List<String> tagged(ParsedQuery query) throws InterruptedException {
        TableSelection selection =
                await((aws, deadline, answer) -> TableResolution.submit(aws, query, deadline, answer));
        return selection.tables();
    }

    @FunctionalInterface
    private interface Question<T> {
        void submit(Dispatcher aws, Instant deadline, Consumer<Answer<T>> answer);
    }

    private <T> T await(Question<T> question) throws InterruptedException {
        Semaphore answers = new Semaphore(0);
        List<Answer<T>> box = new ArrayList<>();
        try (Dispatcher aws = new Dispatcher(session)) {
            aws.onAnswer(answers::release);
            question.submit(aws, session.runtime().clock().instant().plus(PATIENCE), box::add);
            while (true) {
                Optional<Instant> next = aws.advance();
                if (!box.isEmpty()) {
                    break;
                }
                answers.tryAcquire(pause(next), TimeUnit.MILLISECONDS);
            }
        }
        return box.get(0).fold(value -> value, error -> {
            throw new FailedCallException(error.sentence());
        });
    }

    private long pause(Optional<Instant> next) {
        Instant now = session.runtime().clock().instant();
        long millis = next.map(at -> Duration.between(now, at).toMillis()).orElse(LONGEST_PAUSE_MILLIS);
        return Math.max(1, Math.min(millis, LONGEST_PAUSE_MILLIS));
    }
}
