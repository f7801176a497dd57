package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * Keeps the newest backups of a table. Backups of one name count separately: they are separate backups (spec 6.9).
 *
 * @param count at least 1
 */
public record KeepLast(int count) implements KeepRule {

    @Override
    public BitSet keeps(List<ListedBackup> newestFirst, Instant now) {
        BitSet kept = new BitSet();
        kept.set(0, Math.min(count, newestFirst.size()));
        return kept;
    }

    @Override
    public Message because() {
        return reason("retention.keepLast");
    }

    @Override
    public Message becauseNot() {
        return reason("retention.keepLast.not");
    }

    private Message reason(String key) {
        Argument parameter = Argument.parameter("keepLast");
        return count == 1 ? Message.of(key + ".one", parameter) : Message.of(key, count, parameter);
    }
}
