package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A call on its way to an answer: how often it was sent, when it is due again, and whether to try once more. */
final class PendingCall<T> {

    /** What to do about an answer. */
    enum Decision {
        ANSWER,
        AGAIN,
        AGAIN_WITH_NEW_CREDENTIALS,
        AGAIN_WITH_AWS_TIME
    }

    /** Nothing was sent while credentials were missing, so this holds for calls of every kind. */
    private static final int TRIES_FOR_CREDENTIALS = 5;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final AwsCall<T> call;
    private final Instant deadline;
    private final Consumer<Answer<T>> whenAnswered;
    private Instant due = Instant.MIN;
    private int throttled;
    private int unavailable;
    private int withoutCredentials;
    private final Set<Decision> remedies = EnumSet.noneOf(Decision.class);
    private Optional<AwsError> last = Optional.empty();

    PendingCall(AwsCall<T> call, Instant deadline, Consumer<Answer<T>> whenAnswered) {
        this.call = call;
        this.deadline = deadline;
        this.whenAnswered = whenAnswered;
    }

    AwsCall<T> call() {
        return call;
    }

    Instant due() {
        return due;
    }

    Consumer<Answer<T>> whenAnswered() {
        return whenAnswered;
    }

    /** Whether it was sent without a usable answer, and so may have taken effect. */
    boolean answerLost() {
        return unavailable > 0;
    }

    boolean late(Instant now) {
        return now.isAfter(deadline);
    }

    /** Its time is over before it could be sent, or sent again: the last refusal says more than the deadline. */
    void giveUp() {
        whenAnswered.accept(Answer.failed(last.orElseGet(() -> Errors.deadline(call))));
    }

    /** Sends it once, on whatever thread this is. */
    Answer<T> send(AwsSession session) {
        try {
            session.credentials().resolveCredentials();
        } catch (RuntimeException | Error thrown) {
            return Answer.failed(Errors.ofCredentials(thrown, call));
        }
        try {
            return new Answer.Value<>(call.body().apply(session.clients(session.region(call))));
        } catch (RuntimeException | Error thrown) { // too little memory must not become a call without an answer
            return Answer.failed(Errors.of(thrown, call));
        }
    }

    Decision judge(Answer<T> answer, Instant now, RandomGenerator random) {
        if (!(answer instanceof Answer.Failed<T> failed)) {
            return Decision.ANSWER;
        }
        last = Optional.of(failed.error());
        return switch (failed.error().kind()) {
            case THROTTLED, CONCURRENT_UPDATE -> again(now, backoff(++throttled, random));
            case UNAVAILABLE -> againUpTo(call.operation().tries(), ++unavailable, now, random);
            case CREDENTIALS_UNAVAILABLE -> againUpTo(TRIES_FOR_CREDENTIALS, ++withoutCredentials, now, random);
            case EXPIRED, CREDENTIALS_REFUSED -> once(Decision.AGAIN_WITH_NEW_CREDENTIALS, now);
            case CLOCK_SKEW -> once(Decision.AGAIN_WITH_AWS_TIME, now);
            default -> Decision.ANSWER;
        };
    }

    private Decision againUpTo(int tries, int failures, Instant now, RandomGenerator random) {
        return failures < tries ? again(now, backoff(failures, random)) : Decision.ANSWER;
    }

    private Decision once(Decision remedy, Instant now) {
        due = now;
        return remedies.add(remedy) ? remedy : Decision.ANSWER;
    }

    /** Full jitter: a random time below a bound that doubles from 0.5 s to 20 s (spec 1.6). */
    static Duration backoff(int failures, RandomGenerator random) {
        long bound = Math.min(FIRST_WAIT.toMillis() << Math.min(failures - 1, 10), LONGEST_WAIT.toMillis());
        return Duration.ofMillis(random.nextLong(1, bound + 1));
    }

    private Decision again(Instant now, Duration wait) {
        due = now.plus(wait);
        return late(due) ? Decision.ANSWER : Decision.AGAIN;
    }
}
