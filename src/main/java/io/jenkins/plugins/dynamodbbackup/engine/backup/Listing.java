package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ErrorKind;
import java.util.EnumSet;
import java.util.Set;

/** What a failed listing means for those who wait for it. */
final class Listing {

    private static final Set<ErrorKind> PASSING = EnumSet.of(
            ErrorKind.UNAVAILABLE,
            ErrorKind.THROTTLED,
            ErrorKind.LIMIT,
            ErrorKind.DEADLINE,
            ErrorKind.CREDENTIALS_UNAVAILABLE);

    private Listing() {}

    /** Whether looking again later may help; else nothing can be confirmed any more. */
    static boolean mayPass(AwsError error) {
        return PASSING.contains(error.kind());
    }
}
