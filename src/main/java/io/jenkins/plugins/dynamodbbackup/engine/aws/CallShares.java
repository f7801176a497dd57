package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Shares the threads among the calls of all accounts and regions. Each account and region may have a limited number of
 * calls in progress, and a few in any case, so that one whose calls hang delays only itself. Further calls wait in their
 * order; those of several accounts and regions take turns.
 */
final class CallShares {

    private final Executor threads;
    private final int most;
    private final int mostOfOne;
    private final int always;
    private final Map<String, Share> shares = new LinkedHashMap<>();
    private int underWay;

    /** The calls of one account and region: in progress, and waiting. */
    private static final class Share {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int underWay;

        boolean empty() {
            return underWay == 0 && waiting.isEmpty();
        }
    }

    private record Admitted(String owner, Runnable call) {}

    /**
     * @param most calls under way of all accounts and regions together, except for what each may always have
     * @param mostOfOne calls under way of one account and region
     * @param always calls that one account and region may have under way however many others have
     */
    CallShares(Executor threads, int most, int mostOfOne, int always) {
        this.threads = threads;
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.always = always;
    }

    /**
     * Runs the call on one of the threads, now or when others have ended.
     *
     * @param owner account and region, and the endpoint
     * @throws RuntimeException or Error when a thread refuses it; it is then forgotten
     */
    void execute(String owner, Runnable call) {
        Admitted first = new Admitted(owner, call);
        synchronized (this) {
            Share share = shares.computeIfAbsent(owner, key -> new Share());
            if (!admits(share)) {
                share.waiting.add(call);
                return;
            }
            begin(share);
        }
        boolean[] taken = {false};
        try {
            threads.execute(() -> {
                taken[0] = true;
                work(first);
            });
        } catch (RuntimeException | Error refused) {
            if (!taken[0]) {
                end(owner);
            }
            throw refused;
        }
    }

    /** After a call the thread runs the next one that its end made room for. */
    private void work(Admitted first) {
        for (Optional<Admitted> next = Optional.of(first); next.isPresent(); ) {
            Admitted current = next.get();
            try {
                current.call().run();
            } catch (RuntimeException | Error died) {
                end(current.owner()).ifPresent(waiting -> threads.execute(() -> work(waiting)));
                throw died;
            }
            next = end(current.owner());
        }
    }

    private synchronized Optional<Admitted> end(String owner) {
        Share ended = shares.get(owner);
        ended.underWay--;
        underWay--;
        if (ended.empty()) {
            shares.remove(owner);
        }
        return next();
    }

    /** A call of the account and region that has waited longest. */
    private Optional<Admitted> next() {
        for (Iterator<Map.Entry<String, Share>> all = shares.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Share> entry = all.next();
            Share share = entry.getValue();
            if (!share.waiting.isEmpty() && admits(share)) {
                Runnable call = share.waiting.poll();
                begin(share);
                all.remove();
                shares.put(entry.getKey(), share);
                return Optional.of(new Admitted(entry.getKey(), call));
            }
        }
        return Optional.empty();
    }

    private boolean admits(Share share) {
        return share.underWay < always || share.underWay < mostOfOne && underWay < most;
    }

    private void begin(Share share) {
        share.underWay++;
        underWay++;
    }
}
