package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnections;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Progress;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One operation of the engine as a step. It holds no thread while AWS works. What it must know to go on after a restart
 * is text in its own fields, saved with the build before anything is changed in AWS; all that lives is in the driver.
 *
 * @param <P> the operation's progress
 * @param <R> its report
 */
class OperationExecution<P extends Progress, R> extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final long SAVED_WITHIN_SECONDS = 60;

    private final OperationStep<?, P, R> step;

    /** Where it began, though the administrator's default may change meanwhile. Empty as long as that is not known. */
    private volatile String region;

    /** JSON; empty as long as the operation has not begun. */
    private volatile String progress = "";

    private transient volatile OperationDriver<P, R> driver;
    private transient volatile boolean resumed;

    OperationExecution(StepContext context, OperationStep<?, P, R> step) {
        super(context);
        this.step = step;
        this.region = step.givenRegion().orElse("");
    }

    /** Such as {@code backup}. */
    String kind() {
        return step.kind().name();
    }

    /** Called once, when the operation has ended. */
    void tell(RunReport where, R report) {
        step.tell(where, report);
    }

    StepOutcome outcome(R report) {
        Closing closing = step.closing(report);
        return new StepOutcome(closing.verdict(), closing.sentence(), step.result(report));
    }

    @Override
    public boolean start() {
        driver().wake();
        return false;
    }

    @Override
    public void onResume() {
        resumed = true;
        driver().wake();
    }

    /** Only one: an abort may come before the step is told to go on after a restart. */
    private synchronized OperationDriver<P, R> driver() {
        if (driver == null) {
            driver = new OperationDriver<>(this, StepPool.get());
        }
        return driver;
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        driver().stop(cause);
        if (StepPool.get().closed()) { // looked at last, as otherwise nobody might hear of it before Jenkins is down
            super.stop(cause);
        }
    }

    @Override
    public String getStatus() {
        OperationDriver<P, R> running = driver;
        return running == null ? Messages.OperationExecution_notStarted() : running.status();
    }

    /** Whether the step is over without having been asked to stop: its build was forcibly terminated, or killed. */
    boolean endedByOthers() throws IOException, InterruptedException {
        return !buildGoesOn() || !getContext().get(FlowNode.class).isActive();
    }

    private boolean buildGoesOn() throws InterruptedException {
        try {
            return getContext().get(Run.class).isBuilding();
        } catch (IOException killed) {
            return false;
        }
    }

    /** Whether Jenkins was restarted since the step began. */
    boolean resumed() {
        return resumed;
    }

    /** Whether there is something to go on with. */
    boolean begun() {
        return !progress.isEmpty();
    }

    /** What may go on in AWS of what was begun before a restart, for people; empty if nothing does. */
    Optional<String> askedBefore() {
        List<String> names = begun() ? step.kind().askedFor(progress) : List.of();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(OneLine.of(Messages.OperationExecution_asked(String.join(", ", names))));
    }

    /** Makes no call of AWS yet. */
    AwsConnection connect(TaskListener listener) throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        Optional<String> where = region.isEmpty() ? Optional.empty() : Optional.of(region);
        AwsConnection connection = AwsConnections.get().open(run, listener, where, step.givenCredentialsId());
        region = connection.session().target().region();
        return connection;
    }

    /** The operation, new or where it was left. */
    Operation<P, R> operation(AwsSession session, Journal journal) throws IOException, InterruptedException {
        OperationKind<?, P, R> kind = step.kind();
        try {
            if (!progress.isEmpty()) {
                return kind.resume(progress, session, this::save, journal);
            }
            EnvVars environment = getContext().get(EnvVars.class);
            Operation<P, R> fresh = step.start(session, environment, this::save, journal);
            progress = kind.text(fresh.progress()); // from here on a restart moves neither names nor deadline
            return fresh;
        } catch (BadRequestException refused) {
            throw new AbortException(refused.getMessage());
        }
    }

    private void save(String known) throws IOException {
        progress = known;
        try (StepPool.Wait saving = StepPool.get().waiting()) {
            getContext().saveState().get(SAVED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException(OneLine.of(Messages.OperationExecution_notSaved(failed)), failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Messages.OperationExecution_notSaved(e), e);
        }
    }
}
