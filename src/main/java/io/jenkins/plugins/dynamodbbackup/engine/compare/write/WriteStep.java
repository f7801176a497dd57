package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Digest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.WriteItem;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import java.util.List;
import java.util.Optional;

/** What is to be done about one difference, as both tables are now. */
sealed interface WriteStep {

    /** Both have the same by now. */
    record Same() implements WriteStep {}

    /** It cannot be written. */
    record Leave(LeftItem item) implements WriteStep {}

    /**
     * It is to be written.
     *
     * @param live the item that is there; empty for none
     * @param wanted that of the reference; empty when it is to be deleted
     */
    record Write(Optional<Item> live, Optional<Item> wanted) implements WriteStep {

        AwsCall<WriteItem.Result> call(String table) {
            if (live.isEmpty()) {
                return WriteItem.create(table, wanted.orElseThrow());
            }
            return wanted.map(item -> WriteItem.update(table, live.get(), item))
                    .orElseGet(() -> WriteItem.delete(table, live.get()));
        }

        /** Whether this is what was to be there. */
        boolean wants(Optional<Item> there) {
            return same(wanted, there);
        }

        /** Whether this is what was read. */
        boolean read(Optional<Item> there) {
            return same(live, there);
        }

        /** Attributes that it has beyond what was read. */
        List<String> added(Optional<Item> there) {
            return live.flatMap(item -> there.map(item::differing)).orElse(List.of());
        }
    }

    static WriteStep of(Difference compared, Optional<Item> reference, Optional<Item> live) {
        String key = compared.key().json();
        if (same(reference, live)) {
            return new Same();
        }
        if (!asCompared(compared.left(), reference)) {
            return new Leave(LeftItem.referenceChanged(key));
        }
        if (!asCompared(compared.right(), live)) {
            return new Leave(LeftItem.changed(key));
        }
        return WriteItem.possible(live, reference) ? new Write(live, reference) : new Leave(LeftItem.tooLarge(key));
    }

    private static boolean asCompared(Optional<Difference.Version> then, Optional<Item> now) {
        return then.map(Difference.Version::digest).equals(digest(now));
    }

    private static boolean same(Optional<Item> one, Optional<Item> other) {
        return digest(one).equals(digest(other));
    }

    private static Optional<Digest> digest(Optional<Item> item) {
        return item.map(Item::digest);
    }
}
