package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import software.amazon.awssdk.services.dynamodb.model.DescribeKinesisStreamingDestinationRequest;
import software.amazon.awssdk.services.dynamodb.model.EnableKinesisStreamingDestinationRequest;

/** DescribeKinesisStreamingDestination and EnableKinesisStreamingDestination (spec 2.2). */
public final class KinesisDestinations {

    private static final String PRECISION = "ApproximateCreationDateTimePrecision";

    private KinesisDestinations() {}

    /**
     * Answers with the KinesisDataStreamDestinations: StreamArn, DestinationStatus, DestinationStatusDescription,
     * ApproximateCreationDateTimePrecision.
     */
    public static AwsCall<ArrayNode> describe(String table) {
        ApiOperation operation = ApiOperation.DESCRIBE_KINESIS_STREAMING_DESTINATION;
        DescribeKinesisStreamingDestinationRequest request = DescribeKinesisStreamingDestinationRequest.builder()
                .tableName(table)
                .build();
        return new AwsCall<>(operation, table, clients -> {
            ArrayNode destinations = JsonNodeFactory.instance.arrayNode();
            clients.dynamoDb()
                    .describeKinesisStreamingDestination(request)
                    .kinesisDataStreamDestinations()
                    .forEach(destination -> destinations.add(SdkJson.tree(operation.service(), destination)));
            return destinations;
        });
    }

    /**
     * Answers with the response; the status becomes ACTIVE or ENABLE_FAILED later.
     *
     * @param destination StreamArn, ApproximateCreationDateTimePrecision
     * @throws InvalidSettingException when it has other fields
     */
    public static AwsCall<ObjectNode> enable(String table, ObjectNode destination) {
        ObjectNode tree = destination.deepCopy();
        if (tree.has(PRECISION)) {
            tree.putObject("EnableKinesisStreamingConfiguration").set(PRECISION, tree.remove(PRECISION));
        }
        EnableKinesisStreamingDestinationRequest request = SdkJson.fill(
                        EnableKinesisStreamingDestinationRequest.builder(), tree)
                .tableName(table)
                .build();
        return JsonCall.of(
                ApiOperation.ENABLE_KINESIS_STREAMING_DESTINATION,
                table,
                clients -> clients.dynamoDb().enableKinesisStreamingDestination(request));
    }
}
