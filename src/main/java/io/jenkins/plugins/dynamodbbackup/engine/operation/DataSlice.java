package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import java.io.Serializable;

/**
 * A slice of work that moves items: a small value that can be sent to another process and carried out there. Failures
 * of AWS are part of its result.
 *
 * @param <R> its result, small too
 */
public interface DataSlice<R extends Serializable> extends Serializable {

    /**
     * Begins it. It ends by itself within about half a minute, and sends nothing before the first advance.
     *
     * @param cores the most of a processor that it may use, such as 0.5; 0 for no limit
     */
    Operation<?, R> begin(AwsSession session, double cores);
}
