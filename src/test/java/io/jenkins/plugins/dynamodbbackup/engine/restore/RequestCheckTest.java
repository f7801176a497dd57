package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused without a call, and in which words. */
class RequestCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Argument SOURCE_REGION = Argument.parameter("sourceRegion");
    private static final String ARN =
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";

    @Test
    void theTargetIsNamedAfterTheTableOfTheBackup() throws Exception {
        assertThat(target(RestoreRequest.of(new RestoreSource.ByArn(ARN))))
                .isEqualTo("orders-restored-20260301T100000");
        assertThat(target(RestoreRequest.of(new RestoreSource.Before("people", NOW))))
                .isEqualTo("people-restored-20260301T100000");
    }

    @Test
    void theTargetMayUseTheEnvironment() throws Exception {
        RestoreRequest request = RestoreFixture.to(RestoreFixture.latest(), "${TABLE}-${BUILD_NUMBER}");
        assertThat(RequestCheck.targetTable(request, Map.of("BUILD_NUMBER", "17"), aws("eu-west-1"), NOW))
                .isEqualTo("orders-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "${BRANCH}", "with space", "with/slash", ""})
    void aTargetThatAwsWouldRefuseIsRefused(String template) {
        assertThatThrownBy(() -> target(RestoreFixture.to(RestoreFixture.latest(), template)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("targetTable")
                .extracting(refused -> ((BadRequestException) refused).field())
                .isEqualTo("targetTable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:backup:eu-west-1:111122223333:recovery-point:1EB3B5E7-9EB0-435A-A80B-108B488B0D45           | recoveryPoint | ''
            arn:aws-cn:dynamodb:cn-north-1:111122223333:table/orders/backup/01489602797149-73d8d5bc             | partition     | aws-cn eu-west-1 aws
            arn:aws:dynamodb:eu-west-1:111122223333:table/orders                                                | invalid       | arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc
            nightly                                                                                             | invalid       | arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc
            """)
    void anArnThatCannotBeRestoredHereIsRefused(String arn, String why, String facts) {
        List<Argument> arguments = new ArrayList<>(List.of(Argument.parameter("backupArn"), Argument.of(arn)));
        Stream.of(facts.split(" "))
                .filter(fact -> !fact.isEmpty())
                .map(Argument::of)
                .forEach(arguments::add);
        refused(RestoreRequest.of(new RestoreSource.ByArn(arn)), new Message("restore.backupArn." + why, arguments));
    }

    /** It is a restore across regions. */
    @Test
    void anArnOfAnotherRegionIsTakenWithItsRegion() throws Exception {
        RestoreRequest request = RestoreRequest.of(new RestoreSource.ByArn(ARN.replace("eu-west-1", "us-east-1")));
        assertThat(target(request)).isEqualTo("orders-restored-20260301T100000");
        assertThat(request.regions("eu-west-1")).isEqualTo(new Regions("us-east-1", "eu-west-1"));
        assertThat(target(RestoreFixture.from(request, "us-east-1"))).isNotEmpty();
        refused(
                RestoreFixture.from(request, "eu-west-1"),
                Message.of(
                        "restore.sourceRegion.other",
                        SOURCE_REGION,
                        "eu-west-1",
                        Argument.arn(ARN.replace("eu-west-1", "us-east-1")),
                        "us-east-1"));
    }

    @Test
    void theRegionOfTheSourceIsOneOfTheSamePartition() throws Exception {
        RestoreRequest request = RestoreFixture.latest();
        assertThat(target(RestoreFixture.from(request, "us-east-1"))).isNotEmpty();
        assertThat(RestoreFixture.from(request, "us-east-1").regions("eu-west-1"))
                .isEqualTo(new Regions("us-east-1", "eu-west-1"));
        assertThat(request.regions("eu-west-1").differ()).isFalse();
        refused(
                RestoreFixture.from(request, "Frankfurt"),
                Message.of("restore.sourceRegion.invalid", SOURCE_REGION, "Frankfurt"));
        refused(
                RestoreFixture.from(request, "cn-north-1"),
                Message.of(
                        "restore.sourceRegion.partition", SOURCE_REGION, "cn-north-1", "aws-cn", "eu-west-1", "aws"));
    }

    @Test
    void theKeyMustBeInTheRegionOfTheNewTable() throws Exception {
        String there = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";
        refused(
                overrides(new IndexChoice.All(), Optional.of(there)),
                Message.of("restore.kmsKey.region", Argument.parameter("kmsKey"), there, "us-east-1", "eu-west-1"));
        RestoreOverrides here = overrides(new IndexChoice.All(), Optional.of(there.replace("us-east-1", "eu-west-1")));
        assertThat(target(RestoreFixture.with(RestoreFixture.latest(), here))).isNotEmpty();
    }

    @Test
    void otherPartitionsHaveTheirOwnBackups() throws Exception {
        String arn = "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";
        RestoreRequest request = RestoreRequest.of(new RestoreSource.ByArn(arn));
        assertThat(RequestCheck.targetTable(request, Map.of(), aws("cn-north-1"), NOW))
                .startsWith("orders-restored-");
    }

    @Test
    void theSourceMustBeAName() {
        refused(
                RestoreRequest.of(new RestoreSource.Latest("or*")),
                Message.of("restore.table.invalid", Argument.parameter("table"), "or*"));
        String arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
        refused(
                RestoreRequest.of(new RestoreSource.Latest(arn)),
                Message.of("restore.table.arn", Argument.parameter("table"), arn));
        refused(
                RestoreRequest.of(new RestoreSource.Named("orders", " ")),
                Message.of("restore.backup.empty", Argument.parameter("backup")));
    }

    @Test
    void theTimeMustBeSome() {
        refused(
                RestoreFixture.with(RestoreFixture.latest(), Duration.ZERO),
                Message.of("restore.timeoutMinutes.positive", Argument.parameter("timeoutMinutes")));
    }

    @Test
    void overridesMustFitTogether() {
        Argument read = Argument.parameter("readCapacity");
        Argument write = Argument.parameter("writeCapacity");
        refused(
                overrides(Optional.empty(), Optional.of(5L), Optional.empty()),
                Message.of("restore.capacity.half", write, read, write));
        refused(
                overrides(Optional.empty(), Optional.empty(), Optional.of(5L)),
                Message.of("restore.capacity.half", read, read, write));
        refused(
                overrides(Optional.empty(), Optional.of(0L), Optional.of(5L)),
                Message.of("restore.capacity.positive", read, 0));
        refused(
                overrides(Optional.of(CapacityMode.PAY_PER_REQUEST), Optional.of(5L), Optional.of(5L)),
                Message.of("restore.capacity.onDemand", read, write, Argument.parameter("billingMode")));
        refused(
                overrides(new IndexChoice.Only(List.of()), Optional.empty()),
                Message.of("restore.indexes.empty", Argument.parameter("indexes")));
        refused(
                overrides(new IndexChoice.All(), Optional.of("")),
                Message.of("restore.kmsKey.empty", Argument.parameter("kmsKey")));
        refused(
                overrides(new IndexChoice.All(), Optional.of("my key")),
                Message.of("restore.kmsKey.characters", Argument.parameter("kmsKey")));
    }

    private static RestoreOverrides overrides(IndexChoice indexes, Optional<String> kmsKey) {
        return new RestoreOverrides(Optional.empty(), Optional.empty(), Optional.empty(), indexes, kmsKey);
    }

    private static RestoreOverrides overrides(Optional<CapacityMode> mode, Optional<Long> read, Optional<Long> write) {
        return new RestoreOverrides(mode, read, write, new IndexChoice.All(), Optional.empty());
    }

    private static void refused(RestoreOverrides overrides, Message reason) {
        refused(RestoreFixture.with(RestoreFixture.latest(), overrides), reason);
    }

    private static void refused(RestoreRequest request, Message reason) {
        assertThatThrownBy(() -> target(request)).isInstanceOfSatisfying(BadRequestException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(reason.arguments()).contains(Argument.parameter(refused.field()));
        });
    }

    private static String target(RestoreRequest request) throws BadRequestException {
        return RequestCheck.targetTable(request, Map.of(), aws("eu-west-1"), NOW);
    }

    private static AwsTarget aws(String region) {
        return new AwsTarget(region, Optional.empty());
    }
}
