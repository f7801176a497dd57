package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import java.util.function.Consumer;
import java.util.function.Function;

/** What came of a call in the end, after all retries that were right to make. */
public sealed interface Answer<T> {

    record Value<T>(T value) implements Answer<T> {}

    record Failed<T>(AwsError error) implements Answer<T> {}

    /** One of the two, so that none is forgotten. */
    default <R> R fold(Function<T, R> onValue, Function<AwsError, R> onError) {
        return this instanceof Value<T> answer
                ? onValue.apply(answer.value())
                : onError.apply(((Failed<T>) this).error());
    }

    /** The same where nothing is returned. */
    default void use(Consumer<T> onValue, Consumer<AwsError> onError) {
        if (this instanceof Value<T> answer) {
            onValue.accept(answer.value());
        } else {
            onError.accept(((Failed<T>) this).error());
        }
    }

    /** The same failure as the answer of another call; only for failed answers. */
    static <R> Answer<R> failed(AwsError error) {
        return new Failed<>(error);
    }
}
