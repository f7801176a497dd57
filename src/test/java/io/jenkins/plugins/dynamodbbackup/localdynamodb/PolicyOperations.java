package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy, of tables and of streams. Called with the lock held. */
final class PolicyOperations {
    private static final int LONGEST = 20_480;

    /** At first the service answers that a change is pending, later that it is too soon. */
    private static final Duration PENDING = Duration.ofSeconds(2);

    private final State state;

    PolicyOperations(State state) {
        this.state = state;
    }

    /** A policy before and after its last change; reads show the change late. */
    record Policy(Optional<ObjectNode> before, Optional<ObjectNode> now, Instant changed) {
        private static final Policy NONE = new Policy(Optional.empty(), Optional.empty(), Instant.MIN);

        Optional<ObjectNode> seen(Instant time, Duration lag) {
            return time.isBefore(changed.plus(lag)) ? before : now;
        }

        String revision() {
            return now.map(json -> json.path("RevisionId").asText()).orElse("NO_POLICY");
        }
    }

    Answer get(Call call) {
        String arn = call.required("ResourceArn");
        return Answer.ok(of(table(call, arn), arn)
                .seen(call.now(), state.behaviour.policyLag)
                .orElseThrow(() -> missing(arn)));
    }

    Answer put(Call call) {
        String arn = call.required("ResourceArn");
        String text = call.required("Policy");
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw ServiceError.validation("Resource-based policy must not be longer than " + LONGEST + " bytes");
        }
        Table table = table(call, arn);
        Policy present = of(table, arn);
        if (!call.text("ExpectedRevisionId").orElse(present.revision()).equals(present.revision())) {
            throw missing(arn);
        }
        String policy = Json.parse(text.getBytes(StandardCharsets.UTF_8)).toString();
        boolean same = present.now()
                .filter(json -> json.path("Policy").asText().equals(policy))
                .isPresent();
        if (!same) {
            ObjectNode stored = Json.object()
                    .put("Policy", policy)
                    .put("RevisionId", "" + call.now().toEpochMilli());
            change(call, table, arn, Optional.of(stored));
        }
        return Answer.ok(Json.object().put("RevisionId", of(table, arn).revision()));
    }

    Answer delete(Call call) {
        String arn = call.required("ResourceArn");
        Table table = table(call, arn);
        Policy present = of(table, arn);
        if (present.now().isEmpty()) {
            return Answer.ok(Json.object());
        }
        change(call, table, arn, Optional.empty());
        return Answer.ok(Json.object().put("RevisionId", present.revision()));
    }

    private void change(Call call, Table table, String arn, Optional<ObjectNode> policy) {
        Instant changed = table.policyChanged;
        if (call.now().isBefore(changed.plus(state.behaviour.policyCooldown))) {
            throw call.now().isBefore(changed.plus(PENDING))
                    ? ServiceError.of(
                            "ResourceInUseException",
                            "Attempt to change a resource which is still in use: Table has a pending previous"
                                    + " resource-based policy update: " + table.name)
                    : ServiceError.of(
                            "ThrottlingException",
                            "The resource-based policy was modified within the previous "
                                    + state.behaviour.policyCooldown.toMillis()
                                    + " milliseconds. Please try again after "
                                    + changed.plus(state.behaviour.policyCooldown));
        }
        table.policies.put(
                arn, new Policy(of(table, arn).seen(call.now(), state.behaviour.policyLag), policy, call.now()));
        table.policyChanged = call.now();
    }

    private static Policy of(Table table, String arn) {
        return table.policies.getOrDefault(arn, Policy.NONE);
    }

    private Table table(Call call, String arn) {
        int stream = arn.indexOf("/stream/");
        Table table = state.usable(
                call, Check.table(call.site(), "ResourceArn", stream < 0 ? arn : arn.substring(0, stream)));
        String latest = state.store
                .describe(call.site(), table.name)
                .path("LatestStreamArn")
                .asText();
        if (stream >= 0 && !latest.equals(arn)) {
            throw ServiceError.of(
                    "ResourceNotFoundException", "Requested resource not found: Stream: " + arn + " not found");
        }
        return table;
    }

    private static ServiceError missing(String arn) {
        return ServiceError.of(
                "PolicyNotFoundException", "Resource-based policy not found for the provided ResourceArn: " + arn);
    }
}
