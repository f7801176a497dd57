package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.AutoScalingListing;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsReader;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContributorInsightsAction;
import software.amazon.awssdk.services.dynamodb.model.ContributorInsightsMode;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Tables with every setting, their backups with settings files, and the calls that restores of them make. */
final class SettingsFixture implements AutoCloseable {

    static final String ACCOUNT = LocalDynamoDb.ACCOUNT;
    static final String ARN = "arn:aws:dynamodb:eu-west-1:" + ACCOUNT + ":table/";
    static final String COPY = "shop-copy";
    static final String KINESIS = "arn:aws:kinesis:eu-west-1:" + ACCOUNT + ":stream/changes";

    /** In the order of spec 2.2. */
    static final List<String> WRITES = List.of(
            "TagResource",
            "UpdateContinuousBackups",
            "UpdateTimeToLive",
            "UpdateTable",
            "PutResourcePolicy",
            "UpdateContributorInsights",
            "EnableKinesisStreamingDestination",
            "RegisterScalableTarget",
            "PutScalingPolicy",
            "PutScheduledAction");

    private static final String INDEX = """
            "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}, {"AttributeName": "day", "AttributeType": "S"}],
            "GlobalSecondaryIndexes": [{"IndexName": "by-day", "KeySchema": [{"AttributeName": "day", "KeyType": "HASH"}],
              "Projection": {"ProjectionType": "ALL"}%s}]""";
    private static final String UNITS =
            "\"ProvisionedThroughput\": {\"ReadCapacityUnits\": 5, \"WriteCapacityUnits\": 5}";

    final RestoreFixture aws = new RestoreFixture();
    final Map<String, String> files = new TreeMap<>();

    SettingsFixture() {
        aws.settings = new SettingsFiles() {
            @Override
            public void save(String backupArn, String json) {
                files.put(backupArn, json);
            }

            @Override
            public Optional<String> read(String backupArn) {
                return Optional.ofNullable(files.get(backupArn));
            }

            @Override
            public void delete(String backupArn) {
                files.remove(backupArn);
            }
        };
    }

    /** With auto scaling. */
    void provisioned(String table) {
        aws.db
                .seed()
                .table(
                        table,
                        "{\"BillingMode\": \"PROVISIONED\", " + UNITS + ", " + INDEX.formatted(", " + UNITS) + "}",
                        Collections.nCopies(7, "{\"id\":{\"S\":\"1\"}}"));
        equip(table);
        scale("table/" + table, "dynamodb:table:ReadCapacityUnits");
        scale("table/" + table + "/index/by-day", "dynamodb:index:ReadCapacityUnits");
        protect(table);
    }

    /** With an on-demand maximum. */
    void onDemand(String table) {
        aws.db.seed().table(table, "{" + INDEX.formatted("") + "}", Collections.nCopies(7, "{\"id\":{\"S\":\"1\"}}"));
        equip(table);
        update(
                table,
                it -> it.onDemandThroughput(
                        most -> most.maxReadRequestUnits(900L).maxWriteRequestUnits(800L)));
        protect(table);
    }

