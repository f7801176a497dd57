package io.jenkins.plugins.dynamodbbackup.agent;

import hudson.model.Computer;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.Future;
import hudson.remoting.RequestAbortedException;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.SharedWork;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker.End;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A slice of data work on its way to an agent and back. No thread waits for it: the operation looks for its end from time
 * to time. An agent that is offline is waited for, because agents come back.
 */
final class SliceOnAgent<R extends Serializable> implements SharedWork {

    private static final Logger LOGGER = Logger.getLogger(SliceOnAgent.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Agent agent;
    private final AgentSlice<R> slice;
    private final Instant begun;
    private final Consumer<End<R>> whenEnded;
    private Optional<CompletableFuture<Future<R>>> sent = Optional.empty();
    private boolean over;

    /** @param whenEnded called once, within an advance */
    SliceOnAgent(Agent agent, AgentSlice<R> slice, Instant begun, Consumer<End<R>> whenEnded) {
        this.agent = agent;
        this.slice = slice;
        this.begun = begun;
        this.whenEnded = whenEnded;
    }

    @Override
    public Optional<Instant> advance(Dispatcher by) {
        if (over) {
            return Optional.empty();
        }
        Instant now = by.session().runtime().clock().instant();
        Optional<End<R>> end = sent.isPresent() ? end(sent.get()) : begin(now);
        end.ifPresent(it -> {
            over = true;
            by.deliver(this, () -> whenEnded.accept(it));
        });
        return end.isPresent() ? Optional.empty() : Optional.of(now.plus(LOOK_EVERY));
    }

    /** Sends it, when the agent is there. */
    private Optional<End<R>> begin(Instant now) {
        Optional<VirtualChannel> channel = agent.channel();
        if (channel.isPresent()) {
            sent = Optional.of(
                    CompletableFuture.supplyAsync(() -> sent(channel.get()), Computer.threadPoolForRemoting));
            return Optional.empty();
        }
        agent.isAwaited();
        return now.isBefore(begun.plus(PATIENCE))
                ? Optional.empty()
                : lost(Messages.SliceOnAgent_offline(agent.name(), Times.span(PATIENCE)));
    }

    private Future<R> sent(VirtualChannel channel) {
        try {
            return channel.callAsync(slice);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** Empty while it is not known. */
    private Optional<End<R>> end(CompletableFuture<Future<R>> sending) {
        if (!sending.isDone()) {
            return Optional.empty();
        }
        try {
            Future<R> answer = sending.join();
            return answer.isDone() ? Optional.of(new End.Done<>(answer.get())) : Optional.empty();
        } catch (CompletionException | ExecutionException failed) {
            return lost(failed.getCause());
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
            return lost(goingDown);
        } catch (CancellationException stopped) {
            return lost(stopped);
        }
    }

    private Optional<End<R>> lost(Throwable why) {
        Throwable cause = why instanceof UncheckedIOException ? why.getCause() : why;
        if (cause instanceof RequestAbortedException || cause instanceof ChannelClosedException) {
            return lost(Messages.SliceOnAgent_lost(agent.name()));
        }
        LOGGER.log(Level.WARNING, cause, () -> "data work failed on agent " + agent.name());
        String words = cause instanceof IOException ? String.valueOf(cause.getMessage()) : cause.toString();
        return lost(Messages.SliceOnAgent_failed(agent.name(), OneLine.of(words)));
    }

    private static <R> Optional<End<R>> lost(String why) {
        return Optional.of(new End.Lost<>(Message.foreign(why)));
    }

    /** The operation has ended before it: the agent stops it. */
    @Override
    public void leave(Dispatcher waiting) {
        over = true;
        sent.ifPresent(it -> it.thenAcceptAsync(answer -> answer.cancel(true), Computer.threadPoolForRemoting));
    }
}
