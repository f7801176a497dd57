package io.jenkins.plugins.dynamodbbackup.scratch;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnections;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.TableRemoval;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Deletes the temporary tables of builds that have ended, such as that of a drill that was aborted. Each run takes one
 * step: it requests the deletion, or sees that the table is gone.
 */
@Extension
public final class LeftTables extends AsyncPeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(LeftTables.class.getName());
    private static final Duration FOR_A_TABLE = Duration.ofMinutes(2);

    /** What the log of Jenkins has already, so that it is not repeated. */
    private final Set<String> told = new HashSet<>();

    public LeftTables() {
        super("DynamoDB Backup: temporary tables");
    }

    @Override
    public long getRecurrencePeriod() {
        return Duration.ofMinutes(2).toMillis();
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws IOException, InterruptedException {
        for (RememberedTable left : tables().all()) {
            if (!left.inUse()) {
                step(left);
            }
        }
    }

    private static RememberedTables tables() {
        return ExtensionList.lookupSingleton(RememberedTables.class);
    }

    private void step(RememberedTable left) throws InterruptedException {
        try (AwsConnection connection = open(left)) {
            AwsSession session = connection.session();
            if (otherAccount(session, left)) {
                tell(Level.WARNING, left, "The credentials belong to another AWS account now.");
                return;
            }
            new TableRemoval(left.table()).ask(session, FOR_A_TABLE).ifPresent(state -> saw(left, state));
        } catch (AbortException | BadRequestException refused) {
            tell(Level.WARNING, left, refused.getMessage());
        }
    }

    private static boolean otherAccount(AwsSession session, RememberedTable left) throws InterruptedException {
        Question<Boolean> known = (aws, then) -> GetCallerIdentity.learnAccount(
                aws, session.runtime().clock().instant().plus(FOR_A_TABLE), useless -> then.accept(true));
        known.ask(session, FOR_A_TABLE);
        return left.account().isPresent()
                && session.account().isPresent()
                && !left.account().equals(session.account());
    }

    /** With the credentials of its build; when that was deleted, with those of Jenkins that have the same ID. */
    private static AwsConnection open(RememberedTable left) throws AbortException, BadRequestException {
        Optional<String> region = Optional.of(left.table().region());
        Optional<Run<?, ?>> run = left.run();
        return run.isPresent()
                ? AwsConnections.get().open(run.get(), TaskListener.NULL, region, left.credentialsId())
                : AwsConnections.get().openForForm(null, region, left.credentialsId());
    }

    private void saw(RememberedTable left, TableRemoval.State state) {
        ScratchTable table = left.table();
        if (state instanceof TableRemoval.State.Gone) {
            tables().drop(table);
            tell(Level.INFO, left, "It is gone.");
        } else if (state instanceof TableRemoval.State.Foreign foreign) {
            tables().drop(table);
            tell(Level.WARNING, left, foreign.why().toString());
        } else if (state instanceof TableRemoval.State.Failed failed) {
            tell(Level.WARNING, left, failed.error().sentence().toString());
        } else {
            tell(Level.INFO, left, "It is being deleted.");
        }
    }

    private void tell(Level level, RememberedTable left, String what) {
        String line = "Temporary table " + left.table().name() + " in "
                + left.table().region() + " of build " + left.build() + ": " + what;
        if (told.add(line)) {
            LOGGER.log(level, line);
        }
    }
}
