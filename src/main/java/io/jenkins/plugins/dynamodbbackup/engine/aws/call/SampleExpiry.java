package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** How many items time to live would delete: one page of a Scan that reads nothing but the attribute with the time. */
public final class SampleExpiry {

    private static final int MOST = 1000;

    /** DynamoDB deletes no item whose time is longer ago. */
    private static final Duration OLDEST = Duration.ofDays(5 * 365);

    private SampleExpiry() {}

    /**
     * @param items that were read
     * @param expired those of them that are past their time
     */
    public record Sample(long items, long expired) {}

    /** @param attribute with the time of expiry, in seconds since 1970 */
    public static AwsCall<Sample> of(String table, String attribute, Instant now) {
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .limit(MOST)
                .projectionExpression("#expiry")
                .expressionAttributeNames(Map.of("#expiry", attribute))
                .build();
        return new AwsCall<>(ApiOperation.SCAN, table, clients -> {
            ScanResponse page = clients.dynamoDb().scan(request);
            long expired = page.items().stream()
                    .filter(item -> expired(item.get(attribute), now))
                    .count();
            return new Sample(page.scannedCount() == null ? 0 : page.scannedCount(), expired);
        });
    }

    private static boolean expired(AttributeValue value, Instant now) {
        if (value == null || value.n() == null) {
            return false;
        }
        try {
            Instant time = Instant.ofEpochSecond(Double.valueOf(value.n()).longValue());
            return time.isBefore(now) && time.isAfter(now.minus(OLDEST));
        } catch (NumberFormatException | DateTimeException noTime) {
            return false;
        }
    }
}
