package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BillingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused without a call, and in which words. */
class RequestCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
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
                .hasMessageContaining("targetTable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:backup:eu-west-1:111122223333:recovery-point:1EB3B5E7-9EB0-435A-A80B-108B488B0D45 | is a recovery point of AWS Backup: restore it there, with StartRestoreJob.
            arn:aws:dynamodb:us-east-1:111122223333:table/orders/backup/01489602797149-73d8d5bc | was made in us-east-1, and this restore runs in eu-west-1: set region to 'us-east-1'; restores across regions are not offered.
            arn:aws-cn:dynamodb:cn-north-1:111122223333:table/orders/backup/01489602797149-73d8d5bc | belongs to the partition aws-cn, region 'eu-west-1' to aws: a backup never leaves its partition.
            arn:aws:dynamodb:eu-west-1:111122223333:table/orders | is not the ARN of a backup, such as arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc.
            nightly | is not the ARN of a backup, such as arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc.
            """)
    void anArnThatCannotBeRestoredHereIsRefused(String arn, String why) {
        assertThatThrownBy(() -> target(RestoreRequest.of(new RestoreSource.ByArn(arn))))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("backupArn '" + arn + "' " + why);
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
        assertThatThrownBy(() -> target(RestoreRequest.of(new RestoreSource.Latest("or*"))))
                .hasMessage("table 'or*' is not a table's name: 3 to 255 letters, digits, '_', '.' or '-'.");
        String arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
        assertThatThrownBy(() -> target(RestoreRequest.of(new RestoreSource.Latest(arn))))
                .hasMessage("table '" + arn + "' is an ARN: write the table's name alone.");
        assertThatThrownBy(() -> target(RestoreRequest.of(new RestoreSource.Named("orders", " "))))
                .hasMessage("backup is empty: write a backup's name, or 'latest'.");
    }

    @Test
    void theTimeMustBeSome() {
        assertThatThrownBy(() -> target(RestoreFixture.with(RestoreFixture.latest(), Duration.ZERO)))
                .hasMessage("timeoutMinutes must be more than 0.");
    }

    @Test
    void overridesMustFitTogether() {
        refused(overrides(Optional.empty(), Optional.of(5L), Optional.empty()))
                .hasMessage("writeCapacity is missing: set readCapacity and writeCapacity together.");
        refused(overrides(Optional.empty(), Optional.empty(), Optional.of(5L)))
                .hasMessage("readCapacity is missing: set readCapacity and writeCapacity together.");
        refused(overrides(Optional.empty(), Optional.of(0L), Optional.of(5L)))
                .hasMessage("readCapacity 0 is not possible: it is 1 or more capacity units per second.");
        refused(overrides(Optional.of(BillingMode.PAY_PER_REQUEST), Optional.of(5L), Optional.of(5L)))
                .hasMessage("readCapacity and writeCapacity are for billingMode PROVISIONED: leave them out, or change"
                        + " it.");
        refused(new RestoreOverrides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new IndexChoice.Only(List.of()),
                        Optional.empty()))
                .hasMessage("indexes names no index: write names, 'all' or 'none'.");
        refused(new RestoreOverrides(
                        Optional.empty(), Optional.empty(), Optional.empty(), new IndexChoice.All(), Optional.of("")))
                .hasMessage("kmsKey is empty: write a key's id, ARN or alias, 'aws-owned' or 'aws-managed'.");
        refused(new RestoreOverrides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new IndexChoice.All(),
                        Optional.of("my key")))
                .hasMessage(
                        "kmsKey holds a space or another character that is in no key's name: write a key's id, ARN or"
                                + " alias, 'aws-owned' or 'aws-managed'.");
    }

    private static RestoreOverrides overrides(Optional<BillingMode> mode, Optional<Long> read, Optional<Long> write) {
        return new RestoreOverrides(mode, read, write, new IndexChoice.All(), Optional.empty());
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(RestoreOverrides overrides) {
        return assertThatThrownBy(() -> target(RestoreFixture.with(RestoreFixture.latest(), overrides)))
                .isInstanceOf(BadRequestException.class);
    }

    private static String target(RestoreRequest request) throws BadRequestException {
        return RequestCheck.targetTable(request, Map.of(), aws("eu-west-1"), NOW);
    }

    private static AwsTarget aws(String region) {
        return new AwsTarget(region, Optional.empty());
    }
}
