package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** A setting of a table that its backups do not hold, in the order in which settings are applied (spec 2.1, 2.2). */
public enum SettingName {
    TAGS("tags"),
    /** Point-in-time recovery and its period. */
    PITR("pitr"),
    /** Time to live. */
    TTL("ttl"),
    STREAM("stream"),
    TABLE_CLASS("tableClass"),
    ENCRYPTION("encryption"),
    ON_DEMAND_THROUGHPUT("onDemandThroughput"),
    WARM_THROUGHPUT("warmThroughput"),
    RESOURCE_POLICY("resourcePolicy"),
    STREAM_POLICY("streamPolicy"),
    CONTRIBUTOR_INSIGHTS("contributorInsights"),
    /** Kinesis data stream destinations. */
    KINESIS("kinesis"),
    AUTO_SCALING("autoScaling"),
    /** Last, because it would be in the way of nothing but a deletion. */
    DELETION_PROTECTION("deletionProtection"),
    /** Of a global table; recorded, never applied. */
    REPLICAS("replicas");

    private final String word;

    SettingName(String word) {
        this.word = word;
    }

    /** As users write it, and as it stands in a settings file. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<SettingName> of(String word) {
        return Stream.of(values()).filter(name -> name.word.equals(word)).findFirst();
    }
}
