package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.Names;
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
 * One operation of the engine as a step, with what the user wrote for it. It is kept with builds, so its fields are of
 * the JDK or our own.
 *
 * @param <Q> what the engine is asked for
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

    /** How the build ends after this report, and what it says. */
    public abstract Closing closing(R report);

    /** Called once, when the operation has ended. */
    public abstract void tell(RunReport where, R report);

    /** What the step returns. */
    abstract Serializable result(R report);

    @Override
    public final StepExecution start(StepContext context) {
        return new OperationExecution<>(context, this);
    }

    /**
     * The operation, not yet begun.
     *
     * @param environment values of the variables that a template of names may use
     * @throws BadRequestException when it cannot be carried out as written; nothing was sent
     */
    public final Operation<P, R> start(
            AwsSession session, Map<String, String> environment, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return kind().start(request(), environment, session, store, journal);
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

    /** Empty for the administrator's default. */
    public final Optional<String> givenRegion() {
        return Optional.ofNullable(region);
    }

    /** Empty for the administrator's default. */
    public final Optional<String> givenCredentialsId() {
        return Optional.ofNullable(credentialsId);
    }

    /**
     * A copy with the variables of a build in place, for jobs whose texts Groovy has not expanded. Templates of names
     * stay as they are, the engine puts the environment in. So does the id of credentials: who may only start a build
     * must not choose among all that the job may use.
     *
     * @throws BadRequestException when a variable without a value would widen what is done, or do it elsewhere
     */
    public final OperationStep<Q, P, R> expanded(UnaryOperator<String> variables) throws BadRequestException {
        OperationStep<Q, P, R> copy = copy();
        copy.setRegion(Names.givenText("region", region, variables));
        copy.expand(variables);
        return copy;
    }

    /** Puts the variables in place in every text and list of names, except in templates of names. */
    abstract void expand(UnaryOperator<String> variables) throws BadRequestException;

    @SuppressWarnings("unchecked") // of its own class
    private OperationStep<Q, P, R> copy() {
        try {
            return (OperationStep<Q, P, R>) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
