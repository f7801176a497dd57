package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lookups in AWS for forms: a few at a time, one for all requests for the same place, each remembered for a while. A form
 * looks up again after every field that the user leaves, and each waiting request holds a thread that serves pages.
 *
 * @param <P> the place; equal places share a lookup
 * @param <L> the result, which can be a failure
 */
public final class Looks<P, L> {

    static final int MOST_UNDER_WAY = 8;
    static final int MOST_WAITING = 16;
    private static final int MOST_REMEMBERED = 50;

    private final Duration remembered;
    private final InstantSource clock;
    private final Map<P, Seen<L>> seen = new LinkedHashMap<>();
    private final Map<P, CompletableFuture<L>> underWay = new HashMap<>();
    private int waiting;

    private record Seen<L>(Instant at, L look) {}

    /** @param remembered how long a result is used for later requests */
    public Looks(Duration remembered, InstantSource clock) {
        this.remembered = remembered;
        this.clock = clock;
    }

    /**
     * @param patience how long to wait for a lookup in progress
     * @param how the lookup, on the calling thread, in bounded time
     * @return empty when too many lookups are in progress or waited for
     */
    public Optional<L> look(P place, Duration patience, Supplier<L> how) throws InterruptedException {
        CompletableFuture<L> mine = new CompletableFuture<>();
        CompletableFuture<L> others;
        synchronized (this) {
            Optional<L> known = recall(place);
            if (known.isPresent()) {
                return known;
            }
            others = underWay.get(place);
            if (others == null ? underWay.size() >= MOST_UNDER_WAY : waiting >= MOST_WAITING) {
                return Optional.empty();
            }
            if (others == null) {
                underWay.put(place, mine);
            } else {
                waiting++;
            }
        }
        return others == null ? Optional.of(own(place, mine, how)) : shared(others, patience);
    }

    private L own(P place, CompletableFuture<L> mine, Supplier<L> how) {
        try {
            L look = how.get();
            remember(place, look);
            mine.complete(look);
            return look;
        } finally {
            synchronized (this) {
                underWay.remove(place);
            }
            mine.cancel(false); // does nothing to one that is complete
        }
    }

    private Optional<L> shared(CompletableFuture<L> others, Duration patience) throws InterruptedException {
        try {
            return Optional.of(others.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | CancellationException nothingSeen) {
            return Optional.empty();
        } finally {
            synchronized (this) {
                waiting--;
            }
        }
    }

    private Optional<L> recall(P place) {
        return Optional.ofNullable(seen.get(place))
                .filter(then -> then.at.plus(remembered).isAfter(clock.instant()))
                .map(Seen::look);
    }

    private synchronized void remember(P place, L look) {
        seen.remove(place);
        seen.put(place, new Seen<>(clock.instant(), look));
        if (seen.size() > MOST_REMEMBERED) {
            seen.remove(seen.keySet().iterator().next());
        }
    }
}
