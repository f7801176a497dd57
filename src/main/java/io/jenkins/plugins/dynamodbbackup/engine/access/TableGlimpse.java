package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTables;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The first tables of an account and region, for forms. It may be incomplete, so no operation uses it.
 *
 * @param more whether there are tables that were not read
 */
public record TableGlimpse(List<String> names, boolean more) {

    public TableGlimpse {
        names = List.copyOf(names);
    }

    /**
     * @param most with so many tables no further page is read
     * @param deadline the answer has the tables that were read by then
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
            answer.handle(
                    page -> {
                        read.addAll(page.entries());
                        Optional<String> following = page.cursor();
                        if (following.isPresent() && read.size() < most) {
                            next(dispatcher, most, deadline, read, following, whenAnswered);
                        } else {
                            whenAnswered.accept(new Answer.Value<>(new TableGlimpse(read, following.isPresent())));
                        }
                    },
                    error -> {
                        boolean partly = error.mayPass() && !read.isEmpty();
                        whenAnswered.accept(
                                partly ? new Answer.Value<>(new TableGlimpse(read, true)) : Answer.failed(error));
                    });
        });
    }
}
