package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;

/** TagResource on a table (spec 2.2): locks the table's tags for about two seconds. */
public final class TagResource {

    private TagResource() {}

    /** Answers with the ARN of the table. */
    public static AwsCall<String> of(String tableArn, Map<String, String> tags) {
        TagResourceRequest request = TagResourceRequest.builder()
                .resourceArn(tableArn)
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
        return new AwsCall<>(ApiOperation.TAG_RESOURCE, tableArn, clients -> {
            clients.dynamoDb().tagResource(request);
            return tableArn;
        });
    }
}