    private void equip(String table) {
        try (DynamoDbClient client = aws.client()) {
            client.tagResource(it -> it.resourceArn(ARN + table)
                    .tags(tag("team", "shop"), tag("cost", "7"), tag("dynamodb-backup:source-table", "older")));
            client.updateContinuousBackups(it -> it.tableName(table)
                    .pointInTimeRecoverySpecification(
                            on -> on.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(7)));
            client.updateTimeToLive(it -> it.tableName(table)
                    .timeToLiveSpecification(on -> on.enabled(true).attributeName("expires")));
            update(
                    table,
                    it -> it.streamSpecification(
                            on -> on.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
            update(table, it -> it.tableClass(TableClass.STANDARD_INFREQUENT_ACCESS));
            update(
                    table,
                    it -> it.warmThroughput(
                            warm -> warm.readUnitsPerSecond(15_000L).writeUnitsPerSecond(6_000L)));
            String stream =
                    client.describeTable(it -> it.tableName(table)).table().latestStreamArn();
            client.putResourcePolicy(it -> it.resourceArn(ARN + table).policy(policy(ARN + table + "/index/*")));
            aws.clock.advance(Duration.ofSeconds(30));
            client.putResourcePolicy(it -> it.resourceArn(stream).policy(policy(stream)));
            client.updateContributorInsights(it -> it.tableName(table)
                    .contributorInsightsAction(ContributorInsightsAction.ENABLE)
                    .contributorInsightsMode(ContributorInsightsMode.THROTTLED_KEYS));
            client.updateContributorInsights(it -> it.tableName(table)
                    .indexName("by-day")
                    .contributorInsightsAction(ContributorInsightsAction.ENABLE));
            client.enableKinesisStreamingDestination(it -> it.tableName(table).streamArn(KINESIS));
        }
        aws.clock.advance(Duration.ofMinutes(1));
    }

    static String policy(String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"dynamodb:Query\",\"Resource\":\"" + resource + "\"}]}";
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    void protect(String table) {
        update(table, it -> it.deletionProtectionEnabled(true));
    }

    void update(String table, Consumer<UpdateTableRequest.Builder> change) {
        try (DynamoDbClient client = aws.client()) {
            client.updateTable(UpdateTableRequest.builder()
                    .tableName(table)
                    .applyMutation(change)
                    .build());
        }
        aws.clock.advance(Duration.ofSeconds(30));
    }

    private void scale(String resource, String dimension) {
        try (ApplicationAutoScalingClient client = ApplicationAutoScalingClient.builder()
                .region(Region.of(LocalDynamoDb.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(RestoreFixture.KEY, "secret")))
                .httpClient(aws.db.inProcessHttpClient())
                .build()) {
            ServiceNamespace dynamodb = ServiceNamespace.DYNAMODB;
            ScalableDimension scaled = ScalableDimension.fromValue(dimension);
            client.registerScalableTarget(it -> it.serviceNamespace(dynamodb)
                    .resourceId(resource)
                    .scalableDimension(scaled)
                    .minCapacity(5)
                    .maxCapacity(50));
            client.putScalingPolicy(it -> it.serviceNamespace(dynamodb)
                    .resourceId(resource)
                    .scalableDimension(scaled)
                    .policyName("DynamoDBReadCapacityUtilization:" + resource)
                    .policyType(PolicyType.TARGET_TRACKING_SCALING)
                    .targetTrackingScalingPolicyConfiguration(target -> target.targetValue(70.0)
                            .predefinedMetricSpecification(metric ->
                                    metric.predefinedMetricType(MetricType.DYNAMO_DB_READ_CAPACITY_UTILIZATION))));
            client.putScheduledAction(it -> it.serviceNamespace(dynamodb)
                    .resourceId(resource)
                    .scalableDimension(scaled)
                    .scheduledActionName("morning")
                    .schedule("cron(0 6 * * ? *)")
                    .scalableTargetAction(action -> action.minCapacity(20)));
        }
    }

    /** The backup's ARN; its settings file is kept as a backup keeps it. */
    String backup(String table) {
        String arn = aws.realBackup(table, "nightly");
        SettingsFile file = SettingsFile.of(read(table), Optional.of(arn), aws.clock.instant());
        files.put(arn, file.json());
        return arn;
    }

    TableReading read(String table) {
        List<TableReading> found = new ArrayList<>();
        try (Dispatcher dispatcher = new Dispatcher(aws.session())) {
            SettingsReader.submit(
                    dispatcher,
                    table,
                    new AutoScalingListing(dispatcher, false),
                    aws.clock.instant().plus(Duration.ofHours(1)),
                    (name, error) -> {},
                    answer -> answer.handle(found::add, error -> {
                        throw new AssertionError(error.sentence().toString());
                    }));
            while (found.isEmpty()) {
                Instant next = dispatcher.advance().orElse(aws.clock.instant());
                if (next.isAfter(aws.clock.instant())) {
                    aws.clock.advance(Duration.between(aws.clock.instant(), next));
                }
            }
        }
        return found.get(0);
    }

    /** As the values of a settings file, by their names. */
    static Map<SettingName, JsonNode> values(TableReading table) {
        return new EnumMap<>(table.settings().values());
    }

    static RestoreRequest of(String arn) {
        return RestoreFixture.to(RestoreRequest.of(new RestoreSource.ByArn(arn)), COPY);
    }

    RestoreReport run(RestoreRequest request) throws BadRequestException {
        aws.db.calls().clear();
        return aws.run(request);
    }

    static SettingResult result(RestoreReport report, SettingName name) {
        return report.settings().orElseThrow().results().stream()
                .filter(result -> result.name() == name)
                .findFirst()
                .orElseThrow();
    }

    /** Whether the message or a part of it is this one. */
    static boolean says(Message message, String key) {
        return message.key().equals(key)
                || message.arguments().stream().anyMatch(part -> part instanceof Message inner && says(inner, key));
    }

    /** Accepted calls that change settings, each as often as it was accepted. */
    List<String> writes() {
        return aws.db.calls().entries().stream()
                .filter(call ->
                        WRITES.contains(call.operation()) && call.outcome().equals("OK"))
                .map(CallLog.Entry::operation)
                .toList();
    }

    @Override
    public void close() {
        aws.close();
    }
}
