package io.jenkins.plugins.dynamodbbackup.engine.catalogue;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.SharedWork;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists backups for all operations that wait in one account and region, one listing at a time. Each operation gets a
 * listing that began after its request; requests during a listing share the next one, and so do operations that planned
 * to look at the same time. It has no thread of its own: every waiting operation advances it, so that none depends on
 * another one that may have ended.
 */
final class BackupPoller implements SharedWork {

    /** How long after the deadline a call that was sent before it may still be answered. */
    private static final Duration LAST_CALL = Duration.ofSeconds(20);

    /** How long the operations of a meeting wait for one that is late. */
    private static final Duration MOST_LATE = Duration.ofSeconds(2);

    private final Clock clock;
    private final List<Wish> waiting = new ArrayList<>();
    private final List<Meeting> meetings = new ArrayList<>();
    private Optional<Listing> listing = Optional.empty();

    /** The request of one operation; its answer is delivered when the operation advances. */
    private record Wish(
            Dispatcher owner,
            Optional<String> table,
            Instant from,
            Instant asked,
            Instant deadline,
            Consumer<Answer<List<ListedBackup>>> then) {}

    /** A time at which operations plan to look, and those that have not done so yet. */
    private record Meeting(Instant at, Set<Dispatcher> expected) {

        Meeting(Instant at) {
            this(at, new HashSet<>());
        }

        boolean begun(Instant now) {
            return !at.isAfter(now);
        }

        Instant over() {
            return at.plus(MOST_LATE);
        }
    }

    /** Runs with the credentials of the first request, in a dispatcher that only the poller advances. */
    private static final class Listing {

        private final Dispatcher runner;
        private final Dispatcher calls;
        private final List<Wish> served;

        Listing(List<Wish> served) {
            this.served = served;
            this.runner = served.get(0).owner();
            this.calls = new Dispatcher(runner.session());
        }

        ListBackups what() {
            boolean oneTable = served.stream().map(Wish::table).distinct().count() == 1;
            Instant from = served.stream()
                    .map(Wish::from)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            return listing(oneTable ? served.get(0).table() : Optional.empty()).from(from);
        }

