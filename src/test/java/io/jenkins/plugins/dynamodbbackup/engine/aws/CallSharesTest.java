package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One whose calls hang delays nobody else. */
class CallSharesTest {

    private static final int MOST = 6;
    private static final int MOST_OF_ONE = 4;
    private static final int ALWAYS = 1;

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final CallShares shares = new CallShares(threads::add, MOST, MOST_OF_ONE, ALWAYS);
    private final List<String> ran = new ArrayList<>();

    private void call(String owner, int count) {
        for (int i = 0; i < count; i++) {
            shares.execute(owner, () -> ran.add(owner));
        }
    }

    @Test
    void oneGetsItsShareAndTheOthersFindRoom() {
        call("hangs", 10);
        assertThat(threads).as("calls under way").hasSize(MOST_OF_ONE);

        call("other", 2);
        assertThat(threads).hasSize(MOST_OF_ONE + 2);
        threads.removeLast().run();
        assertThat(ran).containsExactly("other");
    }

    @Test
    void howeverManyHangEachOtherGetsOn() {
        call("hangs", 10);
        call("hangs, too", 10);
        assertThat(threads).hasSize(MOST);

        for (int other = 0; other < 5; other++) {
            call("other " + other, 2);
            threads.removeLast().run();
            assertThat(ran).containsExactly("other " + other, "other " + other);
            ran.clear();
        }
    }

    @Test
    void whoWaitsTakesTurns() {
        call("one", MOST_OF_ONE + 2);
        call("two", MOST_OF_ONE + 2);
        call("three", 3);
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
        assertThat(ran).hasSize(2 * (MOST_OF_ONE + 2) + 3);
        assertThat(ran.subList(0, 8)).contains("one", "two", "three");
    }

    @Test
    void aThreadThatIsRefusedLeavesNoCallUnderWay() {
        List<Runnable> accepted = new ArrayList<>();
        boolean[] full = {true};
        CallShares refusing = new CallShares(
                work -> {
                    if (full[0]) {
                        throw new OutOfMemoryError("no thread");
                    }
                    accepted.add(work);
                },
                MOST,
                MOST_OF_ONE,
                ALWAYS);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> refusing.execute("one", () -> {})).isInstanceOf(OutOfMemoryError.class);
        }
        full[0] = false;
        for (int i = 0; i < 10; i++) {
            refusing.execute("one", () -> ran.add("one"));
        }
        assertThat(accepted).hasSize(MOST_OF_ONE);
        accepted.forEach(Runnable::run);
        assertThat(ran).hasSize(10);
    }

    @Test
    void aCallThatDiesMakesRoom() {
        shares.execute("one", () -> {
            throw new IllegalStateException("dies");
        });
        call("one", MOST_OF_ONE);
        assertThatThrownBy(() -> threads.removeFirst().run()).isInstanceOf(IllegalStateException.class);
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
        assertThat(ran).hasSize(MOST_OF_ONE);
    }
}
