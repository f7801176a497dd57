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
 * What a user writes for one operation, as it was written. It is kept with jobs and with builds, so its fields are of
 * the JDK or our own.
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

    /** Empty for the administrator's default. */
    public Optional<String> givenRegion() {
        return Optional.ofNullable(region);
    }

    /** Empty for the administrator's default. */
    public Optional<String> givenCredentialsId() {
        return Optional.ofNullable(credentialsId);
    }

    /**
     * The operation, not yet begun.
     *
     * @param environment values of the variables that a template of names may use
     * @throws BadRequestException when it cannot be carried out as written; nothing was sent
     */
    public abstract Operation<P, R> start(
            AwsSession session, Map<String, String> environment, ProgressStore<String> store, Journal journal)
            throws BadRequestException;

    /** How it goes on, and is kept. */
    public abstract OperationKind<?, P, R> kind();

    /** How the build ends after this report, and what it says. */
    public abstract Closing closing(R report);

    /**
     * A copy with the variables of a build in place, for jobs whose texts nobody else has expanded. Templates of names
     * stay as they are, the engine puts the environment in. So does the id of credentials: who may only start a build
     * must not choose among all that the job may use.
     *
     * @throws BadRequestException when a variable without a value would widen what is done, or do it elsewhere
     */
    public final OperationParameters<P, R> expanded(UnaryOperator<String> variables) throws BadRequestException {
        OperationParameters<P, R> copy = copy();
        copy.setRegion(given("region", region, variables));
        copy.expand(variables);
        return copy;
    }

    /** Puts the variables in place in every text and list of names, except in templates of names. */
    abstract void expand(UnaryOperator<String> variables) throws BadRequestException;

    @CheckForNull
    static String text(@CheckForNull String written, UnaryOperator<String> variables) {
        return written == null ? null : Util.fixEmptyAndTrim(variables.apply(written));
    }

    /** The same where a text that was not written means something else than one that comes to nothing. */
    @CheckForNull
    static String given(String parameter, @CheckForNull String written, UnaryOperator<String> variables)
            throws BadRequestException {
        String text = text(written, variables);
        if (written != null && text == null) {
            throw new BadRequestException(parameter, Messages.Names_comesToNothing(parameter, written));
        }
        return text;
    }

    @SuppressWarnings("unchecked") // of its own class
    private OperationParameters<P, R> copy() {
        try {
            return (OperationParameters<P, R>) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
