package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Two tables to compare.
 *
 * @param left the reference: what it has and the other lacks is missing
 * @param leftRegion where it is not that of the session; rightRegion likewise
 * @param sample how many items are compared; 0 for all
 * @param keys partition keys, or beginnings of them that end in {@code *}; empty for all
 * @param fileName of the file of differences; empty for none
 * @param values whether that file has the whole items
 */
public record CompareRequest(
        String left,
        String right,
        Optional<String> leftRegion,
        Optional<String> rightRegion,
        WorkLimits limits,
        int sample,
        List<String> keys,
        String fileName,
        boolean values,
        Duration timeout) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(720);

    public CompareRequest {
        keys = List.copyOf(keys);
    }
}
