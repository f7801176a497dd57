package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** A dispatcher with a clock of its own: calls run on the calling thread, and time passes when nothing else is due. */
public final class Border implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    public static final String REGION = "eu-west-1";

    public final VirtualClock clock = new VirtualClock(START);
    public final AwsRuntime runtime = AwsRuntime.with(clock, new Random(1), Runnable::run);
    public final AwsSession session;
    public final Dispatcher dispatcher;

    public Border(SdkHttpClient http) {
        this(http, keys("AKIDEXAMPLE"));
    }

    public Border(SdkHttpClient http, Supplier<AwsCredentialsProvider> credentials) {
        session = AwsSession.open(
                new AwsTarget(REGION, Optional.empty()), new CredentialsSource("test", credentials), runtime, http);
        dispatcher = new Dispatcher(session);
    }

    public static Supplier<AwsCredentialsProvider> keys(String accessKey) {
        return () -> StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "wJalrXUtnFEMI"));
    }

    public Instant in(Duration time) {
        return START.plus(time);
    }

    /** The answer of one call, however long the dispatcher takes for it. */
    public <T> Answer<T> answer(AwsCall<T> call, Instant deadline) {
        return answer(then -> dispatcher.submit(call, deadline, then));
    }

    public <T> Answer<T> answer(Consumer<Consumer<Answer<T>>> submit) {
        List<Answer<T>> answers = new ArrayList<>();
        submit.accept(answers::add);
        run();
        if (answers.size() != 1) {
            throw new AssertionError(answers.size() + " answers where one was due: " + answers);
        }
        return answers.get(0);
    }

    public static <T> AwsError error(Answer<T> answer) {
        return ((Answer.Failed<T>) answer).error();
    }

    public static <T> T value(Answer<T> answer) {
        return answer.fold(it -> it, error -> {
            throw new AssertionError(error.sentence());
        });
    }

    /** Until nothing is left to send or to deliver. */
    public void run() {
        for (Optional<Instant> next = dispatcher.advance(); next.isPresent(); next = dispatcher.advance()) {
            if (!next.get().isAfter(clock.instant())) {
                throw new AssertionError("something is due that an advance does not do");
            }
            clock.advance(Duration.between(clock.instant(), next.get()));
        }
        if (dispatcher.underWay() > 0) {
            throw new AssertionError("an answer is awaited that never arrives");
        }
    }

    public Duration passed() {
        return Duration.between(START, clock.instant());
    }

    @Override
    public void close() {
        session.close();
    }
}
