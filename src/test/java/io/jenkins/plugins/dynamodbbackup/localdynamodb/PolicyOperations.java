package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy, of tables and of streams. Called with the lock held. */
final class PolicyOperations {
    private static final int LONGEST = 20_480;

    private final State state;

    PolicyOperations(State state) {
        this.state = state;
    }

    Answer get(Call call) {
        String arn = call.required("ResourceArn");
        return Answer.ok(Optional.ofNullable(table(call, arn).policies.get(arn)).orElseThrow(() -> missing(arn)));
    }

    Answer put(Call call) {
        String arn = call.required("ResourceArn");
        String policy = call.required("Policy");
        if (policy.length() > LONGEST) {
            throw ServiceError.validation("Resource-based policy must not be longer than " + LONGEST + " bytes");
        }
        Table table = table(call, arn);
        String present = Optional.ofNullable(table.policies.get(arn))
                .map(json -> json.path("RevisionId").asText())
                .orElse("NO_POLICY");
        if (!call.text("ExpectedRevisionId").orElse(present).equals(present)) {
            throw missing(arn);
        }
        ObjectNode stored = Json.object()
                .put("Policy", policy)
                .put("RevisionId", "" + call.now().toEpochMilli());
        table.policies.put(arn, stored);
        return Answer.ok(stored.deepCopy().retain("RevisionId"));
    }

    Answer delete(Call call) {
        String arn = call.required("ResourceArn");
        ObjectNode stored = table(call, arn).policies.remove(arn);
        return Answer.ok(stored == null ? Json.object() : stored.retain("RevisionId"));
    }

    private Table table(Call call, String arn) {
        int stream = arn.indexOf("/stream/");
        return state.usable(call, Check.table(call.site(), "ResourceArn", stream < 0 ? arn : arn.substring(0, stream)));
    }

    private static ServiceError missing(String arn) {
        return ServiceError.of(
                "PolicyNotFoundException", "Resource-based policy not found for the provided ResourceArn: " + arn);
    }
}
