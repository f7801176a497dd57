package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** TagResource on a table (spec 2.2): locks the table's tags for about two seconds. */
public final class TagResource {

    private TagResource() {}

    /** Answers with the ARN of the table. */
    public static AwsCall<String> of(String tableArn, Map<String, String> tags) {
        List<Tag> all = tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return new AwsCall<>(ApiOperation.TAG_RESOURCE, tableArn, clients -> {
            clients.dynamoDb()
                    .tagResource(request -> request.resourceArn(tableArn).tags(all));
            return tableArn;
        });
    }
}
