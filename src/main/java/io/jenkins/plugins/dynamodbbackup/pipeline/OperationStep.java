package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Progress;
import io.jenkins.plugins.dynamodbbackup.parameters.OperationParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The base of all steps, with the region and the credentials.
 *
 * @param <P> the operation's progress
 * @param <R> its report
 */
public abstract class OperationStep<P extends Progress, R> extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    abstract OperationParameters<P, R> parameters();

    /** Called once, when the operation has ended. */
    abstract void tell(RunReport where, R report);

    /** The return value of the step. */
    abstract Serializable result(R report);

    @Override
    public final StepExecution start(StepContext context) {
        return new OperationExecution<>(context, this);
    }

    @CheckForNull
    public String getRegion() {
        return parameters().getRegion();
    }

    @DataBoundSetter
    public void setRegion(@CheckForNull String value) {
        parameters().setRegion(value);
    }

    @CheckForNull
    public String getCredentialsId() {
        return parameters().getCredentialsId();
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String value) {
        parameters().setCredentialsId(value);
    }
}
