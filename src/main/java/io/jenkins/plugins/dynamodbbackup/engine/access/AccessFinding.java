package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;

/** What is known about one permission. */
public sealed interface AccessFinding {

    ApiOperation operation();

    /** @param subject the table or backup that the call was tried with; empty for a call without one */
    record Allowed(ApiOperation operation, String subject) implements AccessFinding {}

    /** Denied, or failed for another reason. */
    record Failed(AwsError error) implements AccessFinding {

        @Override
        public ApiOperation operation() {
            return error.operation();
        }

        public boolean denied() {
            return error.kind() == ErrorKind.ACCESS_DENIED;
        }
    }

    /** Not known. */
    record NotTried(ApiOperation operation, Reason reason) implements AccessFinding {}

    /** Why a call was not tried. */
    enum Reason {
        /** The call would change something. */
        CHANGES_SOMETHING,
        /** There is no visible table to try it with. */
        NO_TABLE,
        /** There is no visible backup to try it with. */
        NO_BACKUP,
        /** AWS could not be reached, or refuses the credentials. */
        NOT_CONNECTED
    }
}
