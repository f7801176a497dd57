package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnections;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Progress;
import io.jenkins.plugins.dynamodbbackup.parameters.Closing;
import io.jenkins.plugins.dynamodbbackup.parameters.OperationParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * An operation of the engine as a build step. It occupies the executor of the build while AWS works. Its progress is
 * kept only in memory, because the build ends when Jenkins shuts down.
 *
 * @param <P> the operation's progress
 * @param <R> its report
 */
public abstract class OperationBuilder<P extends Progress, R> extends Builder implements SimpleBuildStep {

    private Unreadable unreadable = Unreadable.NOTHING;

    abstract OperationParameters<P, R> parameters();

    abstract void tell(RunReport where, R report);

    Unreadable unreadable() {
        return unreadable;
    }

    void keep(Unreadable given) {
        unreadable = given;
    }

    /** The value from a script, unless its arguments were refused: the step then keeps them for the build to report. */
    @CheckForNull
    final Object accepted(@CheckForNull Object written) {
        if (written instanceof Unreadable refused) {
            keep(refused);
            return null;
        }
        return written;
    }

    /** For the form: the reasons why the step cannot run as stored. */
    @Restricted(NoExternalUse.class)
    public List<String> getProblems() {
        return unreadable.sentences();
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

    @Override
    public boolean requiresWorkspace() {
        return false;
    }

    @Override
    public void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        if (!unreadable.isEmpty()) {
            throw new AbortException(unreadable.line());
        }
        RunningBuilders running = RunningBuilders.get();
        running.begin();
        try {
            end(run, listener, operate(run, env, listener));
        } catch (BadRequestException refused) {
            throw new AbortException(refused.getMessage());
        } finally {
            running.end();
        }
    }

    private Closing operate(Run<?, ?> run, EnvVars env, TaskListener listener)
            throws BadRequestException, InterruptedException, IOException {
        OperationParameters<P, R> expanded = parameters().expanded(env::expand);
        RunReport people = new RunReport(run, listener);
        try (AwsConnection connection = AwsConnections.get()
                        .open(run, listener, expanded.givenRegion(), expanded.givenCredentialsId());
                Operation<P, R> operation = expanded.start(
                        connection.session(),
                        env,
                        inMemory -> {},
                        people.journal(connection.session().target()))) {
            try {
                run(operation, connection.session().runtime().clock(), people);
            } catch (InterruptedException stopped) {
                lastWords(expanded.closing(operation.report()), listener.getLogger());
                throw stopped;
            }
            return expanded.closing(operation.report());
        }
    }

    private void run(Operation<P, R> operation, Clock clock, RunReport people) throws InterruptedException {
        try {
            new OperationRunner(clock, status -> {}).run(operation);
        } finally {
            tell(people, operation.report());
        }
    }

    private static void end(Run<?, ?> run, TaskListener listener, Closing closing) throws AbortException {
        switch (closing.verdict()) {
            case SUCCESS, REQUESTED -> listener.getLogger().println(closing.sentence());
            case UNSTABLE -> {
                listener.getLogger().println(closing.sentence());
                run.setResult(Result.UNSTABLE);
            }
            case FAILURE, ABORTED -> throw new AbortException(closing.sentence());
        }
    }

    private static void lastWords(Closing closing, PrintStream log) {
        if (RunningBuilders.get().goingDown()) {
            log.println(Messages.OperationBuilder_goingDown());
        }
        log.println(closing.sentence());
    }
}