        Instant deadline() {
            return served.stream()
                    .map(Wish::deadline)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    BackupPoller(Clock clock) {
        this.clock = clock;
    }

    synchronized void look(
            Dispatcher owner,
            Optional<String> table,
            Instant from,
            Instant deadline,
            Consumer<Answer<List<ListedBackup>>> then) {
        Instant now = clock.instant();
        owner.awaits(this);
        waiting.add(new Wish(owner, table, from, now, deadline, then));
        cameTo(meeting -> meeting.begun(now), owner);
    }

    /** A time in these bounds at which another operation plans to look; the latest when there is none. */
    synchronized Instant meet(Dispatcher owner, Instant earliest, Instant latest) {
        owner.isKnownTo(this);
        Meeting chosen = meetings.stream()
                .filter(meeting -> !meeting.expected().contains(owner))
                .filter(meeting ->
                        !meeting.at().isBefore(earliest) && !meeting.at().isAfter(latest))
                .max(Comparator.comparing(Meeting::at))
                .orElseGet(() -> {
                    Meeting made = new Meeting(latest);
                    meetings.add(made);
                    return made;
                });
        chosen.expected().add(owner);
        return chosen.at();
    }

    @Override
    public synchronized Optional<Instant> advance(Dispatcher by) {
        for (begin(); listing.isPresent(); begin()) {
            Listing current = listing.get();
            Optional<Instant> next = current.calls.advance();
            if (listing.isPresent() && listing.get() == current) {
                giveUpLateWishes(current);
                return next.map(at -> comeAgain(at, current.served, by));
            }
        }
        return waiting.isEmpty() ? Optional.empty() : held().map(until -> comeAgain(until, waiting, by));
    }

    /** An operation that serves only others may not advance again: one of those others is woken. */
    private static Instant comeAgain(Instant at, List<Wish> concerned, Dispatcher by) {
        if (concerned.stream().noneMatch(wish -> wish.owner() == by)) {
            wakeOne(concerned);
        }
        return at;
    }

    /** A listing that runs with its credentials begins again with those of another operation. */
    @Override
    public synchronized void leave(Dispatcher owner) {
        cameTo(meeting -> true, owner);
        waiting.removeIf(wish -> wish.owner() == owner);
        listing.ifPresent(current -> {
            current.served.removeIf(wish -> wish.owner() == owner);
            if (current.runner == owner) {
                end(current);
                waiting.addAll(0, current.served);
            }
        });
        wakeOne(waiting); // the others may have waited for this one only
    }

    private synchronized void begin() {
        if (!waiting.isEmpty()) {
            listing.filter(current -> current.calls.nothingSent()).ifPresent(current -> {
                end(current); // its pace holds it back: newer requests can share it
                waiting.addAll(0, current.served);
            });
        }
        if (listing.isEmpty() && !waiting.isEmpty() && held().isEmpty()) {
            Listing next = new Listing(new ArrayList<>(waiting));
            waiting.clear();
            listing = Optional.of(next);
            next.calls.onAnswer(() -> arrived(next));
            next.what().submit(next.calls, next.deadline(), answer -> over(next, answer));
        }
    }

    /** Until when the operations that have come wait for others that planned to look at the same time. */
    private Optional<Instant> held() {
        Instant now = clock.instant();
        meetings.removeIf(meeting -> !meeting.over().isAfter(now));
        Set<Dispatcher> here = waiting.stream().map(Wish::owner).collect(Collectors.toSet());
        Optional<Instant> longest =
                waiting.stream().map(Wish::asked).min(Comparator.naturalOrder()).map(asked -> asked.plus(MOST_LATE));
        return meetings.stream()
                .filter(meeting -> meeting.begun(now) && !here.containsAll(meeting.expected()))
                .map(Meeting::over)
                .flatMap(over -> Stream.concat(Stream.of(over), longest.stream()))
                .min(Comparator.naturalOrder())
                .filter(now::isBefore);
    }

    private void cameTo(Predicate<Meeting> which, Dispatcher owner) {
        meetings.stream().filter(which).forEach(meeting -> meeting.expected().remove(owner));
        meetings.removeIf(meeting -> meeting.expected().isEmpty());
    }

    private synchronized void arrived(Listing current) {
        wake(current.served);
        if (current.served.isEmpty()) {
            wakeOne(waiting);
        }
    }

    /** A failure may be due to the credentials of the listing: the other operations try with their own. */
    private synchronized void over(Listing ended, Answer<List<ListedBackup>> answer) {
        end(ended);
        boolean good = answer instanceof Answer.Value;
        for (Wish wish : ended.served) {
            if (good || wish.owner().session() == ended.runner.session()) {
                deliver(wish, answer);
            }
        }
        if (!good) {
            ended.served.removeIf(wish -> wish.owner().session() == ended.runner.session());
            waiting.addAll(0, ended.served);
        }
    }

    private synchronized void end(Listing ended) {
        ended.calls.close();
        listing = Optional.empty();
    }

    /** They share the listing of an operation with more time, and AWS keeps that one waiting. */
    private void giveUpLateWishes(Listing current) {
        Instant tooLate = clock.instant().minus(LAST_CALL);
        List<Wish> late = Stream.concat(current.served.stream(), waiting.stream())
                .filter(wish -> wish.deadline().isBefore(tooLate))
                .toList();
        late.forEach(wish -> deliver(
                wish, Answer.failed(Errors.deadline(listing(wish.table()).page(Optional.empty())))));
        current.served.removeAll(late);
        waiting.removeAll(late);
    }

    private static ListBackups listing(Optional<String> table) {
        return table.map(ListBackups::ofTable).orElseGet(ListBackups::ofAllTables);
    }

    private void deliver(Wish wish, Answer<List<ListedBackup>> answer) {
        wish.owner().deliver(this, answer, wish.then());
    }

    private static void wakeOne(List<Wish> wishes) {
        wishes.stream().findFirst().map(Wish::owner).ifPresent(Dispatcher::wake);
    }

    private static void wake(List<Wish> wishes) {
        wishes.stream().map(Wish::owner).distinct().forEach(Dispatcher::wake);
    }
}
