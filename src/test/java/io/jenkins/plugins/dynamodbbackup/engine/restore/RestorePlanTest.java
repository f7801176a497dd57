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
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableFromBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableFromBackup.KmsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
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
            RestoreTableFromBackup call = plan(RestoreOverrides.NONE, backup).call();
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
        assertThat(plan.call().billingMode()).contains(PAY_PER_REQUEST);
        assertThat(plan.call().capacity()).isEmpty();
        assertThat(plan.call().indexes().orElseThrow()).containsExactly(without(GLOBAL));
        assertThat(plan.billingMode()).isEqualTo(PAY_PER_REQUEST);
    }

    @Test
    void theModeThatIsRecordedAnywayIsNotSent() throws Exception {
        assertThat(plan(overrides(Optional.of(PROVISIONED), 0, 0, ALL), backup(PROVISIONED))
                        .call()
                        .billingMode())
                .isEmpty();
        assertThat(plan(overrides(Optional.of(PAY_PER_REQUEST), 0, 0, ALL), backup(PAY_PER_REQUEST))
                        .call()
                        .billingMode())
                .isEmpty();
    }

    @Test
    void toProvisionedTheGlobalIndexesGetTheCapacityOfTheTable() throws Exception {
        RestorePlan plan = plan(overrides(Optional.of(PROVISIONED), 8, 9, ALL), backup(PAY_PER_REQUEST));
        assertThat(plan.call().billingMode()).contains(PROVISIONED);
        assertThat(plan.call().capacity()).contains(new CapacityUnits(8, 9));
        assertThat(plan.call().indexes().orElseThrow())
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
        RestoreTableFromBackup call = plan(overrides(Optional.empty(), 8, 9, ALL), backup(PROVISIONED))
                .call();
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
                        .call()
                        .indexes())
                .contains(List.of());
        assertThat(plan(indexes(ALL), backup(PROVISIONED)).call().indexes()).isEmpty();
        assertThat(plan(indexes(new IndexChoice.None()), Records.system())
                        .call()
                        .indexes())
                .contains(List.of());
    }

    @Test
    void chosenIndexesAreTakenAsRecorded() throws Exception {
        assertThat(plan(indexes(new IndexChoice.Only(List.of("by-customer"))), backup(PROVISIONED))
                        .call()
                        .indexes())
                .contains(List.of(GLOBAL));
        assertThat(plan(indexes(new IndexChoice.Only(List.of("by-price", "by-price"))), backup(PAY_PER_REQUEST))
                        .call()
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
        assertThat(plan(Records.key("aws-owned"), encrypted).call().encryption())
                .contains(new KmsChoice.AwsOwned());
        assertThat(plan(Records.key("aws-managed"), encrypted).call().encryption())
                .contains(new KmsChoice.AwsManaged());
        assertThat(plan(Records.key("alias/mine"), encrypted).call().encryption())
                .contains(new KmsChoice.CustomerKey("alias/mine"));
    }

    /** Whether AWS takes a customer's key over by itself is not confirmed (spec 2.1). */
    @ParameterizedTest
    @ValueSource(strings = {"ENABLED", "UPDATING", "ENABLING"})
    void theRecordedKeyIsAlwaysNamed(String status) throws Exception {
        assertThat(plan(RestoreOverrides.NONE, encrypted(backup(PROVISIONED), status, Optional.of(KEY)))
                        .call()
                        .encryption())
                .contains(new KmsChoice.CustomerKey(KEY));
        assertThat(plan(RestoreOverrides.NONE, encrypted(backup(PROVISIONED), status, Optional.empty()))
                        .call()
                        .encryption())
                .contains(new KmsChoice.AwsManaged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "DISABLING"})
    void encryptionThatWasSwitchedOffIsNotNamed(String status) throws Exception {
        assertThat(plan(RestoreOverrides.NONE, encrypted(backup(PROVISIONED), status, Optional.of(KEY)))
                        .call()
                        .encryption())
                .isEmpty();
    }

    private static RestorePlan plan(RestoreOverrides wanted, DescribedBackup backup) throws BadRequestException {
        return RestorePlan.of(wanted, backup, "copy");
    }

    private static void refused(RestoreOverrides wanted, DescribedBackup backup, Message reason) {
        assertThatThrownBy(() -> plan(wanted, backup))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
