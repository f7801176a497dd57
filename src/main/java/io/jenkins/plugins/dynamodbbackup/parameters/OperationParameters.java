package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The parameters of an operation as written by the user. They are stored with jobs and builds, so all field types are
 * from the JDK or this plugin.
 *
 * @param <P> the operation's progress
 * @param <R> its report
 */
public abstract class OperationParameters<P extends Progress, R> implements Serializable, Cloneable {

    private static final long serialVersionUID = 1L;

    private String region;
    private String credentialsId;

    @CheckForNull
    public String getRegion() {
        return region;
    }

    public void setRegion(@CheckForNull String value) {
        region = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    public void setCredentialsId(@CheckForNull String value) {
        credentialsId = Util.fixEmptyAndTrim(value);
    }

    /** Empty for the global default. */
    public Optional<String> givenRegion() {
        return Optional.ofNullable(region);
    }

    /** Empty for the global default. */
    public Optional<String> givenCredentialsId() {
        return Optional.ofNullable(credentialsId);
    }

    /**
     * Creates the operation without starting it.
     *
     * @param environment the variables for name templates
     * @throws BadRequestException when the parameters are not valid; nothing was sent
     */
    public abstract Operation<P, R> start(
            AwsSession session, Map<String, String> environment, ProgressStore<String> store, Journal journal)
            throws BadRequestException;

    /** How it is resumed and saved. */
    public abstract OperationKind<?, P, R> kind();

    /** The result and closing message of the build for this report. */
    public abstract Closing closing(R report);

    /**
     * A copy with expanded variables of a build, for jobs whose texts are not expanded otherwise. Name templates are
     * not expanded here, but by the engine. The credentials ID is not expanded, because users who can only start builds
     * must not choose among the credentials of the job.
     *
     * @throws BadRequestException when an unset variable would cause more changes, or changes elsewhere
     */
    public final OperationParameters<P, R> expanded(UnaryOperator<String> variables) throws BadRequestException {
        OperationParameters<P, R> copy = copy();
        copy.setRegion(given("region", region, variables));
        copy.expand(variables);
        return copy;
    }

    /** Expands the variables in all texts and name lists, except in name templates. */
    abstract void expand(UnaryOperator<String> variables) throws BadRequestException;

    @CheckForNull
    static String text(@CheckForNull String written, UnaryOperator<String> variables) {
        return written == null ? null : Util.fixEmptyAndTrim(variables.apply(written));
    }

    /** The same for texts where an unset value differs from one that is empty after variable expansion. */
    @CheckForNull
    static String given(String parameter, @CheckForNull String written, UnaryOperator<String> variables)
            throws BadRequestException {
        String text = text(written, variables);
        if (written != null && text == null) {
            throw new BadRequestException(parameter, Messages.Names_comesToNothing(parameter, written));
        }
        return text;
    }

    @SuppressWarnings("unchecked") // the same class
    private OperationParameters<P, R> copy() {
        try {
            return (OperationParameters<P, R>) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
