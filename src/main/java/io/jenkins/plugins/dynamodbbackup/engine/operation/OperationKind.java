package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.util.List;
import java.util.Map;

/**
 * A kind of operation: how it starts, and how it is resumed from its progress, which is saved as JSON.
 *
 * @param name such as {@code backup}
 * @param version of the progress, as read by this program
 * @param <Q> its request
 * @param <P> its progress
 * @param <R> its report
 */
public record OperationKind<Q, P extends Progress, R>(
        String name, Class<P> progress, int version, Starter<Q, P, R> starter, Resumer<P, R> resumer) {

    /** Starts an operation; sends nothing yet. */
    @FunctionalInterface
    public interface Starter<Q, P, R> {

        Operation<P, R> start(
                Q request,
                Map<String, String> environment,
                AwsSession session,
                OperationHost host,
                ProgressStore<P> store,
                Journal journal)
                throws BadRequestException;
    }

    /** Resumes an operation; sends nothing yet. */
    @FunctionalInterface
    public interface Resumer<P, R> {

        Operation<P, R> resume(P saved, AwsSession session, OperationHost host, ProgressStore<P> store, Journal journal)
                throws BadRequestException;
    }

    /**
     * @param environment values of the variables that names may use
     * @throws BadRequestException when the request cannot be carried out as written; nothing was sent
     */
    public Operation<P, R> start(
            Q request,
            Map<String, String> environment,
            AwsSession session,
            OperationHost host,
            ProgressStore<String> store,
            Journal journal)
            throws BadRequestException {
        return starter.start(request, environment, session, host, known -> store.save(text(known)), journal);
    }

    /** @throws BadRequestException when the progress is damaged, or of another kind, version or region */
    public Operation<P, R> resume(
            String saved, AwsSession session, OperationHost host, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        json().requireVersion(saved, version);
        return resumer.resume(json().read(saved), session, host, known -> store.save(text(known)), journal);
    }

    public String text(P known) {
        return json().write(known);
    }

    /** Names of what AWS may still be creating; none if the progress cannot be read. */
    public List<String> askedFor(String saved) {
        try {
            return json().read(saved).askedFor();
        } catch (BadRequestException damaged) {
            return List.of();
        }
    }

    private ProgressJson<P> json() {
        return new ProgressJson<>(progress);
    }
}
