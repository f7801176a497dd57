package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ContributorInsightsAction;
import software.amazon.awssdk.services.dynamodb.model.DescribeContributorInsightsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContributorInsightsRequest;

/** DescribeContributorInsights and UpdateContributorInsights of a table or of one of its indexes (spec 2.2). */
public final class ContributorInsights {

    private ContributorInsights() {}

    /**
     * Answers with the whole response: ContributorInsightsStatus, ContributorInsightsMode, FailureException and so on.
     *
     * @param index empty for the table itself
     */
    public static AwsCall<ObjectNode> describe(String table, Optional<String> index) {
        DescribeContributorInsightsRequest request = DescribeContributorInsightsRequest.builder()
                .tableName(table)
                .indexName(index.orElse(null))
                .build();
        return JsonCall.of(
                ApiOperation.DESCRIBE_CONTRIBUTOR_INSIGHTS,
                subject(table, index),
                clients -> clients.dynamoDb().describeContributorInsights(request));
    }

    /**
     * Answers with the response; the status becomes ENABLED or FAILED later.
     *
     * @param index empty for the table itself
     * @param mode such as {@code THROTTLED_KEYS}; empty for AWS's default
     */
    public static AwsCall<ObjectNode> enable(String table, Optional<String> index, Optional<String> mode) {
        UpdateContributorInsightsRequest request = UpdateContributorInsightsRequest.builder()
                .tableName(table)
                .indexName(index.orElse(null))
                .contributorInsightsAction(ContributorInsightsAction.ENABLE)
                .contributorInsightsMode(mode.orElse(null))
                .build();
        return JsonCall.of(
                ApiOperation.UPDATE_CONTRIBUTOR_INSIGHTS,
                subject(table, index),
                clients -> clients.dynamoDb().updateContributorInsights(request));
    }

    private static String subject(String table, Optional<String> index) {
        return index.map(name -> table + "/index/" + name).orElse(table);
    }
}
