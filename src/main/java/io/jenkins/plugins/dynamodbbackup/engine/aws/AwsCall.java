package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CalledOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.Optional;
import java.util.function.Function;

/**
 * One call of AWS, not yet sent. The classes named after the calls make them.
 *
 * @param subject the table or backup it is about, for error messages
 * @param region where it goes; empty for the session's own region
 * @param body sends it once, without retries
 */
public record AwsCall<T>(ApiOperation operation, String subject, Optional<String> region, Function<AwsClients, T> body)
        implements CalledOperation {

    public AwsCall(ApiOperation operation, String subject, Function<AwsClients, T> body) {
        this(operation, subject, Optional.empty(), body);
    }

    /** The same call in another region, with the same credentials and at the pace of that region. */
    public AwsCall<T> in(String otherRegion) {
        return new AwsCall<>(operation, subject, Optional.of(otherRegion), body);
    }
}
