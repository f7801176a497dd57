package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    private final AwsCall<T> call;
    private final Instant deadline;
    private final Consumer<Answer<T>> whenAnswered;
    private Instant due = Instant.MIN;
    private int throttled;
    private int unavailable;
    private int withoutCredentials;
    private boolean renewed;
    private boolean clockAdjusted;
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
            case THROTTLED, CONCURRENT_UPDATE -> again(now, Backoff.after(++throttled, random));
            case UNAVAILABLE ->
                call.operation().repeat() == ApiOperation.Repeat.AGAIN
                        ? againUpTo(call.operation().tries(), ++unavailable, now, random)
                        : Decision.ANSWER;
            case CREDENTIALS_UNAVAILABLE -> againUpTo(TRIES_FOR_CREDENTIALS, ++withoutCredentials, now, random);
            case EXPIRED, CREDENTIALS_REFUSED -> againOnceWithNewCredentials(now);
            case CLOCK_SKEW -> againOnceWithAwsTime(now);
            default -> Decision.ANSWER;
        };
    }

    private Decision againUpTo(int tries, int failures, Instant now, RandomGenerator random) {
        return failures < tries ? again(now, Backoff.after(failures, random)) : Decision.ANSWER;
    }

    private Decision againOnceWithNewCredentials(Instant now) {
        if (renewed) {
            return Decision.ANSWER;
        }
        renewed = true;
        due = now;
        return Decision.AGAIN_WITH_NEW_CREDENTIALS;
    }

    private Decision againOnceWithAwsTime(Instant now) {
        if (clockAdjusted) {
            return Decision.ANSWER;
        }
        clockAdjusted = true;
        due = now;
        return Decision.AGAIN_WITH_AWS_TIME;
    }

    private Decision again(Instant now, Duration wait) {
        due = now.plus(wait);
        return late(due) ? Decision.ANSWER : Decision.AGAIN;
    }
}
