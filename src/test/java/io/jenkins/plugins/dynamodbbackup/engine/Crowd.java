package io.jenkins.plugins.dynamodbbackup.engine;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Many operations side by side on one clock: each is called when it asks to be, or when an answer wakes it. */
public final class Crowd {

    private static final int MOST_TURNS = 2_000_000;

    private final VirtualClock clock;
    private final List<Member> members = new ArrayList<>();

    /** One operation: when it began, when it wants to be called, and when it was over. */
    private static final class Member {

        private final Instant begins;
        private final Callable<? extends Operation<?, ?>> start;
        private Optional<Operation<?, ?>> operation = Optional.empty();
        private Instant due;
        private boolean woken;
        private Optional<Instant> over = Optional.empty();

        Member(Instant begins, Callable<? extends Operation<?, ?>> start) {
            this.begins = begins;
            this.start = start;
            this.due = begins;
        }

        void turn(Instant now) throws Exception {
            if (operation.isEmpty()) {
                operation = Optional.of(start.call());
                operation.get().onAnswer(() -> woken = true);
            }
            woken = false;
            if (operation.get().advance() instanceof Next.CallAgain again) {
                due = again.at();
            } else {
                leave(now);
            }
        }

        void leave(Instant now) {
            over = Optional.of(now);
            operation.ifPresent(Operation::close);
        }

        boolean open() {
            return over.isEmpty();
        }
    }

    public Crowd(VirtualClock clock) {
        this.clock = clock;
    }

    /** @return its number */
    public int add(Instant begins, Callable<? extends Operation<?, ?>> start) {
        members.add(new Member(begins, start));
        return members.size() - 1;
    }

    /** Stops it as a user would. */
    public void stop(int number) {
        Member member = members.get(number);
        if (member.open()) {
            member.operation.ifPresent(Operation::stop);
            member.leave(clock.instant());
        }
    }

    /** Never advances it again, and never closes it. */
    public void forget(int number) {
        members.get(number).over = Optional.of(clock.instant());
    }

    public boolean allOver() {
        return members.stream().noneMatch(Member::open);
    }

    /** When it ended. */
    public Instant over(int number) {
        return members.get(number).over.orElseThrow();
    }

    /** Until all are over, or this time has come. */
    public void runUntil(Instant end) throws Exception {
        for (int turns = 0; turns < MOST_TURNS; turns++) {
            Optional<Member> next = next();
            if (next.isEmpty()) {
                return;
            }
            Member member = next.get();
            if (!member.woken && member.due.isAfter(clock.instant())) {
                if (member.due.isAfter(end)) {
                    moveTo(end);
                    return;
                }
                moveTo(member.due);
            }
            member.turn(clock.instant());
        }
        throw new AssertionError("they do not end");
    }

    /** A slow answer may have taken the clock further already. */
    private void moveTo(Instant time) {
        if (time.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), time));
        }
    }

    public void run() throws Exception {
        runUntil(Instant.MAX);
    }

    private Optional<Member> next() {
        Optional<Member> first = Optional.empty();
        for (Member member : members) {
            if (member.open() && member.woken) {
                return Optional.of(member);
            }
            if (member.open() && (first.isEmpty() || member.due.isBefore(first.get().due))) {
                first = Optional.of(member);
            }
        }
        return first;
    }
}
