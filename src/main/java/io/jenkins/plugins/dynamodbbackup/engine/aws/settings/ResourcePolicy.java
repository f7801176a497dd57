package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyRequest;

/** GetResourcePolicy and PutResourcePolicy of a table or of its stream (spec 2.2). */
public final class ResourcePolicy {

    private ResourcePolicy() {}

    /** Answers with the policy document; empty if the resource has no policy. */
    public static AwsCall<Optional<String>> get(String arn) {
        GetResourcePolicyRequest request =
                GetResourcePolicyRequest.builder().resourceArn(arn).build();
        return new AwsCall<>(ApiOperation.GET_RESOURCE_POLICY, arn, clients -> {
            try {
                return Optional.ofNullable(
                        clients.dynamoDb().getResourcePolicy(request).policy());
            } catch (PolicyNotFoundException none) {
                return Optional.empty();
            }
        });
    }

    /**
     * Replaces the policy; refused for 15 seconds after the last change. Answers with the RevisionId.
     *
     * @param policy the document, at most 20,480 bytes
     */
    public static AwsCall<ObjectNode> put(String arn, String policy) {
        PutResourcePolicyRequest request = PutResourcePolicyRequest.builder()
                .resourceArn(arn)
                .policy(policy)
                .build();
        return JsonCall.of(
                ApiOperation.PUT_RESOURCE_POLICY,
                arn,
                clients -> clients.dynamoDb().putResourcePolicy(request));
    }
}
