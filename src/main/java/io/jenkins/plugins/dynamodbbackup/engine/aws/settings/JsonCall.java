package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsClients;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.Page;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/** Calls whose answer is JSON. */
final class JsonCall {

    private JsonCall() {}

    /** @param body gives an answer of the SDK, or a part of it; null where AWS sent none */
    static AwsCall<ObjectNode> of(ApiOperation operation, String subject, Function<AwsClients, SdkPojo> body) {
        return new AwsCall<>(operation, subject, clients -> SdkJson.tree(operation.service(), body.apply(clients)));
    }

    static Page<ObjectNode> page(ApiOperation operation, List<? extends SdkPojo> entries, String nextToken) {
        return new Page<>(
                entries.stream()
                        .map(entry -> SdkJson.tree(operation.service(), entry))
                        .toList(),
                Optional.ofNullable(nextToken));
    }
}
