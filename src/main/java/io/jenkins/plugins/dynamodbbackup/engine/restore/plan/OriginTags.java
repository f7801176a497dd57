package io.jenkins.plugins.dynamodbbackup.engine.restore.plan;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What the restored table tells about its origin: names and ARNs have only characters that tags may have. */
public final class OriginTags {

    public static final String PREFIX = "dynamodb-backup:";
    private static final int LONGEST_VALUE = 256;

    private OriginTags() {}

    /** A long table name makes an ARN too long for a tag: then the id of the backup stands in for it. */
    public static Map<String, String> of(ChosenSource source, Instant now) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(PREFIX + "source-table", source.table().name());
        tags.put(PREFIX + "restored-at", Times.iso(now));
        if (source instanceof ChosenSource.PointInTime) {
            tags.put(PREFIX + "point-in-time", Times.iso(source.time()));
        }
        if (source.arn().length() <= LONGEST_VALUE) {
            tags.put(PREFIX + "source-arn", source.arn());
        } else {
            BackupArn.parse(source.arn()).ifPresent(arn -> tags.put(PREFIX + "source-backup-id", arn.id()));
        }
        return tags;
    }
}
