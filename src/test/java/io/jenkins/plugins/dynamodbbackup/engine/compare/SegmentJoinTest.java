package io.jenkins.plugins.dynamodbbackup.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Digest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentJoinTest {

    private final SegmentJoin join = new SegmentJoin(2);

    private static ItemKey key(String id) {
        return ItemKey.parse("{\"id\":{\"S\":\"" + id + "\"}}");
    }

    private void saw(Side side, String... ids) {
        for (String id : ids) {
            join.saw(side, key(id), new Digest(1, 1));
        }
    }

    private static List<String> told(List<SegmentJoin.Lonely> lonely) {
        return lonely.stream()
                .map(it -> it.side() + " " + it.key().json().replaceAll(".*\"S\":\"(.*)\"}}", "$1"))
                .toList();
    }

    @Test
    void equalItemsLeaveNothingWhateverTheirOrder() {
        saw(Side.LEFT, "a", "b");
        saw(Side.RIGHT, "b", "a");
        assertThat(join.overflow()).isEmpty();
        assertThat(join.rest()).isEmpty();
    }

    @Test
    void theLongestWaitingLeaveAWindowThatIsFull() {
        saw(Side.LEFT, "a", "b", "c", "d");
        saw(Side.RIGHT, "x");
        assertThat(told(join.overflow())).containsExactly("LEFT a", "LEFT b");
        assertThat(join.waitingOf(Side.LEFT)).isEqualTo(2);
        saw(Side.RIGHT, "a", "d");
        assertThat(told(join.overflow())).isEmpty();
        assertThat(told(join.rest())).containsExactly("LEFT c", "RIGHT x", "RIGHT a");
    }

    /** It is judged as an item of the reference, by what the reference has shown. */
    @Test
    void itemsThatDifferAreHandedOutOnce() {
        join.saw(Side.RIGHT, key("a"), new Digest(2, 2));
        join.saw(Side.LEFT, key("a"), new Digest(1, 1));
        assertThat(join.overflow()).containsExactly(new SegmentJoin.Lonely(Side.LEFT, key("a"), new Digest(1, 1)));
        assertThat(join.rest()).isEmpty();
    }
}
