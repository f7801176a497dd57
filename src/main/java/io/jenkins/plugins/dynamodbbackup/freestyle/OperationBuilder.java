package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.agent.BuildHost;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnections;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.pipeline.Closing;
import io.jenkins.plugins.dynamodbbackup.pipeline.OperationStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.DeclaredParameter;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import io.jenkins.plugins.dynamodbbackup.report.RunningOperation;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * An operation of the engine as a build step. It occupies the executor of the build while AWS works. Its progress is
 * kept only in memory, because the build ends when Jenkins shuts down.
 *
 * <p>The public fields of the subclasses are the parameters of the pipeline step as written, because Jenkins looks for
 * them here. Only the step knows their meaning and their defaults.
 */
public abstract class OperationBuilder extends Builder implements SimpleBuildStep {

    @DataBoundSetter
    public String region;

    @DataBoundSetter
    public String credentialsId;

    private Unreadable stored = Unreadable.NOTHING;

    private OperationBuilderDescriptor descriptor() {
        return (OperationBuilderDescriptor) getDescriptor();
    }

    /** The pipeline step with these parameters. */
    @Restricted(NoExternalUse.class)
    public OperationStep<?, ?, ?> getStep() {
        return descriptor().step().instantiate(given(), null);
    }

    /** The parameters that are set. */
    Map<String, Object> given() {
        Map<String, Object> given = written();
        given.values().removeIf(Unreadable.class::isInstance);
        return given;
    }

    private Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        for (DeclaredParameter parameter : descriptor().declared().parameters()) {
            Object value = value(parameter.name());
            if (value != null) {
                written.put(parameter.name(), value);
            }
        }
        return written;
    }

    @CheckForNull
    private Object value(String parameter) {
        try {
            return getClass().getField(parameter).get(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Values that could not be read, from a config.xml or a script; its arguments then replace a parameter. */
    Unreadable unreadable() {
        return written().values().stream()
                .filter(Unreadable.class::isInstance)
                .map(Unreadable.class::cast)
                .findFirst()
                .orElse(stored);
    }

    void keep(Unreadable given) {
        stored = given;
    }

    /** For the form: the stored values that could not be read, by parameter. */
    @Restricted(NoExternalUse.class)
    public Map<String, String> getUnreadable() {
        return unreadable().texts();
    }

    /** For the form: the reasons why the step cannot run as stored. */
    @Restricted(NoExternalUse.class)
    public List<String> getProblems() {
        return unreadable().sentences();
    }

    @Override
    public boolean requiresWorkspace() {
        return false;
    }

    @Override
    public void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars env,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        perform(run, BuildHost.agent(workspace.toComputer()), env, listener);
    }

    @Override
    public void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        perform(run, BuildHost.agent(null), env, listener);
    }

    private void perform(Run<?, ?> run, String agent, EnvVars env, TaskListener listener)
            throws InterruptedException, IOException {
        Unreadable unreadable = unreadable();
        if (!unreadable.isEmpty()) {
            throw new AbortException(unreadable.line());
        }
        RunningBuilders running = RunningBuilders.get();
        running.begin();
        try {
            end(run, listener, operate(getStep(), run, agent, env, listener));
        } catch (BadRequestException refused) {
            throw new AbortException(refused.getMessage());
        } finally {
            running.end();
        }
    }

    private static <P extends Progress, R> Closing operate(
            OperationStep<?, P, R> written, Run<?, ?> run, String agent, EnvVars env, TaskListener listener)
            throws BadRequestException, InterruptedException, IOException {
        OperationStep<?, P, R> step = written.expanded(env::expand);
        RunReport people = new RunReport(run, listener);
        try (RunningOperation shown = people.begin(step.kind().name(), Messages.OperationBuilder_notStarted());
                AwsConnection connection =
                        AwsConnections.get().open(run, listener, step.givenRegion(), step.givenCredentialsId());
                Operation<P, R> operation = start(step, run, agent, env, connection, people)) {
            try {
                run(operation, connection.session(), report -> step.tell(people, report), shown);
            } catch (InterruptedException stopped) {
                lastWords(step.closing(operation.report()), listener.getLogger());
                throw stopped;
            }
            return step.closing(operation.report());
        }
    }

    private static <P extends Progress, R> Operation<P, R> start(
            OperationStep<?, P, R> step,
            Run<?, ?> run,
            String agent,
            EnvVars env,
            AwsConnection connection,
            RunReport people)
            throws BadRequestException {
        Journal journal = people.journal(connection.session().target());
        String operation = UUID.randomUUID().toString(); // not resumed, so that no one looks for its files again
        OperationHost host = BuildHost.of(run, operation, agent, connection, journal);
        return step.start(connection.session(), env, host, inMemory -> {}, journal);
    }

    private static <P extends Progress, R> void run(
            Operation<P, R> operation, AwsSession session, Consumer<R> people, RunningOperation shown)
            throws InterruptedException {
        try {
            new OperationRunner(session.runtime().clock(), status -> shown.saw(session.target(), operation.live()))
                    .run(operation);
        } finally {
            people.accept(operation.report());
            shown.close();
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
