package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode.PAY_PER_REQUEST;
import static io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode.PROVISIONED;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.GLOBAL;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.KEY;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.LOCAL;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.backup;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.encrypted;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.indexes;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.overrides;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides.KmsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.RestorePlan;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the table in spec 3.1. */
class RestorePlanTest {

    private static final Argument MODE = Argument.parameter("billingMode");
    private static final Argument READ = Argument.parameter("readCapacity");
    private static final Argument WRITE = Argument.parameter("writeCapacity");
    private static final IndexChoice ALL = new IndexChoice.All();

    @Test
    void withoutWishesNothingIsOverridden() throws Exception {
        for (DescribedBackup backup : List.of(backup(PROVISIONED), backup(PAY_PER_REQUEST), Records.system())) {
            TableOverrides call = plan(RestoreOverrides.NONE, backup).overrides();
            assertThat(call.billingMode()).isEmpty();
            assertThat(call.capacity()).isEmpty();
            assertThat(call.indexes()).isEmpty();
            assertThat(call.encryption()).isEmpty();
        }
    }

    @Test
    void toOnDemandThereIsNoCapacityAnywhere() throws Exception {
        RestorePlan plan = plan(
                overrides(Optional.of(PAY_PER_REQUEST), 0, 0, new IndexChoice.Only(List.of("by-customer"))),
                backup(PROVISIONED));
        assertThat(plan.overrides().billingMode()).contains(PAY_PER_REQUEST);
        assertThat(plan.overrides().capacity()).isEmpty();
        assertThat(plan.overrides().indexes().orElseThrow()).containsExactly(without(GLOBAL));
        assertThat(plan.billingMode()).isEqualTo(PAY_PER_REQUEST);
    }

    @Test
    void theModeThatIsRecordedAnywayIsNotSent() throws Exception {
        assertThat(plan(overrides(Optional.of(PROVISIONED), 0, 0, ALL), backup(PROVISIONED))
                        .overrides()
                        .billingMode())
                .isEmpty();
        assertThat(plan(overrides(Optional.of(PAY_PER_REQUEST), 0, 0, ALL), backup(PAY_PER_REQUEST))
                        .overrides()
                        .billingMode())
                .isEmpty();
    }

    @Test
    void toProvisionedTheGlobalIndexesGetTheCapacityOfTheTable() throws Exception {
        RestorePlan plan = plan(overrides(Optional.of(PROVISIONED), 8, 9, ALL), backup(PAY_PER_REQUEST));
        assertThat(plan.overrides().billingMode()).contains(PROVISIONED);
        assertThat(plan.overrides().capacity()).contains(new CapacityUnits(8, 9));
        assertThat(plan.overrides().indexes().orElseThrow())
                .containsExactly(
                        new SecondaryIndex(
                                GLOBAL.name(),
                                true,
                                GLOBAL.keys(),
                                GLOBAL.projection(),
                                GLOBAL.nonKeyAttributes(),
                                new CapacityUnits(8, 9)),
                        LOCAL);
        assertThat(plan.notes()).containsExactly(Message.of("restore.capacity.ofIndexes", 8, 9));
    }

    @Test
    void toProvisionedWithoutCapacityIsRefused() {
        refused(
                overrides(Optional.of(PROVISIONED), 0, 0, ALL),
                backup(PAY_PER_REQUEST),
                Message.of("restore.capacity.missing", MODE, READ, WRITE));
    }

    @Test
    void capacityAloneIsForProvisionedBackups() throws Exception {
        TableOverrides call = plan(overrides(Optional.empty(), 8, 9, ALL), backup(PROVISIONED))
                .overrides();
        assertThat(call.capacity()).contains(new CapacityUnits(8, 9));
        assertThat(call.billingMode()).isEmpty();
        assertThat(call.indexes()).as("global indexes keep the recorded units").isEmpty();
        refused(
                overrides(Optional.empty(), 8, 9, ALL),
                backup(PAY_PER_REQUEST),
                Message.of("restore.capacity.recordedOnDemand", READ, WRITE, MODE));
    }

    @Test
    void noIndexesIsAnEmptyListAndAllIsNone() throws Exception {
        assertThat(plan(indexes(new IndexChoice.None()), backup(PROVISIONED))
                        .overrides()
                        .indexes())
                .contains(List.of());
        assertThat(plan(indexes(ALL), backup(PROVISIONED)).overrides().indexes())
                .isEmpty();
        assertThat(plan(indexes(new IndexChoice.None()), Records.system())
                        .overrides()
                        .indexes())
                .contains(List.of());
    }

    @Test
    void chosenIndexesAreTakenAsRecorded() throws Exception {
        assertThat(plan(indexes(new IndexChoice.Only(List.of("by-customer"))), backup(PROVISIONED))
                        .overrides()
                        .indexes())
                .contains(List.of(GLOBAL));
        assertThat(plan(indexes(new IndexChoice.Only(List.of("by-price", "by-price"))), backup(PAY_PER_REQUEST))
                        .overrides()
                        .indexes())
                .contains(List.of(LOCAL));
    }

