package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import java.io.Serializable;
import java.util.Optional;

/**
 * How far a part of one table was read.
 *
 * @param key the last that was read, in DynamoDB JSON; empty at the beginning
 * @param end whether there is no more
 */
public record Position(String key, boolean end) implements Serializable {

    static final Position START = new Position("", false);
    static final Position END = new Position("", true);

    /** @param next empty at the end */
    static Position behind(Optional<ItemKey> next) {
        return next.map(key -> new Position(key.json(), false)).orElse(END);
    }

    Optional<ItemKey> from() {
        return key.isEmpty() ? Optional.empty() : Optional.of(ItemKey.parse(key));
    }
}
