package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.GetItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Looks up by their keys the items that a scan has not found equal, a hundred in one call. */
final class Judgement {

    /** Each may hold the largest answer of AWS for both tables, 16 MB. */
    private static final int MOST_BATCHES = 2;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final SliceCalls calls;
    private final Map<Side, Queue<Doubt>> waiting =
            new EnumMap<>(Map.of(Side.LEFT, new ArrayDeque<>(), Side.RIGHT, new ArrayDeque<>()));
    private final List<String> keyNames;
    private final boolean values;
    private int batches;

    Judgement(SliceCalls calls, List<String> keyNames, boolean values) {
        this.calls = calls;
        this.keyNames = keyNames;
        this.values = values;
    }

    void judge(PartRun part, List<SegmentJoin.Lonely> lonely) {
        lonely.forEach(seen -> waiting.get(seen.side()).add(new Doubt(part, seen)));
    }

    int waiting() {
        return waiting.get(Side.LEFT).size() + waiting.get(Side.RIGHT).size();
    }

    boolean idle() {
        return batches == 0 && waiting() == 0;
    }

    /** Starts what is due. A batch that is not full waits for more unless nothing else is read. */
    void begin(boolean all) {
        for (Side side : Side.values()) {
            Queue<Doubt> doubts = waiting.get(side);
            while (batches < MOST_BATCHES && (doubts.size() >= GetItems.MOST || all && !doubts.isEmpty())) {
                batches++;
                new Batch(doubts).read();
            }
        }
    }

    /** Items of one table, read in the other table and in their own in turn. */
    private final class Batch {

        private final Map<ItemKey, Doubt> open = new LinkedHashMap<>();
        private final Set<ItemKey> unread = new HashSet<>();
        private Duration pause = FIRST_PAUSE;

        Batch(Queue<Doubt> doubts) {
            for (int taken = 0; taken < GetItems.MOST && !doubts.isEmpty(); taken++) {
                Doubt doubt = doubts.remove();
                open.put(doubt.key(), doubt);
            }
        }

        /** All of them have the same turn. */
        void read() {
            if (open.isEmpty()) {
                batches--;
                calls.pump();
                return;
            }
            unread.addAll(open.keySet());
            send();
        }

        private void send() {
            Side side = open.get(unread.iterator().next()).turn();
            List<ItemKey> keys = List.copyOf(unread);
            calls.get(side, keyNames, keys, got -> took(side, keys, got), () -> batches--);
        }

        private void took(Side side, List<ItemKey> keys, GetItems.Got got) {
            List<ItemKey> looked = new ArrayList<>(keys);
            looked.removeAll(new HashSet<>(got.unprocessed()));
            for (ItemKey key : looked) {
                unread.remove(key);
                decide(open.get(key), got);
            }
            if (unread.isEmpty()) {
                pause = FIRST_PAUSE;
                read();
                return;
            }
            if (!looked.isEmpty()) {
                pause = FIRST_PAUSE;
            }
            if (!calls.pause(pause, this::send)) {
                batches--;
                calls.failed(unprocessed(side));
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }

        private void decide(Doubt doubt, GetItems.Got got) {
            switch (doubt.saw(Optional.ofNullable(got.found().get(doubt.key())))) {
                case OPEN -> {}
                case EQUAL -> {
                    open.remove(doubt.key());
                    doubt.part().equal();
                }
                case DIFFERENT -> {
                    open.remove(doubt.key());
                    doubt.part().differs(doubt.difference(values));
                }
            }
        }

        private AwsError unprocessed(Side side) {
            return new AwsError(
                    ErrorKind.THROTTLED,
                    "UnprocessedKeys",
                    Message.of("compare.unprocessed", unread.size()),
                    ApiOperation.BATCH_GET_ITEM,
                    calls.table(side).name());
        }
    }
}
