package io.jenkins.plugins.dynamodbbackup.pipeline;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import io.jenkins.plugins.dynamodbbackup.report.RunningOperation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Runs the operation of a step. It advances the operation when it is due, when a response from AWS arrives and when the
 * step is stopped: one turn at a time, on any thread of the pool. It ends the step exactly once.
 */
final class OperationDriver<P extends Progress, R> {

    private static final Logger LOGGER = Logger.getLogger(OperationDriver.class.getName());

    /** The longest idle time, so that a change of the system clock does not delay a step. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration CONNECT_EVERY = Duration.ofSeconds(10);
    private static final int CONNECT_ATTEMPTS = 13;

    private final OperationExecution<P, R> execution;
    private final StepPool pool;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile Optional<Throwable> stopped = Optional.empty();
    private volatile String status = Messages.OperationExecution_notStarted();

    // Used only within a turn:
    private Optional<Running<P, R>> running = Optional.empty();
    private Optional<RunningOperation> shown = Optional.empty();
    private Future<?> timer = CompletableFuture.completedFuture(null);
    private boolean over;
    private boolean told;
    private int attempts;

    private record Running<P, R>(AwsConnection connection, Operation<P, R> operation) {

        void close() {
            try {
                operation.close();
            } finally {
                connection.close();
            }
        }
    }

    OperationDriver(OperationExecution<P, R> execution, StepPool pool) {
        this.execution = execution;
        this.pool = pool;
    }

    String status() {
        return status;
    }

    /** Can be called on any thread when there is work to do. */
    void wake() {
        if (wanted.getAndIncrement() == 0) {
            pool.run(this::turns, Duration.ZERO);
        }
    }

    /** Can be called on any thread; ends the step with this cause without waiting for AWS. */
    void stop(Throwable cause) {
        stopped = Optional.of(cause);
        wake();
    }

    private void turns() {
        int seen;
        do {
            seen = wanted.get();
            turn();
        } while (!wanted.compareAndSet(seen, 0));
    }

    private void turn() {
        if (over || goingDown()) {
            return;
        }
        timer.cancel(false);
        try {
            if (execution.endedByOthers()) {
                leave();
            } else if (stopped.isPresent()) {
                abort(stopped.get());
            } else {
                advance();
            }
        } catch (Throwable failed) { // any failure must end the step, or it would hang forever
            LOGGER.log(failed instanceof AbortException ? Level.FINE : Level.WARNING, "a step ends early", failed);
            if (!over && !goingDown()) { // a failure during shutdown is retried after the restart
                tellOfEarlyEnd();
                end(() -> execution.getContext().onFailure(failed));
            }
        }
    }

    /** The step then resumes after the restart, unless it was stopped, which is not known after the restart. */
    private boolean goingDown() {
        return pool.closed() && stopped.isEmpty();
    }

    private void advance() throws IOException, InterruptedException {
        if (shown.isEmpty()) {
            shown = Optional.of(runReport().begin(execution.kind(), status));
        }
        if (running.isEmpty()) {
            running = opened();
        }
        if (running.isEmpty()) {
            status = Messages.OperationExecution_waitsForCredentials();
            shown.get().waits(status);
            timer = pool.run(this::wake, CONNECT_EVERY);
            return;
        }
        Operation<P, R> operation = running.get().operation();
        Next next = operation.advance();
        LiveOperation live = operation.live();
        status = live.status().toString();
        shown.get().saw(running.get().connection().session().target(), live);
        if (pool.closed()) {
            return; // it may have ended because of the shutdown; it resumes from the saved progress
        }
        if (next instanceof Next.CallAgain again) {
            timer = pool.run(this::wake, until(again.at()));
        } else {
            finish(execution.outcome(told(operation)));
        }
    }

    private Optional<Running<P, R>> opened() throws IOException, InterruptedException {
        try (StepPool.Wait lookup = pool.waiting()) { // credentials stores may contact other servers
            Optional<AwsConnection> connection = connected();
            return connection.isPresent() ? Optional.of(open(connection.get())) : Optional.empty();
        }
    }

    private Optional<Running<P, R>> taken() throws InterruptedException {
        try (StepPool.Wait lookup = pool.waiting()) {
            return Optional.of(open(execution.connect(listener())));
        } catch (IOException | RuntimeException impossible) {
            LOGGER.log(Level.FINE, "what was saved could not be read for an abort", impossible);
            return Optional.empty();
        }
    }

