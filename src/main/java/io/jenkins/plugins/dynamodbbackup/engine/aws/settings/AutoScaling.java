package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.Page;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * Application Auto Scaling of tables and indexes (spec 2.2). A resource ID is {@code table/orders} or {@code
 * table/orders/index/byDate}. Listings without one give those of all tables of the account in the region.
 */
public final class AutoScaling {

    private static final ServiceNamespace DYNAMODB = ServiceNamespace.DYNAMODB;
    private static final String ALL = "";

    private AutoScaling() {}

    /** @param resourceIds at most 50; empty for all */
    public static AwsCall<Page<ObjectNode>> targets(List<String> resourceIds, Optional<String> cursor) {
        ApiOperation operation = ApiOperation.DESCRIBE_SCALABLE_TARGETS;
        DescribeScalableTargetsRequest.Builder request = DescribeScalableTargetsRequest.builder()
                .serviceNamespace(DYNAMODB)
                .nextToken(cursor.orElse(null));
        if (!resourceIds.isEmpty()) {
            request.resourceIds(resourceIds);
        }
        return new AwsCall<>(operation, resourceIds.stream().findFirst().orElse(ALL), clients -> {
            DescribeScalableTargetsResponse answer = clients.autoScaling().describeScalableTargets(request.build());
            return JsonCall.page(operation, answer.scalableTargets(), answer.nextToken());
        });
    }

    /** @param resourceId empty for all */
    public static AwsCall<Page<ObjectNode>> policies(Optional<String> resourceId, Optional<String> cursor) {
        ApiOperation operation = ApiOperation.DESCRIBE_SCALING_POLICIES;
        DescribeScalingPoliciesRequest request = DescribeScalingPoliciesRequest.builder()
                .serviceNamespace(DYNAMODB)
                .resourceId(resourceId.orElse(null))
                .nextToken(cursor.orElse(null))
                .build();
        return new AwsCall<>(operation, resourceId.orElse(ALL), clients -> {
            DescribeScalingPoliciesResponse answer = clients.autoScaling().describeScalingPolicies(request);
            return JsonCall.page(operation, answer.scalingPolicies(), answer.nextToken());
        });
    }

    /** @param resourceId empty for all */
    public static AwsCall<Page<ObjectNode>> actions(Optional<String> resourceId, Optional<String> cursor) {
        ApiOperation operation = ApiOperation.DESCRIBE_SCHEDULED_ACTIONS;
        DescribeScheduledActionsRequest request = DescribeScheduledActionsRequest.builder()
                .serviceNamespace(DYNAMODB)
                .resourceId(resourceId.orElse(null))
                .nextToken(cursor.orElse(null))
                .build();
        return new AwsCall<>(operation, resourceId.orElse(ALL), clients -> {
            DescribeScheduledActionsResponse answer = clients.autoScaling().describeScheduledActions(request);
            return JsonCall.page(operation, answer.scheduledActions(), answer.nextToken());
        });
    }

    /**
     * RegisterScalableTarget; answers with the response.
     *
     * @param target ResourceId, ScalableDimension, MinCapacity, MaxCapacity, RoleARN, SuspendedState
     * @throws InvalidSettingException when it has other fields
     */
    public static AwsCall<ObjectNode> register(ObjectNode target) {
        RegisterScalableTargetRequest request = SdkJson.fill(RegisterScalableTargetRequest.builder(), target)
                .serviceNamespace(DYNAMODB)
                .build();
        return JsonCall.of(
                ApiOperation.REGISTER_SCALABLE_TARGET,
                subject(request.resourceId()),
                clients -> clients.autoScaling().registerScalableTarget(request));
    }

    /**
     * PutScalingPolicy; answers with the response. The scalable target must be registered.
     *
     * @param policy PolicyName, ResourceId, ScalableDimension, PolicyType, TargetTrackingScalingPolicyConfiguration and
     *     so on
     * @throws InvalidSettingException when it has other fields
     */
    public static AwsCall<ObjectNode> putPolicy(ObjectNode policy) {
        PutScalingPolicyRequest request = SdkJson.fill(PutScalingPolicyRequest.builder(), policy)
                .serviceNamespace(DYNAMODB)
                .build();
        return JsonCall.of(
                ApiOperation.PUT_SCALING_POLICY,
                subject(request.resourceId()),
                clients -> clients.autoScaling().putScalingPolicy(request));
    }

    /**
     * PutScheduledAction; answers with the response, which is empty. The scalable target must be registered.
     *
     * @param action ScheduledActionName, ResourceId, ScalableDimension, Schedule, Timezone, StartTime, EndTime,
     *     ScalableTargetAction
     * @throws InvalidSettingException when it has other fields
     */
    public static AwsCall<ObjectNode> putAction(ObjectNode action) {
        PutScheduledActionRequest request = SdkJson.fill(PutScheduledActionRequest.builder(), action)
                .serviceNamespace(DYNAMODB)
                .build();
        return JsonCall.of(
                ApiOperation.PUT_SCHEDULED_ACTION,
                subject(request.resourceId()),
                clients -> clients.autoScaling().putScheduledAction(request));
    }

    private static String subject(String resourceId) {
        return resourceId == null ? ALL : resourceId;
    }
}