    @Test
    void anUnknownIndexIsRefusedWithThoseThatThereAre() {
        refused(
                indexes(new IndexChoice.Only(List.of("by-custmer", "by-price"))),
                backup(PROVISIONED),
                Message.of(
                        "restore.indexes.unknown",
                        Argument.names(List.of("by-custmer")),
                        Argument.names(List.of("by-customer", "by-price"))));
    }

    @Test
    void aSystemBackupDoesNotTellItsIndexes() {
        refused(
                indexes(new IndexChoice.Only(List.of("by-customer"))),
                Records.system(),
                Message.of("restore.indexes.notRecorded", Argument.parameter("indexes")));
    }

    @Test
    void theWishedKeyWins() throws Exception {
        DescribedBackup encrypted = encrypted(backup(PAY_PER_REQUEST), "ENABLED", Optional.of(KEY));
        assertThat(plan(Records.key("aws-owned"), encrypted).overrides().encryption())
                .contains(new KmsChoice.AwsOwned());
        assertThat(plan(Records.key("aws-managed"), encrypted).overrides().encryption())
                .contains(new KmsChoice.AwsManaged());
        assertThat(plan(Records.key("alias/mine"), encrypted).overrides().encryption())
                .contains(new KmsChoice.CustomerKey("alias/mine"));
    }

    /** Whether AWS takes a customer's key over by itself is not confirmed (spec 2.1). */
    @ParameterizedTest
    @ValueSource(strings = {"ENABLED", "UPDATING", "ENABLING"})
    void theRecordedKeyIsAlwaysNamed(String status) throws Exception {
        assertThat(plan(RestoreOverrides.NONE, encrypted(backup(PROVISIONED), status, Optional.of(KEY)))
                        .overrides()
                        .encryption())
                .contains(new KmsChoice.CustomerKey(KEY));
        assertThat(plan(RestoreOverrides.NONE, encrypted(backup(PROVISIONED), status, Optional.empty()))
                        .overrides()
                        .encryption())
                .contains(new KmsChoice.AwsManaged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "DISABLING"})
    void encryptionThatWasSwitchedOffIsNotNamed(String status) throws Exception {
        assertThat(plan(RestoreOverrides.NONE, encrypted(backup(PROVISIONED), status, Optional.of(KEY)))
                        .overrides()
                        .encryption())
                .isEmpty();
    }

    /** AWS wants to be told, and the key of the source is in its region (spec 3.3). */
    @Test
    void fromAnotherRegionTheEncryptionIsAlwaysNamed() throws Exception {
        DescribedBackup plain = backup(PAY_PER_REQUEST);
        assertThat(fromThere(RestoreOverrides.NONE, plain).overrides().encryption())
                .contains(new KmsChoice.AwsOwned());
        assertThat(fromThere(RestoreOverrides.NONE, encrypted(plain, "ENABLED", Optional.empty()))
                        .overrides()
                        .encryption())
                .contains(new KmsChoice.AwsManaged());
        assertThat(fromThere(RestoreOverrides.NONE, encrypted(plain, "DISABLED", Optional.of(KEY)))
                        .overrides()
                        .encryption())
                .contains(new KmsChoice.AwsOwned());
        DescribedBackup encrypted = encrypted(plain, "ENABLED", Optional.of(KEY));
        assertThat(fromThere(Records.key("aws-owned"), encrypted).overrides().encryption())
                .contains(new KmsChoice.AwsOwned());
        assertThatThrownBy(() -> fromThere(RestoreOverrides.NONE, encrypted))
                .isInstanceOfSatisfying(BadRequestException.class, refused -> {
                    assertThat(refused.field()).isEqualTo("kmsKey");
                    assertThat(refused.reason())
                            .isEqualTo(Message.of(
                                    "restore.kmsKey.ofSource",
                                    Argument.parameter("kmsKey"),
                                    KEY,
                                    "us-east-1",
                                    "eu-west-1"));
                });
        assertThatThrownBy(() -> fromThere(RestoreOverrides.NONE, Records.system()))
                .isInstanceOf(BadRequestException.class);
    }

    private static RestorePlan fromThere(RestoreOverrides wanted, DescribedBackup backup) throws BadRequestException {
        return RestorePlan.of(wanted, Records.chosen(backup).table(), new Regions("us-east-1", "eu-west-1"));
    }

    private static RestorePlan plan(RestoreOverrides wanted, DescribedBackup backup) throws BadRequestException {
        return RestorePlan.of(wanted, Records.chosen(backup).table(), new Regions("eu-west-1", "eu-west-1"));
    }

    private static void refused(RestoreOverrides wanted, DescribedBackup backup, Message reason) {
        assertThatThrownBy(() -> plan(wanted, backup))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
