package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dynamodbbackup.parameters.OperationParameters;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** What every step is told: where to work, and as whom. */
public abstract class OperationStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    abstract OperationParameters<?, ?> parameters();

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
