package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableFromBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableFromBackup.KmsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request to AWS: the overrides of the user and the record of the backup, combined by the rules of spec 3.1. The
 * same overrides and the same record always give the same plan.
 *
 * @param billingMode that the restored table ends up with
 * @param notes what the user should know about it
 */
record RestorePlan(RestoreTableFromBackup call, CapacityMode billingMode, List<Message> notes) {

    static final String SYSTEM = "SYSTEM";
    private static final Argument MODE = Argument.parameter("billingMode");
    private static final Argument READ = Argument.parameter("readCapacity");
    private static final Argument WRITE = Argument.parameter("writeCapacity");
    private static final Set<String> NOT_ENCRYPTED = Set.of("", "DISABLED", "DISABLING");

    /** @throws BadRequestException when this backup cannot be restored like that; nothing was asked of AWS */
    static RestorePlan of(RestoreOverrides wanted, DescribedBackup backup, String target) throws BadRequestException {
        List<Message> notes = new ArrayList<>();
        CapacityMode mode = wanted.billingMode().orElse(backup.billingMode());
        Optional<CapacityUnits> capacity = capacity(wanted, backup, mode);
        return new RestorePlan(
                new RestoreTableFromBackup(
                        backup.summary().arn(),
                        target,
                        Optional.of(mode).filter(it -> it != backup.billingMode()),
                        capacity,
                        indexes(wanted.indexes(), backup, mode, capacity.orElse(CapacityUnits.NONE), notes),
                        encryption(wanted.kmsKey(), backup.encryption())),
                mode,
                List.copyOf(notes));
    }

    private static Optional<CapacityUnits> capacity(RestoreOverrides wanted, DescribedBackup backup, CapacityMode mode)
            throws BadRequestException {
        if (wanted.readCapacity().isPresent() && wanted.writeCapacity().isPresent()) {
            if (mode == CapacityMode.PAY_PER_REQUEST) {
                throw new BadRequestException(
                        "readCapacity", Message.of("restore.capacity.recordedOnDemand", READ, WRITE, MODE));
            }
            return Optional.of(new CapacityUnits(
                    wanted.readCapacity().get(), wanted.writeCapacity().get()));
        }
        if (mode == CapacityMode.PROVISIONED && backup.billingMode() == CapacityMode.PAY_PER_REQUEST) {
            throw new BadRequestException("readCapacity", Message.of("restore.capacity.missing", MODE, READ, WRITE));
        }
        return Optional.empty();
    }

    /** Absent means all: a list is only sent where the user chose, or where AWS wants capacity that is not recorded. */
    private static Optional<List<SecondaryIndex>> indexes(
            IndexChoice choice, DescribedBackup backup, CapacityMode mode, CapacityUnits capacity, List<Message> notes)
            throws BadRequestException {
        boolean newCapacity = mode == CapacityMode.PROVISIONED && backup.billingMode() == CapacityMode.PAY_PER_REQUEST;
        List<SecondaryIndex> chosen = chosen(choice, backup);
        boolean globals = chosen.stream().anyMatch(SecondaryIndex::global);
        if (choice instanceof IndexChoice.All && !(newCapacity && globals)) {
            return Optional.empty();
        }
        if (newCapacity && globals) {
            notes.add(Message.of("restore.capacity.ofIndexes", capacity.read(), capacity.write()));
        }
        return Optional.of(chosen.stream()
                .map(index -> withCapacity(index, mode, newCapacity ? capacity : index.capacity()))
                .toList());
    }

    private static List<SecondaryIndex> chosen(IndexChoice choice, DescribedBackup backup) throws BadRequestException {
        if (choice instanceof IndexChoice.None) {
            return List.of();
        }
        if (choice instanceof IndexChoice.Only only) {
            return named(only, backup);
        }
        return backup.indexes();
    }

    private static List<SecondaryIndex> named(IndexChoice.Only only, DescribedBackup backup)
            throws BadRequestException {
        if (SYSTEM.equals(backup.summary().type())) {
            throw new BadRequestException(
                    "indexes", Message.of("restore.indexes.notRecorded", Argument.parameter("indexes")));
        }
        Set<String> wanted = new LinkedHashSet<>(only.names());
        List<SecondaryIndex> found = backup.indexes().stream()
                .filter(index -> wanted.remove(index.name()))
                .toList();
        if (!wanted.isEmpty()) {
            throw new BadRequestException("indexes", unknown(wanted, backup.indexes()));
        }
        return found;
    }

    private static Message unknown(Set<String> wanted, List<SecondaryIndex> recorded) {
        return recorded.isEmpty()
                ? Message.of("restore.indexes.unknown.none", Argument.names(wanted))
                : Message.of(
                        "restore.indexes.unknown",
                        Argument.names(wanted),
                        Argument.names(
                                recorded.stream().map(SecondaryIndex::name).toList()));
    }

    private static SecondaryIndex withCapacity(SecondaryIndex index, CapacityMode mode, CapacityUnits capacity) {
        return new SecondaryIndex(
                index.name(),
                index.global(),
                index.keys(),
                index.projection(),
                index.nonKeyAttributes(),
                index.global() && mode == CapacityMode.PROVISIONED ? capacity : CapacityUnits.NONE);
    }

    /** Whether AWS would take a customer's key over by itself is not confirmed (spec 2.1), so it is always named. */
    private static Optional<KmsChoice> encryption(Optional<String> wanted, Optional<Encryption> recorded) {
        if (wanted.isPresent()) {
            return Optional.of(
                    switch (wanted.get()) {
                        case "aws-owned" -> new KmsChoice.AwsOwned();
                        case "aws-managed" -> new KmsChoice.AwsManaged();
                        default -> new KmsChoice.CustomerKey(wanted.get());
                    });
        }
        return recorded.filter(it -> !NOT_ENCRYPTED.contains(it.status()))
                .map(it -> it.kmsKeyArn()
                        .<KmsChoice>map(KmsChoice.CustomerKey::new)
                        .orElseGet(KmsChoice.AwsManaged::new));
    }

    /** Whether the indexes of the backup are known: AWS's own backups of deleted tables tell none (spec 3.5). */
    static boolean tellsIndexes(ListedBackup backup) {
        return !SYSTEM.equals(backup.type());
    }
}
