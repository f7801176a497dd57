package io.jenkins.plugins.dynamodbbackup.bench;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareOperation;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareRequest;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFolder;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Compares two tables of an endpoint with the engine, as the command line does, after scans of the same tables that throw
 * away what they read. Arguments: endpoint, rounds of both, segments of the scans, items of their pages (0: as AWS has them).
 */
final class EngineCompare {

    static final String LEFT = "left";
    static final String RIGHT = "right";
    static final WorkLimits UNLIMITED = new WorkLimits(Optional.of(10_000_000), Optional.of(10_000_000), Share.ALL);

    /** Pages of each table that a comparison reads at a time. */
    private static final int AT_ONCE = 4;

    private EngineCompare() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[1]);
        int segments = Integer.parseInt(arguments[2]);
        int page = Integer.parseInt(arguments[3]);
        Path folder = Files.createTempDirectory("compare");
        try (AwsRuntime runtime = AwsRuntime.create();
                AwsSession session = open(runtime, arguments[0])) {
            compare(runtime, session, folder, "warm-up", "warm-up-too");
            double scanning = 0;
            double comparing = 0;
            CompareReport report = null;
            Usage usage = Usage.begin();
            for (int round = 0; round < rounds; round++) {
                long started = System.nanoTime();
                new Scans(segments, page).run(session);
                long scanned = System.nanoTime();
                report = compare(runtime, session, folder, LEFT, RIGHT);
                scanning += scanned - started;
                comparing += System.nanoTime() - scanned;
            }
            TreeMap<String, Object> figures = new TreeMap<>();
            figures.put("scanSeconds", scanning / rounds / 1e9);
            figures.put("compareSeconds", comparing / rounds / 1e9);
            figures.put("items", report.counts().left() + report.counts().right());
            figures.put("differences", report.counts().differences());
            figures.put("units", report.counts().leftUnits() + report.counts().rightUnits());
            figures.put("message", report.message().toString());
            usage.end(figures);
        }
    }

    static AwsSession open(AwsRuntime runtime, String endpoint) throws Exception {
        return AwsSession.open(
                AwsTarget.of(LocalDynamoDb.REGION, Optional.of(endpoint)),
                CredentialsSource.defaultChain(),
                runtime,
                EnvironmentHttp.open(Map.of()));
    }

    private static CompareReport compare(AwsRuntime runtime, AwsSession session, Path folder, String left, String right)
            throws Exception {
        CompareRequest request = new CompareRequest(
                left,
                right,
                Optional.empty(),
                Optional.empty(),
                UNLIMITED,
                0,
                List.of(),
                "differences.jsonl",
                false,
                Duration.ofHours(2));
        return new OperationRunner(runtime.clock(), status -> {})
                .run(CompareOperation.start(
                        request,
                        Map.of(),
                        session,
                        new OperationHost(SettingsFiles.NONE, new LineFolder(folder), LocalWorker.ALONE),
                        progress -> {},
                        line -> {}));
    }

    /** Both tables in as many segments as the comparison reads, that many at a time, with nothing done with the items. */
    private record Scans(int segments, int page) {

        void run(AwsSession session) throws InterruptedException {
            Semaphore answers = new Semaphore(0);
            try (EventLoop loop = new EventLoop(session)) {
                loop.aws().onAnswer(answers::release);
                Map<String, Deque<Integer>> waiting = new HashMap<>();
                int[] open = {2 * segments};
                for (String table : List.of(LEFT, RIGHT)) {
                    waiting.put(
                            table,
                            new ArrayDeque<>(
                                    IntStream.range(0, segments).boxed().toList()));
                    for (int begun = 0; begun < AT_ONCE; begun++) {
                        next(loop, table, waiting.get(table), open);
                    }
                }
                while (loop.advance(() -> open[0] == 0) instanceof Next.CallAgain) {
                    answers.tryAcquire(1, TimeUnit.SECONDS);
                }
            }
        }

        private void next(EventLoop loop, String table, Deque<Integer> waiting, int[] open) {
            if (!waiting.isEmpty()) {
                page(loop, table, waiting.remove(), Map.of(), () -> {
                    open[0]--;
                    next(loop, table, waiting, open);
                });
            }
        }

        private void page(
                EventLoop loop, String table, int segment, Map<String, AttributeValue> from, Runnable whenDone) {
            ScanRequest request = ScanRequest.builder()
                    .tableName(table)
                    .segment(segment)
                    .totalSegments(segments)
                    .limit(page == 0 ? null : page)
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build();
            AwsCall<Map<String, AttributeValue>> call = new AwsCall<>(ApiOperation.SCAN, table, clients -> {
                ScanResponse answer = clients.dynamoDb().scan(request);
                return answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of();
            });
            loop.aws()
                    .submit(
                            call,
                            Instant.now().plus(Duration.ofHours(1)),
                            answer -> answer.handle(
                                    next -> {
                                        if (next.isEmpty()) {
                                            whenDone.run();
                                        } else {
                                            page(loop, table, segment, next, whenDone);
                                        }
                                    },
                                    error -> {
                                        throw new IllegalStateException(
                                                error.sentence().toString());
                                    }));
        }
    }
}