    /** Empty while retries are useful: after a restart, credentials stores can load late. */
    private Optional<AwsConnection> connected() throws IOException, InterruptedException {
        try {
            return Optional.of(execution.connect(listener()));
        } catch (AbortException refused) {
            if (!execution.resumed()) {
                throw refused;
            }
            if (attempts == 0) {
                listener().getLogger().println(Messages.OperationExecution_notYet(refused.getMessage()));
            }
            if (++attempts == CONNECT_ATTEMPTS) {
                throw new AbortException(Messages.OperationExecution_notResumed(refused.getMessage()));
            }
            return Optional.empty();
        }
    }

    private Running<P, R> open(AwsConnection connection) throws IOException, InterruptedException {
        try {
            Operation<P, R> operation = execution.operation(
                    connection, runReport().journal(connection.session().target()));
            operation.onAnswer(this::wake);
            node().beginPause();
            return new Running<>(connection, operation);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    /** The report of the operation, after it was shown once. */
    private R told(Operation<P, R> operation) throws IOException, InterruptedException {
        R report = operation.report();
        if (!told) {
            told = true;
            execution.tell(runReport(), report);
            shown.ifPresent(RunningOperation::close);
        }
        return report;
    }

    private void tellOfEarlyEnd() {
        try {
            if (running.isPresent()) {
                told(running.get().operation());
            } else {
                tellWhatWasAsked();
            }
        } catch (Throwable unimportant) { // as in a turn
            LOGGER.log(Level.WARNING, "the report of a step that ends early could not be shown", unimportant);
        }
    }

    private void tellWhatWasAsked() throws IOException, InterruptedException {
        Optional<String> asked = execution.askedBefore();
        if (asked.isPresent()) {
            listener().getLogger().println(asked.get());
        }
    }

    private static Duration until(Instant due) {
        Duration wait = Duration.between(Instant.now(), due);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE;
    }

    private void finish(StepOutcome outcome) throws IOException, InterruptedException {
        StepContext context = execution.getContext();
        switch (outcome.verdict()) {
            case SUCCESS, REQUESTED -> {
                listener().getLogger().println(outcome.closing());
                end(() -> context.onSuccess(outcome.result()));
            }
            case UNSTABLE -> {
                listener().getLogger().println(outcome.closing());
                node().unstable(outcome.closing());
                context.get(Run.class).setResult(Result.UNSTABLE);
                end(() -> context.onSuccess(outcome.result()));
            }
            case FAILURE, ABORTED -> end(() -> context.onFailure(new AbortException(outcome.closing())));
        }
    }

    private void abort(Throwable cause) throws IOException, InterruptedException {
        if (running.isEmpty() && execution.begun()) {
            running = taken(); // right after a restart, the saved progress tells what AWS may complete
        }
        if (running.isPresent()) {
            Operation<P, R> operation = running.get().operation();
            operation.stop();
            listener().getLogger().println(execution.outcome(told(operation)).closing());
        } else {
            tellWhatWasAsked();
        }
        end(() -> execution.getContext().onFailure(cause));
    }

    /** The step has ended, so nothing more must be requested in AWS. */
    private void leave() {
        LOGGER.log(Level.FINE, "a step was ended by others");
        running.ifPresent(it -> it.operation().stop());
        tellOfEarlyEnd();
        end(() -> {});
    }

    private void end(Runnable tell) {
        over = true;
        try {
            shown.ifPresent(RunningOperation::close);
            running.ifPresent(Running::close);
            node().endPause();
        } catch (Throwable unimportant) { // as in a turn
            LOGGER.log(Level.WARNING, "a step that ends leaves something open", unimportant);
        } finally {
            running = Optional.empty();
            tell.run();
        }
    }

    private StepNode node() throws IOException, InterruptedException {
        return new StepNode(execution.getContext().get(FlowNode.class));
    }

    private RunReport runReport() throws IOException, InterruptedException {
        return new RunReport(execution.getContext().get(Run.class), listener());
    }

    private TaskListener listener() throws IOException, InterruptedException {
        return execution.getContext().get(TaskListener.class);
    }
}
