package io.jenkins.plugins.dynamodbbackup.agent;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.SessionKeys;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.Optional;
import jenkins.security.MasterToSlaveCallable;

/**
 * A slice of data work as an agent carries it out: with a connection of its own, through the proxy of the agent's
 * environment, and with credentials that end soon and are only in memory.
 */
final class AgentSlice<R extends Serializable> extends MasterToSlaveCallable<R, IOException> {

    private static final long serialVersionUID = 1L;
    private static final double ALL_CORES = 0;

    private final DataSlice<R> slice;
    private final SessionKeys keys;
    private final String account;
    private final String region;
    private final URI endpoint;
    private final URI sts;

    AgentSlice(DataSlice<R> slice, SessionKeys keys, AwsSession session) {
        this.slice = slice;
        this.keys = keys;
        this.account = session.account().orElse(null);
        this.region = session.target().region();
        this.endpoint = session.target().endpoint().orElse(null);
        this.sts = session.target().sts().orElse(null);
    }

    /** @throws IOException with a message, when it could not be begun, or was stopped */
    @Override
    public R call() throws IOException {
        AwsTarget target = new AwsTarget(region, Optional.ofNullable(endpoint), Optional.ofNullable(sts));
        try (AwsRuntime runtime = AwsRuntime.create();
                EnvironmentHttp http = EnvironmentHttp.open(System.getenv());
                AwsSession session = AwsSession.open(target, keys.source(), runtime, http)) {
            Optional.ofNullable(account).ifPresent(session::knowAccount);
            try (Operation<?, R> operation = slice.begin(session, ALL_CORES)) {
                return new OperationRunner(runtime.clock(), status -> {}).run(operation);
            }
        } catch (BadRequestException proxy) {
            throw new IOException(proxy.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** For the logs of the connection; says nothing of the keys. */
    @Override
    public String toString() {
        return slice.getClass().getSimpleName();
    }
}
