package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/**
 * The calls this product makes, each with the rate it keeps to for one account and region: below what AWS documents and
 * what was measured (spec 1.8). Rate and burst together never exceed the documented calls in any one second.
 * AWS documents no rates for the calls about settings, except ten a second for DescribeContinuousBackups and
 * ListTagsOfResource and five for TagResource: other calls that read keep below the former, those that write below the
 * latter, and RestoreTableToPointInTime to the rate of RestoreTableFromBackup.
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
    RESTORE_TABLE_TO_POINT_IN_TIME("dynamodb:RestoreTableToPointInTime", 5, 2, 1),
    /** The fifth in a row is throttled (measured). */
    DESCRIBE_TIME_TO_LIVE("dynamodb:DescribeTimeToLive", 3, 1, 5),
    DESCRIBE_CONTINUOUS_BACKUPS("dynamodb:DescribeContinuousBackups", 8, 2, 5),
    GET_RESOURCE_POLICY("dynamodb:GetResourcePolicy", 8, 2, 5),
    DESCRIBE_CONTRIBUTOR_INSIGHTS("dynamodb:DescribeContributorInsights", 8, 2, 5),
    DESCRIBE_KINESIS_STREAMING_DESTINATION("dynamodb:DescribeKinesisStreamingDestination", 8, 2, 5),
    DESCRIBE_SCALABLE_TARGETS("application-autoscaling:DescribeScalableTargets", 8, 2, 5),
    DESCRIBE_SCALING_POLICIES("application-autoscaling:DescribeScalingPolicies", 8, 2, 5),
    DESCRIBE_SCHEDULED_ACTIONS("application-autoscaling:DescribeScheduledActions", 8, 2, 5),
    UPDATE_TABLE("dynamodb:UpdateTable", 4, 1, 1),
    UPDATE_TIME_TO_LIVE("dynamodb:UpdateTimeToLive", 4, 1, 1),
    UPDATE_CONTINUOUS_BACKUPS("dynamodb:UpdateContinuousBackups", 4, 1, 5),
    PUT_RESOURCE_POLICY("dynamodb:PutResourcePolicy", 4, 1, 5),
    UPDATE_CONTRIBUTOR_INSIGHTS("dynamodb:UpdateContributorInsights", 4, 1, 5),
    ENABLE_KINESIS_STREAMING_DESTINATION("dynamodb:EnableKinesisStreamingDestination", 4, 1, 1),
    REGISTER_SCALABLE_TARGET("application-autoscaling:RegisterScalableTarget", 4, 1, 5),
    PUT_SCALING_POLICY("application-autoscaling:PutScalingPolicy", 4, 1, 5),
    PUT_SCHEDULED_ACTION("application-autoscaling:PutScheduledAction", 4, 1, 5),
    /** Reads items: the table's own capacity limits it, not a control-plane rate. */
    SCAN("dynamodb:Scan", 1000, 50, 8),
    /** Reads items, like Scan. */
    QUERY("dynamodb:Query", 1000, 50, 8),
    /** Reads items, like Scan. */
    BATCH_GET_ITEM("dynamodb:BatchGetItem", 1000, 50, 8),
    /** Writes an item: limited like Scan. */
    PUT_ITEM("dynamodb:PutItem", 1000, 50, 8),
    /** Changes attributes of an item: limited like Scan. */
    UPDATE_ITEM("dynamodb:UpdateItem", 1000, 50, 8),
    /** Writes an item: limited like Scan. */
    DELETE_ITEM("dynamodb:DeleteItem", 1000, 50, 8),
    DELETE_TABLE("dynamodb:DeleteTable", 4, 1, 1),
    /** Makes credentials that end soon, for work on an agent. */
    GET_SESSION_TOKEN("sts:GetSessionToken", 5, 2, 3),
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

    public boolean ofAutoScaling() {
        return action.startsWith("application-autoscaling:");
    }

    /** AWS's name of the service. */
    public Message service() {
        return Message.of(
                "aws.service." + (ofAutoScaling() ? "autoScaling" : action.substring(0, action.indexOf(':'))));
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
     * second call would take effect again, or AWS would refuse it although the first took effect: the caller must check
     * first whether the first one did (spec 1.7, 2.2).
     */
    public int tries() {
        return tries;
    }
}
