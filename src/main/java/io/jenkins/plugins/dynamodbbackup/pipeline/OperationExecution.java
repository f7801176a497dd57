package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.agent.BuildHost;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnections;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
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
 * An operation of the engine as a step. It holds no thread while AWS works. The state to resume after a restart is in
 * its fields, saved with the build before anything is changed in AWS. The running operation is in the driver.
 *
 * @param <P> the operation's progress
 * @param <R> its report
 */
class OperationExecution<P extends Progress, R> extends StepExecution {

    private static final long serialVersionUID = 1L;
    private static final long SAVED_WITHIN_SECONDS = 60;

    private final OperationStep<?, P, R> step;

    /** The region in which it began, even if the global default changes; empty until it is known. */
    private volatile String region;

    /** The agent of the node block in which it began; empty for the controller. */
    private volatile String agent = "";

    /** JSON; empty until the operation has begun. */
    private volatile String progress = "";

    private transient volatile OperationDriver<P, R> driver;
    private transient volatile boolean resumed;

    OperationExecution(StepContext context, OperationStep<?, P, R> step) {
        super(context);
        this.step = step;
        this.region = step.givenRegion().orElse("");
    }

    /** For example {@code backup}. */
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

    /** There is only one driver: an abort can arrive before the step is resumed after a restart. */
    private synchronized OperationDriver<P, R> driver() {
        if (driver == null) {
            driver = new OperationDriver<>(this, StepPool.get());
        }
        return driver;
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        driver().stop(cause);
        if (StepPool.get().closed()) { // checked last, so that a shutdown in the meantime is not missed
            super.stop(cause);
        }
    }

    @Override
    public String getStatus() {
        OperationDriver<P, R> running = driver;
        return running == null ? Messages.OperationExecution_notStarted() : running.status();
    }

    /** Whether the step ended without being stopped, because its build was forcibly terminated or killed. */
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

    /** Whether there is progress to resume. */
    boolean begun() {
        return !progress.isEmpty();
    }

    /** What AWS may still complete of the requests before a restart, as text; empty if nothing. */
    Optional<String> askedBefore() {
        List<String> names = begun() ? step.kind().askedFor(progress) : List.of();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(OneLine.of(Messages.OperationExecution_asked(String.join(", ", names))));
    }

    /** Does not call AWS yet. */
    AwsConnection connect(TaskListener listener) throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        Optional<String> where = region.isEmpty() ? Optional.empty() : Optional.of(region);
        AwsConnection connection = AwsConnections.get().open(run, listener, where, step.givenCredentialsId());
        region = connection.session().target().region();
        return connection;
    }

    /** The new or resumed operation. */
    Operation<P, R> operation(AwsConnection connection, Journal journal) throws IOException, InterruptedException {
        OperationKind<?, P, R> kind = step.kind();
        AwsSession session = connection.session();
        try {
            if (!progress.isEmpty()) {
                return kind.resume(progress, session, host(connection, journal), this::save, journal);
            }
            agent = BuildHost.agent(getContext().get(Computer.class));
            EnvVars environment = getContext().get(EnvVars.class);
            Operation<P, R> fresh = step.start(session, environment, host(connection, journal), this::save, journal);
            progress = kind.text(fresh.progress()); // from here on, a restart does not change names or the deadline
            return fresh;
        } catch (BadRequestException refused) {
            throw new AbortException(refused.getMessage());
        }
    }

    private OperationHost host(AwsConnection connection, Journal journal) throws IOException, InterruptedException {
        String id = getContext().get(FlowNode.class).getId();
        return BuildHost.of(getContext().get(Run.class), id, agent, connection, journal);
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
