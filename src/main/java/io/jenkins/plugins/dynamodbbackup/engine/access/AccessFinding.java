package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;

/** What a look at one permission showed. */
public sealed interface AccessFinding {

    ApiOperation operation();

    /** @param subject the table or backup that it was tried with; empty where a call is about none */
    record Allowed(ApiOperation operation, String subject) implements AccessFinding {}

    /** Denied, or no good answer for another reason. */
    record Failed(AwsError error) implements AccessFinding {

        @Override
        public ApiOperation operation() {
            return error.operation();
        }

        public boolean denied() {
            return error.kind() == ErrorKind.ACCESS_DENIED;
        }
    }

    /** Nobody knows. */
    record NotTried(ApiOperation operation, Reason reason) implements AccessFinding {}

    /** Why a call was not tried. */
    enum Reason {
        CHANGES_SOMETHING,
        /** No table is visible that it could be tried with. */
        NO_TABLE,
        /** No backup is visible that it could be tried with. */
        NO_BACKUP,
        /** AWS was not reached, or refuses the credentials altogether. */
        NOT_CONNECTED
    }
}
