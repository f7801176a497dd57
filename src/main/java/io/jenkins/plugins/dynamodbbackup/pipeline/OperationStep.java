package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.io.Serializable;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** What every step is told: where to work, and as whom. Kept with the build until the operation has begun. */
public abstract class OperationStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private String region;
    private String credentialsId;

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

    Optional<String> givenRegion() {
        return Optional.ofNullable(region);
    }

    Optional<String> givenCredentialsId() {
        return Optional.ofNullable(credentialsId);
    }
}
