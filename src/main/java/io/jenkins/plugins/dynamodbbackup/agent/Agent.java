package io.jenkins.plugins.dynamodbbackup.agent;

import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The agent of a build. Its connection can be lost, and come back as another one. */
final class Agent {

    private final String name;
    private final Journal journal;
    private boolean awaited;

    Agent(String name, Journal journal) {
        this.name = name;
        this.journal = journal;
    }

    String name() {
        return name;
    }

    /** Empty while it is offline. */
    synchronized Optional<VirtualChannel> channel() {
        Optional<VirtualChannel> channel =
                Optional.ofNullable(Jenkins.get().getComputer(name)).map(Computer::getChannel);
        awaited = awaited && channel.isEmpty();
        return channel;
    }

    /** Said once each time that it is offline. */
    synchronized void isAwaited() {
        if (!awaited) {
            awaited = true;
            journal.say(Message.foreign(Messages.SliceOnAgent_waits(name)));
        }
    }
}
