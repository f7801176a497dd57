package io.jenkins.plugins.dynamodbbackup.engine.restore.plan;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides.KmsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request to AWS: the overrides of the user and the source's record of its table, combined by the rules of spec 3.1
 * and 3.3. The same overrides and the same record always give the same plan.
 *
 * @param billingMode that the restored table ends up with
 * @param notes what the user should know about it
 */
public record RestorePlan(TableOverrides overrides, CapacityMode billingMode, List<Message> notes) {

    private static final Argument MODE = Argument.parameter("billingMode");
    private static final Argument READ = Argument.parameter("readCapacity");
    private static final Argument WRITE = Argument.parameter("writeCapacity");
    private static final Set<String> NOT_ENCRYPTED = Set.of("", "DISABLED", "DISABLING");

    /** @throws BadRequestException when the table cannot be restored like that; nothing was asked of AWS */
    public static RestorePlan of(RestoreOverrides wanted, SourceTable source, Regions regions)
            throws BadRequestException {
        List<Message> notes = new ArrayList<>();
        CapacityMode mode = wanted.billingMode().orElse(source.billingMode());
        Optional<CapacityUnits> capacity = capacity(wanted, source, mode);
        return new RestorePlan(
                new TableOverrides(
                        Optional.of(mode).filter(it -> it != source.billingMode()),
                        capacity,
                        indexes(wanted.indexes(), source, mode, capacity.orElse(CapacityUnits.NONE), notes),
                        encryption(wanted.kmsKey(), source, regions)),
                mode,
                List.copyOf(notes));
    }

    private static Optional<CapacityUnits> capacity(RestoreOverrides wanted, SourceTable source, CapacityMode mode)
            throws BadRequestException {
        if (wanted.readCapacity().isPresent() && wanted.writeCapacity().isPresent()) {
            if (mode == CapacityMode.PAY_PER_REQUEST) {
                throw new BadRequestException(
                        "readCapacity", Message.of("restore.capacity.recordedOnDemand", READ, WRITE, MODE));
            }
            return Optional.of(new CapacityUnits(
                    wanted.readCapacity().get(), wanted.writeCapacity().get()));
        }
        if (mode == CapacityMode.PROVISIONED && source.billingMode() == CapacityMode.PAY_PER_REQUEST) {
            throw new BadRequestException("readCapacity", Message.of("restore.capacity.missing", MODE, READ, WRITE));
        }
        return Optional.empty();
    }

    /** Absent means all: a list is only sent where the user chose, or where AWS wants capacity that is not recorded. */
    private static Optional<List<SecondaryIndex>> indexes(
            IndexChoice choice, SourceTable source, CapacityMode mode, CapacityUnits capacity, List<Message> notes)
            throws BadRequestException {
        boolean newCapacity = mode == CapacityMode.PROVISIONED && source.billingMode() == CapacityMode.PAY_PER_REQUEST;
        List<SecondaryIndex> chosen = chosen(choice, source);
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

    private static List<SecondaryIndex> chosen(IndexChoice choice, SourceTable source) throws BadRequestException {
        if (choice instanceof IndexChoice.None) {
            return List.of();
        }
        if (choice instanceof IndexChoice.Only only) {
            return named(only, source);
        }
        return source.indexes();
    }

    private static List<SecondaryIndex> named(IndexChoice.Only only, SourceTable source) throws BadRequestException {
        if (!source.complete()) {
            throw new BadRequestException(
                    "indexes", Message.of("restore.indexes.notRecorded", Argument.parameter("indexes")));
        }
        Set<String> wanted = new LinkedHashSet<>(only.names());
        List<SecondaryIndex> found = source.indexes().stream()
                .filter(index -> wanted.remove(index.name()))
                .toList();
        if (!wanted.isEmpty()) {
            throw new BadRequestException("indexes", unknown(wanted, source.indexes()));
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
    private static Optional<KmsChoice> encryption(Optional<String> wanted, SourceTable source, Regions regions)
            throws BadRequestException {
        if (wanted.isPresent()) {
            return Optional.of(
                    switch (wanted.get()) {
                        case "aws-owned" -> new KmsChoice.AwsOwned();
                        case "aws-managed" -> new KmsChoice.AwsManaged();
                        default -> new KmsChoice.CustomerKey(wanted.get());
                    });
        }
        Optional<Encryption> recorded = source.encryption().filter(it -> !NOT_ENCRYPTED.contains(it.status()));
        return regions.differ()
                ? Optional.of(inAnotherRegion(recorded, source, regions))
                : recorded.map(it -> it.kmsKeyArn()
                        .<KmsChoice>map(KmsChoice.CustomerKey::new)
                        .orElseGet(KmsChoice.AwsManaged::new));
    }

    /** There AWS wants to be told, and a key of the source's region is of no use (spec 3.3). */
    private static KmsChoice inAnotherRegion(Optional<Encryption> recorded, SourceTable source, Regions regions)
            throws BadRequestException {
        if (!source.complete()) {
            throw BadRequestException.of("kmsKey", "restore.kmsKey.notRecorded", regions.source(), regions.target());
        }
        Optional<String> key = recorded.flatMap(Encryption::kmsKeyArn);
        if (key.isPresent()) {
            throw BadRequestException.of(
                    "kmsKey", "restore.kmsKey.ofSource", key.get(), regions.source(), regions.target());
        }
        return recorded.isPresent() ? new KmsChoice.AwsManaged() : new KmsChoice.AwsOwned();
    }
}
