package io.jenkins.plugins.dynamodbbackup.engine;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A DynamoDB, a session and a clock of one test: the real engine and the real SDK, no sockets, no threads, and hours that
 * pass in no time.
 */
public final class Simulation implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    public static final String ACCESS_KEY = "AKIDEXAMPLE";

    /** An operation that does not end by itself within this many calls hangs. */
    private static final int MOST_ADVANCES = 200_000;

    private final VirtualClock clock;
    private final LocalDynamoDb db;
    private final AwsRuntime runtime;
    private final List<AwsSession> sessions = new ArrayList<>();
    private final List<Message> said = new ArrayList<>();

    public Simulation() {
        this(1, builder -> builder);
    }

    public Simulation(long seed, UnaryOperator<LocalDynamoDb.Builder> settings) {
        clock = new VirtualClock(START);
        db = settings.apply(LocalDynamoDb.builder().inMemory().clock(clock).seed(seed))
                .build();
        runtime = AwsRuntime.with(clock, new Random(seed), Runnable::run);
    }

    public LocalDynamoDb db() {
        return db;
    }

    public VirtualClock clock() {
        return clock;
    }

    /** The process of the test. */
    public AwsSession session() {
        return session(runtime);
    }

    /** A process of its own, with the threads that the test gives it. */
    public AwsSession session(Executor executor) {
        return session(AwsRuntime.with(clock, new Random(sessions.size()), executor));
    }

    /** Of somebody else, or somewhere else. */
    public AwsSession session(String region, String accessKey) {
        return session(runtime, region, accessKey, "test");
    }

    /** Of somebody else in the process of the test, under a label of their own. */
    public AwsSession session(String region, String accessKey, String label) {
        return session(runtime, region, accessKey, label);
    }

    /** In a process that the test made. */
    public AwsSession session(AwsRuntime process) {
        return session(process, LocalDynamoDb.REGION, ACCESS_KEY, "test");
    }

    private AwsSession session(AwsRuntime process, String region, String accessKey, String label) {
        AwsSession session = AwsSession.open(
                new AwsTarget(region, Optional.empty()),
                new CredentialsSource(
                        label, () -> StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret"))),
                process,
                db.inProcessHttpClient());
        sessions.add(session);
        return session;
    }

    /** Collects what the operation says. */
    public Journal journal() {
        return said::add;
    }

    /** What it said, as it reads. */
    public List<String> lines() {
        return Message.texts(said);
    }

    /** What it said, as {@link Said} tells it. */
    public List<String> said() {
        return Said.all(said);
    }

    /** The same without what only says that it still runs. */
    public List<String> news() {
        return Said.all(said.stream().filter(line -> !isReminder(line)).toList());
    }

    /** Whether a line only says that an operation still runs. */
    public static boolean isReminder(Message line) {
        return Said.of(line).startsWith("operation.stillRunning");
    }

    /** Runs an operation to its end; the clock jumps to when it wants to be called. */
    public <R> R run(Operation<?, R> operation) {
        return runUntil(operation, Instant.MAX);
    }

    /** Runs an operation until it ends or this time has come. */
    public <R> R runUntil(Operation<?, R> operation, Instant end) {
        for (int advances = 0; advances < MOST_ADVANCES; advances++) {
            if (!(operation.advance() instanceof Next.CallAgain again)
                    || !clock.instant().isBefore(end)) {
                return operation.report();
            }
            Instant next = again.at().isBefore(end) ? again.at() : end;
            if (next.equals(Instant.MAX)) {
                throw new AssertionError("the operation waits for nothing: " + operation.status());
            }
            Duration wait = Duration.between(clock.instant(), next);
            clock.advance(wait.isNegative() ? Duration.ZERO : wait);
        }
        throw new AssertionError("the operation does not end: " + operation.status());
    }

    @Override
    public void close() {
        sessions.forEach(AwsSession::close);
        db.close();
    }
}
