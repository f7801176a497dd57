package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A small query to AWS for a form.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface Question<T> {

    /**
     * Submits the calls.
     *
     * @param whenAnswered to be called once, with anything but null
     */
    void submit(Dispatcher dispatcher, Consumer<T> whenAnswered);

    /**
     * Waits on the calling thread; calls in progress at the end of the limit are cancelled.
     *
     * @return empty when there was no answer in this time
     */
    default Optional<T> ask(AwsSession session, Duration limit) throws InterruptedException {
        Clock clock = session.runtime().clock();
        Instant end = clock.instant().plus(limit);
        Semaphore arrived = new Semaphore(0);
        List<T> answers = new ArrayList<>(1);
        try (Dispatcher dispatcher = new Dispatcher(session)) {
            dispatcher.onAnswer(arrived::release);
            submit(dispatcher, answers::add);
            while (true) {
                Optional<Instant> next = dispatcher.advance();
                Instant now = clock.instant();
                if (!answers.isEmpty() || !now.isBefore(end)) {
                    return answers.stream().findFirst();
                }
                Instant until = next.filter(end::isAfter).orElse(end);
                if (arrived.tryAcquire(Duration.between(now, until).toMillis() + 1, TimeUnit.MILLISECONDS)) {
                    arrived.drainPermits();
                }
            }
        }
    }
}
