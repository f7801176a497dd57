package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

/**
 * The calls this product makes, each with the rate it keeps to for one account and region: below what AWS documents and
 * what was measured (spec 1.8). Rate and burst together never exceed the documented calls in any one second.
 */
public enum ApiOperation {
    CREATE_BACKUP("dynamodb:CreateBackup", 48, 2, 1),
    DESCRIBE_BACKUP("dynamodb:DescribeBackup", 5, 2, 5),
    LIST_BACKUPS("dynamodb:ListBackups", 3, 1, 5),
    DELETE_BACKUP("dynamodb:DeleteBackup", 4, 1, 5),
    RESTORE_TABLE_FROM_BACKUP("dynamodb:RestoreTableFromBackup", 5, 2, 1),
    DESCRIBE_TABLE("dynamodb:DescribeTable", 8, 2, 5),
    LIST_TABLES("dynamodb:ListTables", 15, 3, 5),
    LIST_TAGS_OF_RESOURCE("dynamodb:ListTagsOfResource", 8, 2, 5),
    TAG_RESOURCE("dynamodb:TagResource", 3, 1, 5),
    /** Reads items: the table's own capacity limits it, not a control-plane rate. */
    SCAN("dynamodb:Scan", 1000, 50, 8),
    /** Two tries only: the answer is not needed, and where STS cannot be reached the operation must not wait. */
    GET_CALLER_IDENTITY("sts:GetCallerIdentity", 5, 2, 2);

    private final String action;
    private final int perSecond;
    private final int burst;
    private final int tries;

    ApiOperation(String action, int perSecond, int burst, int tries) {
        this.action = action;
        this.perSecond = perSecond;
        this.burst = burst;
        this.tries = tries;
    }

    /** The IAM action that allows it, such as {@code dynamodb:CreateBackup}. */
    public String action() {
        return action;
    }

    /** AWS's name of the call, such as {@code CreateBackup}. */
    public String apiName() {
        return action.substring(action.indexOf(':') + 1);
    }

    public int perSecond() {
        return perSecond;
    }

    /** Calls that may follow each other at once after a pause. */
    public int burst() {
        return burst;
    }

    /**
     * How often it is sent at the most while AWS or the network fails for a moment; throttling does not count. Once where a
     * second call would take effect again: the caller must check first whether the first one did (spec 1.7).
     */
    public int tries() {
        return tries;
    }
}
