package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.NameList;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The base of all steps: an operation of the engine with its parameters as written by the user. They are stored with
 * builds, so all field types are from the JDK or this plugin.
 *
 * @param <Q> the request to the engine
 * @param <P> the operation's progress
 * @param <R> its report
 */
public abstract class OperationStep<Q, P extends Progress, R> extends Step implements Serializable, Cloneable {

    private static final long serialVersionUID = 1L;

    private String region;
    private String credentialsId;

    /** @throws BadRequestException when the parameters contradict each other */
    public abstract Q request() throws BadRequestException;

    /** How the operation is started, resumed and saved. */
    public abstract OperationKind<Q, P, R> kind();

    /** The result and closing message of the build for this report. */
    public abstract Closing closing(R report);

    /** Called once, when the operation has ended. */
    public abstract void tell(RunReport where, R report);

    /** The return value of the step. */
    abstract Serializable result(R report);

    @Override
    public final StepExecution start(StepContext context) {
        return new OperationExecution<>(context, this);
    }

    /**
     * Creates the operation without starting it.
     *
     * @param environment the variables for name templates
     * @throws BadRequestException when the parameters are not valid; nothing was sent
     */
    public final Operation<P, R> start(
            AwsSession session,
            Map<String, String> environment,
            OperationHost host,
            ProgressStore<String> store,
            Journal journal)
            throws BadRequestException {
        return kind().start(request(), environment, session, host, store, journal);
    }

    @CheckForNull
    public String getRegion() {
        return region;
    }

    @DataBoundSetter
    public void setRegion(@CheckForNull String value) {
        region = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String value) {
        credentialsId = Util.fixEmptyAndTrim(value);
    }

    /** Empty for the global default. */
    public final Optional<String> givenRegion() {
        return Optional.ofNullable(region);
    }

    /** Empty for the global default. */
    public final Optional<String> givenCredentialsId() {
        return Optional.ofNullable(credentialsId);
    }

    /**
     * A copy with expanded variables of a build, for jobs whose texts are not expanded by Groovy. Name templates are
     * not expanded here, but by the engine. The credentials ID is not expanded, because users who can only start builds
     * must not choose among the credentials of the job.
     *
     * @throws BadRequestException when an unset variable would cause more changes, or changes elsewhere
     */
    public final OperationStep<Q, P, R> expanded(UnaryOperator<String> variables) throws BadRequestException {
        OperationStep<Q, P, R> copy = copy();
        copy.setRegion(NameList.givenText("region", region, variables));
        copy.expand(variables);
        return copy;
    }

    /** Expands the variables in all texts and name lists, except in name templates. */
    abstract void expand(UnaryOperator<String> variables) throws BadRequestException;

    @SuppressWarnings("unchecked") // the same class
    private OperationStep<Q, P, R> copy() {
        try {
            return (OperationStep<Q, P, R>) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
