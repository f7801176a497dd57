package io.jenkins.plugins.dynamodbbackup.agent;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.GetSessionToken;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.SessionKeys;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Carries out slices on an agent. Where its credentials cannot be exchanged for a session, the controller does. */
final class ChannelWorker implements DataWorker {

    private static final Duration EXCHANGED_WITHIN = Duration.ofMinutes(2);

    private final Agent agent;
    private final DataWorker controller;
    private final Journal journal;
    private boolean refused;

    ChannelWorker(Agent agent, DataWorker controller, Journal journal) {
        this.agent = agent;
        this.controller = controller;
        this.journal = journal;
    }

    @Override
    public Message place() {
        return refused ? controller.place() : Message.foreign(Messages.DataWork_onAgent(agent.name()));
    }

    @Override
    public <R extends Serializable> void run(DataSlice<R> slice, Dispatcher by, Consumer<End<R>> whenEnded) {
        if (refused) {
            controller.run(slice, by, whenEnded);
            return;
        }
        Instant now = by.session().runtime().clock().instant();
        by.submit(
                GetSessionToken.call(by.session()),
                now.plus(EXCHANGED_WITHIN),
                answer -> answer.handle(keys -> send(slice, keys, by, whenEnded), error -> {
                    if (error.mayPass()) {
                        whenEnded.accept(new End.Lost<>(error.sentence()));
                    } else {
                        refuse(error);
                        controller.run(slice, by, whenEnded);
                    }
                }));
    }

    private void refuse(AwsError error) {
        refused = true;
        journal.say(Message.foreign(
                Messages.DataWork_notExchanged(agent.name(), error.sentence().toString())));
    }

    private <R extends Serializable> void send(
            DataSlice<R> slice, SessionKeys keys, Dispatcher by, Consumer<End<R>> whenEnded) {
        Instant now = by.session().runtime().clock().instant();
        by.awaits(new SliceOnAgent<>(agent, new AgentSlice<>(slice, keys, by.session()), now, whenEnded));
        by.wake();
    }
}
