package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends the calls of one operation as their pace allows, retries them where that is safe, and delivers the answers.
 * Nothing here waits: {@link #advance} starts what is due and delivers what has arrived. Except for the callback of {@link
 * #onAnswer} everything happens on the thread that advances.
 */
public final class Dispatcher implements AutoCloseable {

    private final AwsSession session;
    private final Map<Lane, Queue<PendingCall<?>>> ready =
            new TreeMap<>(Comparator.comparing(Lane::operation).thenComparing(Lane::region));
    private final PriorityQueue<PendingCall<?>> later = new PriorityQueue<>(Comparator.comparing(PendingCall::due));
    private final Queue<Runnable> arrived = new ConcurrentLinkedQueue<>();
    private final Map<SharedWork, Integer> awaited = new HashMap<>();
    private final Set<SharedWork> known = new HashSet<>();
    private final Set<Future<?>> computing = ConcurrentHashMap.newKeySet();
    private final Set<AwsCall<?>> unanswered =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private volatile Runnable wake = () -> {};
    private volatile boolean closed;
    private int underWay;
    private long sent;
    private Optional<Instant> answeredAt = Optional.empty();

    /** Calls of one kind to one region keep to one pace. */
    private record Lane(ApiOperation operation, String region) {}

    public Dispatcher(AwsSession session) {
        this.session = session;
    }

    /**
     * @param deadline when an answer is no longer useful; a call that could not be sent by then fails
     * @param whenAnswered called once, within a later advance
     */
    public <T> void submit(AwsCall<T> call, Instant deadline, Consumer<Answer<T>> whenAnswered) {
        enqueue(new PendingCall<>(call, deadline, whenAnswered));
    }

    /**
     * Runs a long computation on a separate thread; closing interrupts it.
     *
     * @param whenDone called once, within a later advance
     */
    public <T> void compute(Supplier<T> work, Consumer<T> whenDone) {
        FutureTask<T> task = new FutureTask<>(work::get) {
            @Override
            protected void done() {
                computing.remove(this);
                if (!closed) {
                    arrived.add(() -> whenDone.accept(resultOf(this)));
                    wake();
                }
            }
        };
        computing.add(task);
        session.runtime().processor().execute(task);
    }

    /** An exception of the work is thrown here, where its result is used. */
    private static <T> T resultOf(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Delivers the answers that have arrived and starts every call that is due.
     *
     * @return when to call again; empty when only answers are awaited, or nothing at all
     */
    public Optional<Instant> advance() {
        Optional<Instant> next;
        do {
            for (Runnable answer = arrived.poll(); answer != null; answer = arrived.poll()) {
                answer.run();
            }
            next = startDue();
            for (SharedWork work : List.copyOf(awaited.keySet())) {
                next = Stream.concat(next.stream(), work.advance(this).stream()).min(Comparator.naturalOrder());
            }
        } while (!arrived.isEmpty());
        return next;
    }

    /** Calls sent and not answered yet, awaited answers of shared work, and computations on separate threads. */
    public int underWay() {
        return underWay
                + computing.size()
                + awaited.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Whether this call may have taken effect without an answer so far; also after {@link #close}. A call that
     * waits for its turn, or that AWS refused and that is to be sent again, has not. A refusal says nothing about an
     * earlier try whose answer was lost.
     */
    public boolean unanswered(AwsCall<?> call) {
        return unanswered.contains(call);
    }

    public boolean nothingSent() {
        return sent == 0;
    }

    /** @param callback called from any thread when an answer has arrived */
    public void onAnswer(Runnable callback) {
        wake = callback;
    }

    /** The work is told when this is closed. */
    public void isKnownTo(SharedWork work) {
        known.add(work);
    }

    /** Until the answer is delivered, {@link #advance} advances the work too. */
    public void awaits(SharedWork work) {
        isKnownTo(work);
        awaited.merge(work, 1, Integer::sum);
    }

    /** From any thread: delivers an awaited answer of the work. */
    public <T> void deliver(SharedWork work, Answer<T> answer, Consumer<Answer<T>> then) {
        arrived.add(() -> {
            noLongerAwaits(work);
            saw(answer);
            then.accept(answer);
        });
        wake();
    }

    /** From any thread: delivers the awaited end of work that did not call AWS here. */
    public void deliver(SharedWork work, Runnable then) {
        arrived.add(() -> {
            noLongerAwaits(work);
            then.run();
        });
        wake();
    }

    private void noLongerAwaits(SharedWork work) {
        awaited.computeIfPresent(work, (key, number) -> number > 1 ? number - 1 : null);
    }

    private void saw(Answer<?> answer) {
        if (answer instanceof Answer.Value) {
            answeredAt = Optional.of(now());
        }
    }

    /** The time of the last successful response from AWS, by our clock. Refusals and lost responses do not count. */
    public Optional<Instant> answeredAt() {
        return answeredAt;
    }

    /** From any thread. */
    public void wake() {
        wake.run();
    }

    public AwsSession session() {
        return session;
    }

    /** Forgets all calls and takes no more; answers that still arrive are dropped. */
    @Override
    public void close() {
        closed = true;
        computing.forEach(work -> work.cancel(true));
        known.forEach(work -> work.leave(this));
        known.clear();
        awaited.clear();
        ready.clear();
        later.clear();
        arrived.clear();
    }

    private void enqueue(PendingCall<?> pending) {
        if (closed) {
            return;
        }
        Lane lane = new Lane(pending.call().operation(), session.region(pending.call()));
        ready.computeIfAbsent(lane, empty -> new ArrayDeque<>()).add(pending);
    }

    private Instant now() {
        return session.runtime().clock().instant();
    }

    private Optional<Instant> startDue() {
        Instant begun = now();
        while (!later.isEmpty() && !later.peek().due().isAfter(begun)) {
            enqueue(later.poll());
        }
        Instant next = later.isEmpty() ? Instant.MAX : later.peek().due();
        for (Map.Entry<Lane, Queue<PendingCall<?>>> entry : ready.entrySet()) {
            Lane lane = entry.getKey();
            Queue<PendingCall<?>> queue = entry.getValue();
            while (!queue.isEmpty()) {
                if (queue.peek().late(now())) {
                    // Delivered like any answer: what it submits in turn may belong to a queue already passed.
                    arrived.add(queue.poll()::giveUp);
                    continue;
                }
                if (underWay >= AwsRuntime.MOST_UNDER_WAY) {
                    break; // it would wait for a thread, and after a stall all that waited would go out at once
                }
                Duration wait = session.pacer(lane.region()).tryAcquire(lane.operation());
                if (!wait.isZero()) {
                    Instant again = now().plus(wait);
                    next = next.isBefore(again) ? next : again;
                    break;
                }
                start(queue.poll());
            }
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    private <T> void start(PendingCall<T> pending) {
        underWay++;
        unanswered.add(pending.call());
        sent++;
        int generation = session.credentials().generation();
        Consumer<Answer<T>> then = answer -> {
            if (!closed) {
                arrived.add(() -> deliver(pending, answer, generation));
                wake.run();
            }
        };
        try {
            session.execute(session.region(pending.call()), () -> then.accept(pending.send(session)));
        } catch (RuntimeException | OutOfMemoryError noThread) { // any other error is the end of the process
            then.accept(Answer.failed(Errors.of(noThread, pending.call())));
        }
    }

    private <T> void deliver(PendingCall<T> pending, Answer<T> answer, int generation) {
        underWay--;
        saw(answer);
        PendingCall.Decision decision =
                pending.judge(answer, now(), session.runtime().random());
        if (answer instanceof Answer.Value || !pending.answerLost()) {
            unanswered.remove(pending.call());
        }
        switch (decision) {
            case ANSWER -> pending.whenAnswered().accept(answer);
            case AGAIN -> later.add(pending);
            case AGAIN_WITH_AWS_TIME -> {
                session.serviceClock().correctSignatures();
                later.add(pending);
            }
            case AGAIN_WITH_NEW_CREDENTIALS -> {
                session.credentials().renew(generation);
                later.add(pending);
            }
        }
    }
}
