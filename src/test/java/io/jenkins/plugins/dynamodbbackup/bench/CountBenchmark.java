package io.jenkins.plugins.dynamodbbackup.bench;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CountItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Counts 200,000 items in DynamoDB Local, side by side and one page after the other, in turns. */
final class CountBenchmark {

    private static final int ITEMS = 200_000;
    private static final int ROUNDS = 5;

    private CountBenchmark() {}

    static void run() throws Exception {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        List<String> items = IntStream.range(0, ITEMS)
                .mapToObj(i -> "{\"id\":{\"S\":\"item-%06d\"},\"text\":{\"S\":\"%s\"}}".formatted(i, "x".repeat(200)))
                .toList();
        try (LocalDynamoDb db = LocalDynamoDb.start();
                AwsRuntime runtime = AwsRuntime.create();
                AwsSession session = AwsSession.open(
                        AwsTarget.of(
                                LocalDynamoDb.REGION, Optional.of(db.endpoint().toString())),
                        CredentialsSource.defaultChain(),
                        runtime,
                        EnvironmentHttp.open(Map.of()))) {
            db.seed().table("orders", items);
            count(session, 1);
            List<Double> one = new ArrayList<>();
            List<Double> many = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                one.add(count(session, 1));
                many.add(count(session, CountItems.SEGMENTS));
            }
            System.out.printf("(d) counting %d items, median of %d rounds in turns%n", ITEMS, ROUNDS);
            System.out.printf(
                    "  %d segments are %.2f times as fast as one (%.0f ms against %.0f ms)%n",
                    CountItems.SEGMENTS, median(one) / median(many), median(many), median(one));
        }
    }

    /** Milliseconds for one count. */
    private static double count(AwsSession session, int segments) throws InterruptedException {
        AtomicReference<Answer<Long>> result = new AtomicReference<>();
        Semaphore answers = new Semaphore(0);
        long started = System.nanoTime();
        try (EventLoop loop = new EventLoop(session)) {
            loop.aws().onAnswer(answers::release);
            CountItems.submit(
                    loop.aws(),
                    "orders",
                    LocalDynamoDb.REGION,
                    segments,
                    Instant.now().plus(Duration.ofMinutes(5)),
                    result::set);
            while (loop.advance(() -> result.get() != null) instanceof Next.CallAgain) {
                answers.tryAcquire(1, TimeUnit.SECONDS);
            }
        }
        long counted = result.get().fold(number -> number, error -> {
            throw new IllegalStateException(error.sentence().toString());
        });
        if (counted != ITEMS) {
            throw new IllegalStateException("counted " + counted);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
