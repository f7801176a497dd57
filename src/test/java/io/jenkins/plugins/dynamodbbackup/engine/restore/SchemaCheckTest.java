package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode.PAY_PER_REQUEST;
import static io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode.PROVISIONED;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.GLOBAL;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.KEY;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.KEYS;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.LOCAL;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.backup;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.encrypted;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.table;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.Records.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.RestorePlan;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.SchemaCheck;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a restored table may differ in, and how that reads. */
class SchemaCheckTest {

    private static final DescribedBackup BACKUP = backup(PROVISIONED);
    private static final Optional<Encryption> PLAIN = Optional.empty();

    @Test
    void aTableAsRecordedHasNoFindings() throws Exception {
        assertThat(findings(RestoreOverrides.NONE, BACKUP, table(BACKUP))).isEmpty();
        DescribedBackup onDemand = backup(PAY_PER_REQUEST);
        assertThat(findings(RestoreOverrides.NONE, onDemand, table(onDemand))).isEmpty();
    }

    @Test
    void theKeyAndTheBillingModeCount() throws Exception {
        assertThat(findings(
                        RestoreOverrides.NONE,
                        BACKUP,
                        table(
                                List.of(new KeyElement("pk", "HASH")),
                                BACKUP.indexes(),
                                PAY_PER_REQUEST,
                                CapacityUnits.NONE,
                                PLAIN)))
                .containsExactly(
                        Message.of(
                                "restore.differs.key",
                                Argument.list(List.of(key("pk", "HASH"))),
                                Argument.list(List.of(key("id", "HASH"), key("at", "RANGE")))),
                        Message.of("restore.differs.billing", "PAY_PER_REQUEST", "PROVISIONED"));
    }

    @Test
    void theCapacityIsThatOfTheRecordOrOfTheWish() throws Exception {
        TableDetails restored = table(KEYS, BACKUP.indexes(), PROVISIONED, new CapacityUnits(8, 9), PLAIN);
        assertThat(findings(RestoreOverrides.NONE, BACKUP, restored))
                .containsExactly(Message.of("restore.differs.capacity", units(8, 9), units(5, 6)));
        RestoreOverrides wish = Records.overrides(Optional.empty(), 8, 9, new IndexChoice.All());
        assertThat(findings(wish, BACKUP, restored)).isEmpty();
    }

    @Test
    void everyIndexIsCompared() throws Exception {
        SecondaryIndex changed = new SecondaryIndex(
                "by-customer",
                false,
                List.of(new KeyElement("client", "HASH")),
                "ALL",
                List.of(),
                new CapacityUnits(1, 1));
        SecondaryIndex extra = new SecondaryIndex("by-nothing", false, List.of(), "ALL", List.of(), CapacityUnits.NONE);
        assertThat(findings(
                        RestoreOverrides.NONE,
                        BACKUP,
                        table(KEYS, List.of(changed, extra), PROVISIONED, BACKUP.capacity(), PLAIN)))
                .containsExactly(
                        Message.of(
                                "restore.index.kind",
                                "by-customer",
                                Message.of("restore.index.local"),
                                Message.of("restore.index.global")),
                        Message.of(
                                "restore.index.key",
                                "by-customer",
                                Argument.list(List.of(key("client", "HASH"))),
                                Argument.list(List.of(key("customer", "HASH")))),
                        Message.of(
                                "restore.index.projection",
                                "by-customer",
                                Message.foreign("ALL"),
                                Message.of(
                                        "restore.projection",
                                        "INCLUDE",
                                        Argument.list(
                                                List.of(new Argument.Text("currency"), new Argument.Text("total"))))),
                        Message.of("restore.index.capacity", "by-customer", units(1, 1), units(3, 4)),
                        Message.of("restore.index.missing", "by-price"),
                        Message.of("restore.index.extra", "by-nothing"));
    }

    @Test
    void indexesThatWereLeftOutAreNotMissed() throws Exception {
        TableDetails bare = table(KEYS, List.of(), PROVISIONED, BACKUP.capacity(), PLAIN);
        assertThat(findings(Records.indexes(new IndexChoice.None()), BACKUP, bare))
                .isEmpty();
        TableDetails one = table(KEYS, List.of(LOCAL), PROVISIONED, BACKUP.capacity(), PLAIN);
        assertThat(findings(Records.indexes(new IndexChoice.Only(List.of("by-price"))), BACKUP, one))
                .isEmpty();
        assertThat(findings(Records.indexes(new IndexChoice.None()), BACKUP, one))
                .containsExactly(Message.of("restore.index.extra", "by-price"));
    }

    @Test
    void nothingIsSaidAboutTheIndexesOfASystemBackup() throws Exception {
        DescribedBackup system = Records.system();
        TableDetails some = table(KEYS, List.of(without(GLOBAL)), PAY_PER_REQUEST, CapacityUnits.NONE, PLAIN);
        assertThat(findings(RestoreOverrides.NONE, system, some)).isEmpty();
        assertThat(findings(Records.indexes(new IndexChoice.None()), system, some))
                .hasSize(1);
    }

    @Test
    void theRecordedKeyMustBeTheOneInUse() throws Exception {
        DescribedBackup recorded = encrypted(BACKUP, "ENABLED", Optional.of(KEY));
        assertThat(findings(RestoreOverrides.NONE, recorded, with(new Encryption("ENABLED", Optional.of(KEY)))))
                .isEmpty();
        assertThat(findings(RestoreOverrides.NONE, recorded, table(BACKUP)))
                .containsExactly(Message.of("restore.encryption.owned"));
        assertThat(findings(RestoreOverrides.NONE, recorded, with(new Encryption("ENABLED", Optional.of("arn:other")))))
                .containsExactly(Message.of("restore.encryption.key", "arn:other", KEY));
    }

    @Test
    void theKeyThatAwsOwnsShowsAsNone() throws Exception {
        assertThat(findings(Records.key("aws-owned"), BACKUP, table(BACKUP))).isEmpty();
        assertThat(findings(Records.key("aws-owned"), BACKUP, with(new Encryption("ENABLED", Optional.of(KEY)))))
                .containsExactly(Message.of("restore.encryption.notOwned", KEY));
    }

    /** By its id, or under a name that says nothing about the key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws-managed",
                "0a1b2c3d-1111-2222-3333-444455556666",
                "alias/mine",
                "arn:aws:kms:eu-west-1:111122223333:alias/mine",
                KEY
            })
    void aKeyCanBeNamedInManyWays(String key) throws Exception {
        assertThat(findings(Records.key(key), BACKUP, with(new Encryption("ENABLED", Optional.of(KEY)))))
                .isEmpty();
        assertThat(findings(Records.key(key), BACKUP, table(BACKUP))).hasSize(1);
    }

    private static TableDetails with(Encryption encryption) {
        return table(KEYS, BACKUP.indexes(), PROVISIONED, BACKUP.capacity(), Optional.of(encryption));
    }

    private static Message key(String attribute, String type) {
        return Message.of("restore.key", attribute, type);
    }

    private static Message units(long read, long write) {
        return Message.of("restore.capacity.units", read, write);
    }

    private static List<Message> findings(RestoreOverrides wanted, DescribedBackup backup, TableDetails table)
            throws Exception {
        SourceTable source = Records.chosen(backup).table();
        return SchemaCheck.findings(
                RestorePlan.of(wanted, source, new Regions("eu-west-1", "eu-west-1")), source, table);
    }
}
