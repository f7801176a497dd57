package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One page of a segment of a table.
 *
 * @param items key and content of each item
 * @param units read capacity units that the page consumed
 */
public record ItemPage(List<Seen> items, double units, Cursor next) {

    /** An item as the comparison needs it: the content itself is not kept. */
    public record Seen(ItemKey key, Digest digest) {}

    /** Where a segment goes on. */
    public static final class Cursor {

        private final Map<String, AttributeValue> key;

        Cursor(Map<String, AttributeValue> key) {
            this.key = key;
        }

        public static Cursor start() {
            return new Cursor(Map.of());
        }

        Map<String, AttributeValue> key() {
            return key;
        }
    }

    /** Whether the segment has no more pages. */
    public boolean last() {
        return next.key().isEmpty();
    }
}
