package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;

/** What an error has to say of the call that ended with it. */
public interface CalledOperation {

    ApiOperation operation();

    /** The table or backup that the call is about. */
    String subject();
}
