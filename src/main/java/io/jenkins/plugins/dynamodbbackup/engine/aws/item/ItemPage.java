package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * One page of a segment of a table.
 *
 * @param items key and content of each item
 * @param looked items that were read, those that a filter left out included
 * @param units read capacity units that the page consumed
 * @param next where the next page begins: behind this key; empty after the last page
 */
public record ItemPage(List<Seen> items, int looked, double units, Optional<ItemKey> next) {

    /** An item as a comparison needs it: the content itself is not kept. */
    public record Seen(ItemKey key, Digest digest) {}

    /** @param last empty after the last page */
    static ItemPage of(
            List<Map<String, AttributeValue>> items,
            List<String> keyNames,
            Integer looked,
            ConsumedCapacity consumed,
            Map<String, AttributeValue> last) {
        CanonicalForm form = new CanonicalForm();
        List<Seen> seen = new ArrayList<>(items.size());
        for (Map<String, AttributeValue> item : items) {
            ItemKey key = ItemKey.of(item, keyNames, form);
            seen.add(new Seen(key, Digest.of(form.clear().item(item))));
        }
        return new ItemPage(
                seen,
                looked == null ? items.size() : looked,
                units(consumed),
                last.isEmpty() ? Optional.empty() : Optional.of(ItemKey.of(last, keyNames)));
    }

    static double units(ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }
}
