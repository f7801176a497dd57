package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ReasonedException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** A setting that is no request of AWS: it has a field that the API does not have, or one of the wrong type. */
public final class InvalidSettingException extends ReasonedException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(Message reason) {
        super(reason);
    }
}
