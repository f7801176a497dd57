package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads page after page until there is no cursor. A listing is complete or it failed: a part of one is never used. */
public final class PagedListing<T> {

    private final Dispatcher dispatcher;
    private final Function<Optional<String>, AwsCall<Page<T>>> page;
    private final Instant deadline;
    private final Consumer<Answer<List<T>>> whenAnswered;
    private final List<T> entries = new ArrayList<>();
    private final Set<String> cursors = new HashSet<>();
    private Optional<String> cursor = Optional.empty();

    public PagedListing(
            Dispatcher dispatcher,
            Function<Optional<String>, AwsCall<Page<T>>> page,
            Instant deadline,
            Consumer<Answer<List<T>>> whenAnswered) {
        this.dispatcher = dispatcher;
        this.page = page;
        this.deadline = deadline;
        this.whenAnswered = whenAnswered;
    }

    public void next() {
        AwsCall<Page<T>> call = page.apply(cursor);
        dispatcher.submit(
                call,
                deadline,
                answer -> answer.handle(got -> took(got, call), error -> whenAnswered.accept(Answer.failed(error))));
    }

    private void took(Page<T> got, AwsCall<?> call) {
        entries.addAll(got.entries());
        if (got.cursor().isEmpty()) {
            whenAnswered.accept(new Answer.Value<>(List.copyOf(entries)));
        } else if (!cursors.add(got.cursor().get())) {
            whenAnswered.accept(Answer.failed(new AwsError(
                    ErrorKind.UNEXPECTED,
                    "ListingStuck",
                    Message.of("aws.listingStuck"),
                    call.operation(),
                    call.subject())));
        } else {
            cursor = got.cursor();
            next();
        }
    }
}
