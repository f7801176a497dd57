package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CalledOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.function.Function;

/**
 * One call of AWS, not yet sent. The classes named after the calls make them.
 *
 * @param subject the table or backup it is about, for error messages
 * @param body sends it once, without retries
 */
public record AwsCall<T>(ApiOperation operation, String subject, Function<AwsClients, T> body)
        implements CalledOperation {}
