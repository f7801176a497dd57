package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.Serializable;
import java.util.Collection;

/**
 * An item of the live table that was not, or not wholly, written back.
 *
 * @param key in DynamoDB JSON
 * @param item in DynamoDB JSON, where the table no longer has it; else empty text
 */
public record LeftItem(String key, Message reason, String item) implements Serializable {

    private static final String REASONS = "compare.left.";

    static LeftItem changed(String key) {
        return new LeftItem(key, Message.of("compare.left.changed"), "");
    }

    static LeftItem referenceChanged(String key) {
        return new LeftItem(key, Message.of("compare.left.referenceChanged"), "");
    }

    static LeftItem tooLarge(String key) {
        return new LeftItem(key, Message.of("compare.left.tooLarge"), "");
    }

    static LeftItem added(String key, Collection<String> attributes) {
        return new LeftItem(key, Message.of("compare.left.added", Argument.names(attributes)), "");
    }

    static LeftItem refused(String key, Message why) {
        return new LeftItem(key, Message.of("compare.left.refused", why), "");
    }

    static LeftItem notPutBack(String key, Item deleted, Message why) {
        return new LeftItem(key, Message.of("compare.left.notPutBack", why), deleted.json());
    }

    /** One line of JSON: {@code {"left":"changed","key":{...},"reason":"..."}}, and {@code "item"} where there is one. */
    public String json() {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("left", reason.key().substring(REASONS.length()))
                .putRawValue("key", new RawValue(key))
                .put("reason", reason.toString());
        if (!item.isEmpty()) {
            line.putRawValue("item", new RawValue(item));
        }
        return line.toString();
    }
}
