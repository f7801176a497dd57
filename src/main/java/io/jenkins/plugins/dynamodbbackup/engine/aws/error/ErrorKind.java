package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.Documentation;

/** What an error of AWS means for us (spec 1.6). The advice is the last sentence that the user reads about it. */
public enum ErrorKind {
    TABLE_NOT_FOUND("Check the table's name and the region."),
    RESOURCE_NOT_FOUND("Check the table's name and the region."),
    BACKUPS_BEING_ENABLED("AWS is still preparing backups for this new table; run it again in a minute."),
    TABLE_IN_USE("Another change of this table runs; run it again when that is done."),
    RESOURCE_IN_USE("Another change of this table runs; run it again when that is done."),
    TABLE_EXISTS("Choose another target table, or delete the existing one first."),
    BACKUP_IN_USE("A restore from this backup runs; run it again when that is done."),
    BACKUP_NOT_FOUND("Check the backup's ARN and the region: a backup is only known in the region it was made in."),
    /** Too many operations at a time: waiting helps. */
    LIMIT("Too many operations run at a time in this account and region; run it again later."),
    /** A quota of the account: waiting does not help. */
    QUOTA("Raise the quota of the account, or delete what is not needed."),
    THROTTLED("AWS kept refusing for too many calls; run it again when less goes on in this account and region."),
    /** No answer, a failure of AWS, or an answer nobody can read: the call may or may not have taken effect. */
    UNAVAILABLE("AWS could not be reached or gave no usable answer; run it again and if that does not help check the"
            + " region and the endpoint."),
    INVALID("AWS refuses the request as it is; change what it names."),
    ACCESS_DENIED("Allow this action to the credentials in use (" + Documentation.IAM + ")."),
    EXPIRED("The credentials have expired and fetching them again did not help; renew them."),
    CREDENTIALS_REFUSED(
            "AWS does not accept these credentials; check the access key, the secret key and the session token."),
    /** A proxy on the way wants other credentials than it got: nothing reached AWS. */
    PROXY_REFUSED("The proxy asks for a user name and a password, and does not accept what it was given; correct the"
            + " settings of the proxy."),
    CLOCK_SKEW("The clock of this machine is wrong; set it and run it again."),
    /** No credentials could be found: nothing was sent. */
    NO_CREDENTIALS("Check the credentials, the profile or the role that are named, or sign in again."),
    /** The source of the credentials did not answer just now: nothing was sent. */
    CREDENTIALS_UNAVAILABLE("The source of the credentials could not be reached; run it again."),
    /** AWS does not let the credentials become the role that they name: nothing was sent to DynamoDB. */
    ROLE_REFUSED("The access key needs sts:AssumeRole on the role, and the role has to trust it, with the external"
            + " id that it asks for."),
    UNKNOWN_OPERATION("This endpoint does not know the call: an emulator without it, or a region without the feature."),
    /** The time that the user gave was over before AWS gave a good answer. */
    DEADLINE("Give it more time, or run it again."),
    UNEXPECTED("This is not an error that DynamoDB documents; check the region and the endpoint.");

    private final String advice;

    ErrorKind(String advice) {
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }
}
