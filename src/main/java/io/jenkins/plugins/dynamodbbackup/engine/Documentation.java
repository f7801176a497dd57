package io.jenkins.plugins.dynamodbbackup.engine;

/** Pages that messages refer to, by addresses that every reader of a log can open. */
public final class Documentation {

    /** What the credentials must be allowed to do. */
    public static final String IAM = "https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md";

    private Documentation() {}
}
