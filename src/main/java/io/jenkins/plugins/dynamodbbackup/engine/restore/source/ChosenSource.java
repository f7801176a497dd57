package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableFromBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableToPointInTime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.RestoreOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a restore restores, as AWS has described it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChosenSource.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = ChosenSource.PointInTime.class, name = "pointInTime")
})
public sealed interface ChosenSource {

    SourceTable table();

    /** Of the backup, or of the source table. */
    String arn();

    /** When the backup was created, or the point in time: the time of the items. */
    Instant time();

    /** Statistics that lag about six hours, in bytes. */
    long sizeBytes();

    /** The name of the backup, or the point in time. */
    String label();

    /** The request to AWS. */
    AwsCall<TableDetails> restore(String targetTable, TableOverrides overrides);

    /** Whether a table that is CREATING is being restored from this. */
    boolean restores(RestoreOrigin origin);

    /** The twelve digits. */
    Optional<String> account();

    /** @param backup with what it recorded */
    record Backup(DescribedBackup backup) implements ChosenSource {

        private static final String SYSTEM = "SYSTEM";

        @Override
        public SourceTable table() {
            return new SourceTable(
                    backup.summary().tableName(),
                    backup.summary().tableId(),
                    backup.keys(),
                    backup.indexes(),
                    !SYSTEM.equals(backup.summary().type()),
                    backup.billingMode(),
                    backup.capacity(),
                    backup.encryption(),
                    backup.itemCount());
        }

        @Override
        public String arn() {
            return backup.summary().arn();
        }

        @Override
        public Instant time() {
            return backup.summary().createdAt();
        }

        @Override
        public long sizeBytes() {
            return backup.summary().sizeBytes();
        }

        @Override
        public String label() {
            return backup.summary().name();
        }

        @Override
        public AwsCall<TableDetails> restore(String targetTable, TableOverrides overrides) {
            return RestoreTableFromBackup.of(arn(), targetTable, overrides);
        }

        @Override
        public boolean restores(RestoreOrigin origin) {
            return origin.backupArn().equals(Optional.of(arn()));
        }

        @Override
        public Optional<String> account() {
            return BackupArn.parse(arn()).map(BackupArn::table).map(TableArn::account);
        }
    }

    /**
     * @param source the table as it is now: the new table gets its settings of now, not of then
     * @param time in whole seconds
     */
    record PointInTime(TableDetails source, Instant time) implements ChosenSource {

        @Override
        public SourceTable table() {
            return new SourceTable(
                    source.name(),
                    source.id(),
                    source.keys(),
                    source.indexes(),
                    true,
                    source.billingMode(),
                    source.capacity(),
                    source.encryption(),
                    source.itemCount());
        }

        @Override
        public String arn() {
            return source.arn();
        }

        @Override
        public long sizeBytes() {
            return source.sizeBytes();
        }

        @Override
        public String label() {
            return Times.iso(time);
        }

        @Override
        public AwsCall<TableDetails> restore(String targetTable, TableOverrides overrides) {
            return RestoreTableToPointInTime.of(arn(), time, targetTable, overrides);
        }

        @Override
        public boolean restores(RestoreOrigin origin) {
            return origin.backupArn().isEmpty()
                    && origin.tableArn().equals(Optional.of(arn()))
                    && origin.time()
                            .map(it -> it.truncatedTo(ChronoUnit.SECONDS))
                            .equals(Optional.of(time));
        }

        @Override
        public Optional<String> account() {
            return TableArn.parse(arn()).map(TableArn::account);
        }
    }
}
