package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.RestoreKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table with backups in a DynamoDB in memory, a clock that only the tests move, and restores run to their end. */
final class RestoreFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final String KEY = "local";
    /** Of account 999988887777. */
    static final String OTHER_KEY = "other";

    static final String TARGET = "orders-restored-20260301T100000";

    private static final int MOST_ADVANCES = 20_000;

    final VirtualClock clock = new VirtualClock(START);
    final LocalDynamoDb db;
    final RecordedCalls http;
    final List<Message> journal = new ArrayList<>();
    final List<String> saved = new ArrayList<>();
    private final TreeMap<Instant, List<Runnable>> plans = new TreeMap<>();
    private final List<AwsSession> open = new ArrayList<>();
    private Optional<AwsSession> session = Optional.empty();
    Executor executor = Runnable::run;
    Optional<ProgressStore<RestoreProgress>> store = Optional.empty();
    SettingsFiles settings = SettingsFiles.NONE;
    OperationHost host = OperationHost.NONE;

    /** The table {@code orders} with 7 items, and a restore that takes two minutes. */
    RestoreFixture() {
        this(LocalDynamoDb.Builder::inMemory);
    }

    /** The same with items that can be read and written. */
    static RestoreFixture withItems() {
        return new RestoreFixture(LocalDynamoDb.Builder::withItems);
    }

    private RestoreFixture(UnaryOperator<LocalDynamoDb.Builder> items) {
        db = items.apply(LocalDynamoDb.builder())
                .clock(clock)
                .account(OTHER_KEY, "999988887777")
                .build();
        http = new RecordedCalls(db.inProcessHttpClient());
        db.seed().table("orders", 7);
        db.behaviour().restore(Duration.ofMinutes(2));
    }

    /** A backup of 7 items that was made so many hours ago; its ARN. */
    String backup(String table, String name, int hoursAgo) {
        return db.seed()
                .backup(BackupSeed.of(table, START.minus(Duration.ofHours(hoursAgo)))
                        .name(name)
                        .items(Collections.nCopies(7, "{\"id\":{\"S\":\"1\"}}")));
    }

    /** A backup made by CreateBackup, with all that the table is; its ARN. */
    String realBackup(String table, String name) {
        try (DynamoDbClient client = client()) {
            String arn = client.createBackup(it -> it.tableName(table).backupName(name))
                    .backupDetails()
                    .backupArn();
            clock.advance(Duration.ofSeconds(1));
            return arn;
        }
    }

    /** Turns on the point-in-time recovery of the table, and goes on by this time. */
    void pointInTimeRecovery(String table, Duration since) {
        pointInTimeRecovery(client(), table);
        clock.advance(since);
    }

    static void pointInTimeRecovery(DynamoDbClient client, String table) {
        try (client) {
            client.updateContinuousBackups(it ->
                    it.tableName(table).pointInTimeRecoverySpecification(on -> on.pointInTimeRecoveryEnabled(true)));
        }
    }

    DynamoDbClient client() {
        return client(LocalDynamoDb.REGION);
    }

    DynamoDbClient client(String region) {
        return DynamoDbClient.builder()
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "secret")))
                .httpClient(db.inProcessHttpClient())
                .build();
    }

    /** The session that all restores share until the process ends. */
    AwsSession session() {
        if (session.isEmpty()) {
            session = Optional.of(session(LocalDynamoDb.REGION, KEY));
        }
        return session.get();
    }

    /** From now on nothing is known but what was saved, and the credentials are these. */
    void newProcess(String accessKey) {
        session = Optional.of(session(LocalDynamoDb.REGION, accessKey));
    }

    /** From now on nothing is known but what was saved. */
    void newProcess() {
        session = Optional.empty();
    }

    AwsSession session(String region, String accessKey) {
        AwsRuntime runtime = AwsRuntime.with(clock, new Random(7), task -> executor.execute(task));
        CredentialsSource credentials = new CredentialsSource(
                "test", () -> StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")));
        AwsSession session = AwsSession.open(new AwsTarget(region, Optional.empty()), credentials, runtime, http);
        open.add(session);
        return session;
    }

    /** Of the table's point-in-time recovery. */
    static RestoreRequest pointInTime(Instant time) {
        return with(RestoreRequest.of(new RestoreSource.PointInTime("orders", Optional.of(time))), SettingsChoice.NONE);
    }

    /** The latest restorable time. */
    static RestoreRequest latestTime() {
        return with(RestoreRequest.of(new RestoreSource.PointInTime("orders", Optional.empty())), SettingsChoice.NONE);
    }

    static RestoreRequest latest() {
        return with(RestoreRequest.of(new RestoreSource.Latest("orders")), SettingsChoice.NONE);
    }

    static RestoreRequest with(RestoreRequest request, SettingsChoice settings) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                request.targetTable(),
                request.overrides(),
                request.verify(),
                request.timeout(),
                request.dryRun(),
                request.mode(),
                settings,
                request.rollback(),
                request.limits(),
                request.drill());
    }

    /** Applies settings to a table that exists. */
    static RestoreRequest onto(RestoreRequest request, String target) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                target,
                request.overrides(),
                request.verify(),
                request.timeout(),
                request.dryRun(),
                RestoreRequest.Mode.SETTINGS,
                SettingsChoice.ALL,
                request.rollback(),
                request.limits(),
                request.drill());
    }

    static RestoreRequest with(RestoreRequest request, RestoreOverrides overrides) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                request.targetTable(),
                overrides,
                request.verify(),
                request.timeout(),
                request.dryRun(),
                request.mode(),
                request.settings(),
                request.rollback(),
                request.limits(),
                request.drill());
    }

    static RestoreRequest with(RestoreRequest request, VerifyLevel verify) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                request.targetTable(),
                request.overrides(),
                verify,
                request.timeout(),
                request.dryRun(),
                request.mode(),
                request.settings(),
                request.rollback(),
                request.limits(),
                request.drill());
    }

    static RestoreRequest with(RestoreRequest request, Duration timeout) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                request.targetTable(),
                request.overrides(),
                request.verify(),
                timeout,
                request.dryRun(),
                request.mode(),
                request.settings(),
                request.rollback(),
                request.limits(),
                request.drill());
    }

    static RestoreRequest to(RestoreRequest request, String target) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                target,
                request.overrides(),
                request.verify(),
                request.timeout(),
                request.dryRun(),
                request.mode(),
                request.settings(),
                request.rollback(),
                request.limits(),
                request.drill());
    }

    static RestoreRequest from(RestoreRequest request, String region) {
        return new RestoreRequest(
                request.source(),
                Optional.of(region),
                request.targetTable(),
                request.overrides(),
                request.verify(),
                request.timeout(),
                request.dryRun(),
                request.mode(),
                request.settings(),
                request.rollback(),
                request.limits(),
                request.drill());
    }

    static RestoreRequest dryRun(RestoreRequest request) {
        return new RestoreRequest(
                request.source(),
                request.sourceRegion(),
                request.targetTable(),
                request.overrides(),
                request.verify(),
                request.timeout(),
                true,
                request.mode(),
                request.settings(),
                request.rollback(),
                request.limits(),
                request.drill());
    }

    RestoreOperation start(RestoreRequest request) throws BadRequestException {
        return (RestoreOperation) RestoreKind.KIND
                .starter()
                .start(request, Map.of(), session(), host.with(settings), this::save, journal::add);
    }

    RestoreOperation resume(String json) throws BadRequestException {
        return (RestoreOperation) RestoreKind.KIND
                .resumer()
                .resume(
                        new ProgressJson<>(RestoreProgress.class).read(json),
                        session(),
                        host.with(settings),
                        this::save,
                        journal::add);
    }

    RestoreReport run(RestoreRequest request) throws BadRequestException {
        return finish(start(request));
    }

    /** Moves the clock from one wish to the next until the operation is finished. */
    <R> R finish(Operation<?, R> operation) {
        try (operation) {
            for (int advances = 0; operation.advance() instanceof Next.CallAgain again; advances++) {
                assertThat(advances)
                        .as("advances, status: " + operation.status())
                        .isLessThan(MOST_ADVANCES);
                assertThat(again.at()).as("time to call again").isAfter(clock.instant());
                moveTo(again.at());
            }
            return operation.report();
        }
    }

    /** The same for many that share a process. */
    void finishAll(List<? extends Operation<?, ?>> operations) {
        Instant next = clock.instant();
        for (int advances = 0; !next.equals(Instant.MAX); advances++) {
            assertThat(advances).as("advances").isLessThan(MOST_ADVANCES);
            moveTo(next);
            next = Instant.MAX;
            for (Operation<?, ?> operation : operations) {
                if (operation.advance() instanceof Next.CallAgain again
                        && again.at().isBefore(next)) {
                    next = again.at();
                }
            }
        }
        operations.forEach(Operation::close);
    }

    /** Advances the operation, as a caller does that has other things to do, for this long. */
    void runFor(Operation<?, ?> operation, Duration time) {
        Instant until = clock.instant().plus(time);
        while (operation.advance() instanceof Next.CallAgain again
                && !again.at().isAfter(until)) {
            moveTo(again.at());
        }
        moveTo(until);
    }

    /** What happens this long after the start, while an operation runs. */
    void after(Duration time, Runnable event) {
        plans.computeIfAbsent(START.plus(time), key -> new ArrayList<>()).add(event);
    }

    private void moveTo(Instant time) {
        while (!plans.isEmpty() && !plans.firstKey().isAfter(time)) {
            set(plans.firstKey());
            plans.pollFirstEntry().getValue().forEach(Runnable::run);
        }
        set(time);
    }

    private void set(Instant time) {
        if (time.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), time));
        }
    }

    private void save(RestoreProgress progress) throws java.io.IOException {
        saved.add(new ProgressJson<>(RestoreProgress.class).write(progress));
        if (store.isPresent()) {
            store.get().save(progress);
        }
    }

    /** The lines of the journal with this key. */
    List<Message> journal(String key) {
        return journal.stream().filter(line -> line.firstKey().equals(key)).toList();
    }

    /** How often a restore was requested from AWS, accepted or not. */
    int asked() {
        return db.calls().count("RestoreTableFromBackup") + db.calls().count("RestoreTableToPointInTime");
    }

    @Override
    public void close() {
        for (AwsSession it : open) {
            it.close();
        }
        db.close();
    }
}
