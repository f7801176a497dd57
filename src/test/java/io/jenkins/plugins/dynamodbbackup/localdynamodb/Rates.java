package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The rates the service accepts, per operation, account and region. The figures are AWS's documented rates with the
 * bursts measured on the real service (spec 1.8); those of ListTables, DescribeTable and UpdateTable are ours, the documents give none.
 */
public final class Rates {
    private static final Map<String, Limit> AWS = Map.ofEntries(
            Map.entry("CreateBackup", new Limit(50, 60)),
            Map.entry("DeleteBackup", new Limit(10, 13)),
            Map.entry("DescribeBackup", new Limit(10, 13)),
            Map.entry("ListBackups", new Limit(5, 5)),
            Map.entry("RestoreTableFromBackup", new Limit(10, 15)),
            Map.entry("RestoreTableToPointInTime", new Limit(10, 15)),
            Map.entry("DescribeContinuousBackups", new Limit(10, 10)),
            Map.entry("UpdateContinuousBackups", new Limit(10, 10)),
            Map.entry("ListTagsOfResource", new Limit(10, 10)),
            Map.entry("TagResource", new Limit(5, 5)),
            Map.entry("UntagResource", new Limit(5, 5)),
            Map.entry("ListTables", new Limit(20, 20)),
            Map.entry("DescribeTable", new Limit(50, 60)),
            Map.entry("DescribeTimeToLive", new Limit(4, 4)),
            Map.entry("UpdateTable", new Limit(20, 20)));

    private final Map<String, Limit> limits;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private Rates(Map<String, Limit> limits) {
        this.limits = limits;
    }

    /** So many calls a second in the long run, so many at once after a pause. */
    public record Limit(double perSecond, double burst) {}

    private record Bucket(double tokens, Instant at) {}

    public static Rates off() {
        return new Rates(Map.of());
    }

    public static Rates aws() {
        return new Rates(AWS);
    }

    public static Rates of(Map<String, Limit> limits) {
        return new Rates(Map.copyOf(limits));
    }

    /** Takes a token, or refuses. A refused call costs none. */
    synchronized void take(Site site, String operation, Instant now) {
        Limit limit = limits.get(operation);
        if (limit == null) {
            return;
        }
        String key = site.account() + "/" + site.region() + "/" + operation;
        Bucket bucket = buckets.getOrDefault(key, new Bucket(limit.burst(), now));
        double passed = Math.max(0, (now.toEpochMilli() - bucket.at().toEpochMilli()) / 1000.0);
        double tokens = Math.min(limit.burst(), bucket.tokens() + passed * limit.perSecond());
        boolean enough = tokens >= 1;
        buckets.put(key, new Bucket(enough ? tokens - 1 : tokens, now));
        if (!enough) {
            throw ServiceError.of("ThrottlingException", "Rate exceeded");
        }
    }
}
