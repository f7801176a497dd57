package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTables;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.Page;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The first tables of an account and region, for people to look at. Nothing is decided by it: it may be a part.
 *
 * @param more whether there are others that were not read
 */
public record TableGlimpse(List<String> names, boolean more) {

    public TableGlimpse {
        names = List.copyOf(names);
    }

    /**
     * @param most no further page is read from here on
     * @param deadline what was read by then is the answer
     */
    public static void submit(
            Dispatcher dispatcher, int most, Instant deadline, Consumer<Answer<TableGlimpse>> whenAnswered) {
        next(dispatcher, most, deadline, new ArrayList<>(), Optional.empty(), whenAnswered);
    }

    private static void next(
            Dispatcher dispatcher,
            int most,
            Instant deadline,
            List<String> read,
            Optional<String> cursor,
            Consumer<Answer<TableGlimpse>> whenAnswered) {
        dispatcher.submit(ListTables.page(cursor), deadline, answer -> {
            if (answer instanceof Answer.Value<Page<String>> value) {
                read.addAll(value.value().entries());
                Optional<String> following = value.value().cursor();
                if (following.isPresent() && read.size() < most) {
                    next(dispatcher, most, deadline, read, following, whenAnswered);
                } else {
                    whenAnswered.accept(new Answer.Value<>(new TableGlimpse(read, following.isPresent())));
                }
                return;
            }
            AwsError error = ((Answer.Failed<Page<String>>) answer).error();
            boolean partly = error.mayPass() && !read.isEmpty();
            whenAnswered.accept(partly ? new Answer.Value<>(new TableGlimpse(read, true)) : Answer.failed(error));
        });
    }
}
