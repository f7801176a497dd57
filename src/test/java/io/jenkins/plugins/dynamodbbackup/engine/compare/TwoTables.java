package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables orders and copy with real items, and a clock that stands still. */
public final class TwoTables implements AutoCloseable {

    public static final String LEFT = "orders";
    public static final String RIGHT = "copy";

    /** So small that a few items reach every bound. */
    static final CompareSlice.Bounds SMALL = new CompareSlice.Bounds(4, 5, 2, 6, Duration.ofSeconds(30));

    private final Simulation aws;

    /** All that the slices of a comparison have found. */
    record Found(ComparisonCounts counts, List<Difference> differences, List<AwsError> failures, int slices) {

        List<String> told() {
            return differences.stream()
                    .map(it -> it.kind().word() + " " + it.key()
                            + (it.attributes().isEmpty() ? "" : " " + it.attributes()))
                    .sorted()
                    .toList();
        }
    }

    public TwoTables(List<String> left, List<String> right) {
        this(1, left, right, builder -> builder);
    }

    public TwoTables(long seed, List<String> left, List<String> right, UnaryOperator<LocalDynamoDb.Builder> settings) {
        aws = new Simulation(seed, builder -> settings.apply(builder.withItems()));
        aws.db().seed().table(LEFT, left).table(RIGHT, right);
    }

    /** With a key that is a string and a number. */
    static String sorted(String more) {
        return "{\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"},"
                + "{\"AttributeName\":\"at\",\"KeyType\":\"RANGE\"}],\"AttributeDefinitions\":["
                + "{\"AttributeName\":\"id\",\"AttributeType\":\"S\"},"
                + "{\"AttributeName\":\"at\",\"AttributeType\":\"N\"}]" + more + "}";
    }

    public Simulation aws() {
        return aws;
    }

    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClient(aws.db().inProcessHttpClient())
                .region(Region.of(LocalDynamoDb.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(Simulation.ACCESS_KEY, "secret")))
                .build();
    }

    static ComparisonRequest request() {
        return new ComparisonRequest(
                new ComparedTable(LEFT, LocalDynamoDb.REGION, 1000),
                new ComparedTable(RIGHT, LocalDynamoDb.REGION, 1000),
                List.of("id"),
                0,
                Share.ALL,
                ComparedKeys.ALL,
                0,
                false,
                "differences.jsonl");
    }

    Found compare(CompareSlice.Bounds bounds) {
        return compare(request(), bounds);
    }

    /** Slice by slice, without pauses. */
    Found compare(ComparisonRequest what, CompareSlice.Bounds bounds) {
        ComparisonProgress progress = ComparisonProgress.start(7);
        Parts parts = Parts.of(what, progress.seed());
        List<Difference> differences = new ArrayList<>();
        for (int slices = 1; ; slices++) {
            CompareSlice.Result result =
                    aws.run(slice(what, parts, progress, bounds).begin(aws.session(), 0));
            progress = progress.after(result.begun(), result.open(), result.counts(), result.lines(), 0);
            result.lines().stream().map(Difference::parse).forEach(differences::add);
            boolean all = progress.open().isEmpty() && progress.begun() == parts.count();
            boolean sampled = what.sample() > 0 && progress.counts().items() >= what.sample();
            if (all || sampled || !result.failures().isEmpty() || slices > 1000) {
                return new Found(progress.counts(), differences, result.failures(), slices);
            }
        }
    }

    static CompareSlice slice(
            ComparisonRequest what, Parts parts, ComparisonProgress progress, CompareSlice.Bounds bounds) {
        return new CompareSlice(
                what.left(),
                what.right(),
                parts,
                progress.begun(),
                progress.open(),
                what.values(),
                what.sample() == 0 ? 0 : what.sample() - progress.counts().items(),
                bounds);
    }

    static String item(String id, String attributes) {
        return "{\"id\":{\"S\":\"" + id + "\"}" + (attributes.isEmpty() ? "" : "," + attributes) + "}";
    }

    @Override
    public void close() {
        aws.close();
    }
}
