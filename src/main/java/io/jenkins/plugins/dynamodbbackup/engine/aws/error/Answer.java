package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import java.util.function.Consumer;
import java.util.function.Function;

/** The final answer to a call, after all retries. */
public sealed interface Answer<T> {

    record Value<T>(T value) implements Answer<T> {}

    record Failed<T>(AwsError error) implements Answer<T> {}

    default void handle(Consumer<T> onValue, Consumer<AwsError> onError) {
        if (this instanceof Value<T> answer) {
            onValue.accept(answer.value());
        } else {
            onError.accept(((Failed<T>) this).error());
        }
    }

    default <R> R fold(Function<T, R> onValue, Function<AwsError, R> onError) {
        return this instanceof Value<T> answer
                ? onValue.apply(answer.value())
                : onError.apply(((Failed<T>) this).error());
    }

    /** The failure as the answer of another call. */
    static <R> Answer<R> failed(AwsError error) {
        return new Failed<>(error);
    }
}
