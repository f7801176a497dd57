package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * One rule that keeps backups. A backup stays if any rule keeps it, so a further rule never deletes more. Each rule sees
 * the good backups of one table incarnation as a whole, because a rule such as "the newest of each day" cannot judge a
 * backup alone.
 */
public sealed interface KeepRule permits KeepDays, KeepLast {

    /**
     * Which backups the rule keeps.
     *
     * @param newestFirst the backups of one table that can be restored and that the policy speaks about
     * @param now by AWS's clock, which also stamped the backups
     * @return positions in the list
     */
    BitSet keeps(List<ListedBackup> newestFirst, Instant now);

    /** Why it keeps a backup, with the parameter: {@code one of the newest 7 (keepLast)}. */
    Message because();

    /** Why it keeps none of the others: {@code not among the newest 7 (keepLast)}. */
    Message becauseNot();
}
