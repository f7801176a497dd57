package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

/** What an error of AWS means for us (spec 1.6). What to do about it stands with the texts of {@link AwsError}. */
public enum ErrorKind {
    TABLE_NOT_FOUND,
    RESOURCE_NOT_FOUND,
    BACKUPS_BEING_ENABLED,
    RECOVERY_DISABLED,
    OUTSIDE_RECOVERY_WINDOW,
    POLICY_NOT_FOUND,
    SCALABLE_TARGET_NOT_FOUND,
    /** Application Auto Scaling has no access to what it is to scale. */
    SCALING_ACCESS,
    /** Another update of the same object is in progress: waiting a moment helps. */
    CONCURRENT_UPDATE,
    /** Changed not long ago: the next change is allowed later, after up to an hour. */
    COOLDOWN,
    TABLE_IN_USE,
    RESOURCE_IN_USE,
    TABLE_EXISTS,
    BACKUP_IN_USE,
    BACKUP_NOT_FOUND,
    /** Too many operations at a time: waiting helps. */
    LIMIT,
    /** A quota of the account: waiting does not help. */
    QUOTA,
    THROTTLED,
    /** No answer, a failure of AWS, or an unreadable answer: the call may or may not have taken effect. */
    UNAVAILABLE,
    INVALID,
    ACCESS_DENIED,
    EXPIRED,
    CREDENTIALS_REFUSED,
    /** A proxy on the way wants other credentials than it got: nothing reached AWS. */
    PROXY_REFUSED,
    CLOCK_SKEW,
    /** No credentials could be found: nothing was sent. */
    NO_CREDENTIALS,
    /** The source of the credentials did not answer just now: nothing was sent. */
    CREDENTIALS_UNAVAILABLE,
    /** AWS does not let the credentials become the role that they name: nothing was sent to DynamoDB. */
    ROLE_REFUSED,
    UNKNOWN_OPERATION,
    /** An item in the answer holds a value of a type that is not known here. */
    UNKNOWN_ITEM_TYPE,
    /** The time that the user gave was over before AWS gave a good answer. */
    DEADLINE,
    UNEXPECTED
}
