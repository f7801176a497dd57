package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The name of the restored table, and its settings that differ from those recorded in the backup. */
final class TargetOptions {

    @Option(
            names = "--target-table",
            paramLabel = "TEMPLATE",
            description = "Name of the new table. Can contain ${TABLE}, ${TIMESTAMP} (UTC) and environment variables."
                    + " Default: '${TABLE}-restored-${TIMESTAMP}'.")
    private String targetTable = RestoreRequest.DEFAULT_TARGET;

    @Option(
            names = "--billing-mode",
            paramLabel = "MODE",
            converter = Choices.BillingModes.class,
            completionCandidates = Choices.BillingModes.class,
            description = "PROVISIONED or PAY_PER_REQUEST. Default: as recorded.")
    private CapacityMode billingMode;

    @Option(
            names = "--read-capacity",
            paramLabel = "UNITS",
            converter = Choices.Count.class,
            description =
                    "Read capacity units of a PROVISIONED table; requires --write-capacity. Default: as" + " recorded.")
    private Integer readCapacity;

    @Option(
            names = "--write-capacity",
            paramLabel = "UNITS",
            converter = Choices.Count.class,
            description =
                    "Write capacity units of a PROVISIONED table; requires --read-capacity. Default: as" + " recorded.")
    private Integer writeCapacity;

    @Option(
            names = "--indexes",
            paramLabel = "all|none|NAME",
            description =
                    "Secondary indexes of the new table: all (default), none, or the name of an index. Repeatable."
                            + " Fewer indexes make a restore faster and cheaper.")
    private List<String> indexes = new ArrayList<>();

    @Option(
            names = "--kms-key",
            paramLabel = "KEY",
            description = "KMS key for encryption: ID, ARN or alias; aws-owned or aws-managed for a key of AWS."
                    + " Default: as recorded.")
    private String kmsKey;

    String table() {
        return targetTable;
    }

    RestoreOverrides overrides() throws BadRequestException {
        return new RestoreOverrides(
                Optional.ofNullable(billingMode),
                Optional.ofNullable(readCapacity).map(Integer::longValue),
                Optional.ofNullable(writeCapacity).map(Integer::longValue),
                IndexChoice.of(indexes),
                Optional.ofNullable(kmsKey));
    }
}
