package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Application Auto Scaling on the same address: remembers targets, policies and scheduled actions; scales nothing.
 * Called with the lock held.
 */
final class AutoScaling {
    private static final int PAGE = 50;

    private static final String ROLE = ":role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/"
            + "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable";

    private final State state;
    private final Map<String, ObjectNode> targets = new TreeMap<>();
    private final Map<String, ObjectNode> policies = new TreeMap<>();
    private final Map<String, ObjectNode> actions = new TreeMap<>();

    AutoScaling(State state) {
        this.state = state;
    }

    Answer describeTargets(Call call) {
        return list(call, targets, "ScalableTargets");
    }

    Answer describePolicies(Call call) {
        return list(call, policies, "ScalingPolicies");
    }

    Answer describeActions(Call call) {
        return list(call, actions, "ScheduledActions");
    }

    /** What the request does not name stays as it was. */
    Answer register(Call call) {
        String table = call.required("ResourceId").split("/")[1];
        if (!state.tables(call.site()).containsKey(table)) {
            throw ServiceError.validation("DynamoDB table does not exist: " + call.required("ResourceId"));
        }
        ObjectNode target = targets.computeIfAbsent(key(call, ""), key -> newTarget(call));
        target.setAll(call.body().deepCopy());
        return Answer.ok(Json.object()
                .put("ScalableTargetARN", target.path("ScalableTargetARN").asText()));
    }

    private static ObjectNode newTarget(Call call) {
        ObjectNode target = Json.object()
                .put("CreationTime", Json.seconds(call.now()))
                .put("ScalableTargetARN", arn(call, "scalable-target"))
                .put("RoleARN", "arn:aws:iam::" + call.site().account() + ROLE);
        target.putObject("SuspendedState")
                .put("DynamicScalingInSuspended", false)
                .put("DynamicScalingOutSuspended", false)
                .put("ScheduledScalingSuspended", false);
        return target;
    }

    /** The service makes the alarms that the policy needs. */
    Answer putPolicy(Call call) {
        Answer answer = put(call, policies, "PolicyName", "PolicyARN");
        ObjectNode policy = policies.get(key(call, call.required("PolicyName")));
        ArrayNode alarms = policy.putArray("Alarms");
        for (String level : List.of("AlarmHigh", "AlarmLow")) {
            String name = "TargetTracking-" + call.required("ResourceId") + "-" + level;
            alarms.addObject()
                    .put("AlarmName", name)
                    .put(
                            "AlarmARN",
                            "arn:aws:cloudwatch:" + call.site().region() + ":"
                                    + call.site().account() + ":alarm:" + name);
        }
        return answer;
    }

    Answer putAction(Call call) {
        return put(call, actions, "ScheduledActionName", "ScheduledActionARN");
    }

    Answer deregister(Call call) {
        String key = key(call, "");
        if (targets.remove(key) == null) {
            throw noTarget(call);
        }
        policies.keySet().removeIf(name -> name.startsWith(key));
        actions.keySet().removeIf(name -> name.startsWith(key));
        return Answer.ok(Json.object());
    }

    private Answer put(Call call, Map<String, ObjectNode> into, String nameField, String arnField) {
        if (!targets.containsKey(key(call, ""))) {
            throw noTarget(call);
        }
        String name = call.required(nameField);
        ObjectNode entry = call.body().deepCopy();
        entry.put("CreationTime", Json.seconds(call.now())).put(arnField, arn(call, name));
        into.put(key(call, name), entry);
        return Answer.ok(Json.object().put(arnField, arn(call, name)));
    }

    private static ServiceError noTarget(Call call) {
        return ServiceError.of(
                "ObjectNotFoundException",
                "No scalable target registered for service namespace: dynamodb, resource ID: "
                        + call.required("ResourceId") + ", scalable dimension: "
                        + call.required("ScalableDimension"));
    }

    private static Answer list(Call call, Map<String, ObjectNode> all, String field) {
        int from = call.text("NextToken").map(Integer::valueOf).orElse(0);
        int to = from + call.pageSize(Math.min(PAGE, call.number("MaxResults").orElse(PAGE)));
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray(field);
        int n = 0;
        for (Map.Entry<String, ObjectNode> entry : all.entrySet()) {
            if (!entry.getKey().startsWith(site(call)) || !wanted(call.body(), entry.getValue())) {
                continue;
            }
            if (n >= to) {
                answer.put("NextToken", "" + to);
                break;
            }
            if (n >= from) {
                page.add(entry.getValue());
            }
            n++;
        }
        return Answer.ok(answer);
    }

    private static boolean wanted(JsonNode request, JsonNode entry) {
        String resource = entry.path("ResourceId").asText();
        if (request.hasNonNull("ResourceId")
                && !request.get("ResourceId").asText().equals(resource)) {
            return false;
        }
        if (request.path("ResourceIds").isEmpty()) {
            return true;
        }
        for (JsonNode id : request.get("ResourceIds")) {
            if (id.asText().equals(resource)) {
                return true;
            }
        }
        return false;
    }

    private static String site(Call call) {
        return call.site().account() + "\n" + call.site().region() + "\n";
    }

    private static String key(Call call, String name) {
        return site(call) + call.required("ResourceId") + "\n" + call.required("ScalableDimension") + "\n" + name;
    }

    private static String arn(Call call, String name) {
        return "arn:aws:application-autoscaling:" + call.site().region() + ":"
                + call.site().account() + ":" + name;
    }
}
