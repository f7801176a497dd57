package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything about a request that can be refused without a single call. */
final class RequestCheck {

    private static final String EXAMPLE =
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";
    private static final Argument READ = Argument.parameter("readCapacity");
    private static final Argument WRITE = Argument.parameter("writeCapacity");

    private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Pattern KEY_ARN = Pattern.compile("arn:aws[a-z-]*:kms:([a-z0-9-]+):.*");
    private static final Pattern RECOVERY_POINT = Pattern.compile("arn:aws[a-z-]*:backup:.*");

    private RequestCheck() {}

    /** The name of the table to restore to. */
    static String targetTable(RestoreRequest request, Map<String, String> environment, AwsTarget aws, Instant now)
            throws BadRequestException {
        if (request.timeout().isZero() || request.timeout().isNegative()) {
            throw refused("timeoutMinutes", "restore.timeoutMinutes.positive");
        }
        ModeCheck.check(request);
        boolean toExisting = request.toExistingTable();
        if (toExisting
                && (request.targetTable().isBlank() || request.targetTable().equals(RestoreRequest.DEFAULT_TARGET))) {
            throw refused("targetTable", "restore.targetTable.missing", Argument.parameter("mode"));
        }
        if (toExisting && request.settings().none()) {
            throw refused("settings", "restore.settings.none", Argument.parameter("mode"));
        }
        if (toExisting && request.dryRun()) {
            throw refused("dryRun", "restore.dryRun.settings", Argument.parameter("mode"));
        }
        String table = sourceTable(request, aws);
        check(request.overrides(), aws);
        if (request.ofLiveTable()) {
            ModeCheck.ofLiveTable(request, table, aws.region());
            return table;
        }
        String template = request.drill() ? RestoreRequest.DRILL_TARGET : request.targetTable();
        String target = NameTemplate.parse("targetTable", template, environment).name(table, now);
        if (!TABLE.matcher(target).matches()) {
            throw refused("targetTable", "restore.table.invalid", target);
        }
        return target;
    }

    private static String sourceTable(RestoreRequest request, AwsTarget aws) throws BadRequestException {
        RestoreSource source = request.source();
        if (source instanceof RestoreSource.ByArn byArn) {
            return backupArn(byArn.backupArn(), request.sourceRegion(), aws)
                    .table()
                    .table();
        }
        if (source instanceof RestoreSource.SettingsText file) {
            return SettingsFile.parse(file.text()).table();
        }
        if (source instanceof RestoreSource.Named named && named.backupName().isBlank()) {
            throw refused("backup", "restore.backup.empty");
        }
        if (request.sourceRegion().isPresent()) {
            sourceRegion(request.sourceRegion().get(), aws);
        }
        return table(((RestoreSource.OfTable) source).table());
    }

    /** Backups never leave their partition (spec 3.3). */
    private static void sourceRegion(String region, AwsTarget aws) throws BadRequestException {
        if (region.equals(aws.region())) {
            return;
        }
        Optional<String> partition = AwsTarget.partitionOfRegion(region);
        if (partition.isEmpty()) {
            throw refused("sourceRegion", "restore.sourceRegion.invalid", region);
        }
        if (!partition.get().equals(aws.partition())) {
            throw refused(
                    "sourceRegion",
                    "restore.sourceRegion.partition",
                    region,
                    partition.get(),
                    aws.region(),
                    aws.partition());
        }
    }

    private static String table(String name) throws BadRequestException {
        if (TableArn.parse(name).isPresent()) {
            throw refused("table", "restore.table.arn", name);
        }
        if (!TABLE.matcher(name).matches()) {
            throw refused("table", "restore.table.invalid", name);
        }
        return name;
    }

    /** AWS ignores the region inside a backup's ARN, so the backup is looked for in that region alone (spec 0.5). */
    private static BackupArn backupArn(String text, Optional<String> sourceRegion, AwsTarget aws)
            throws BadRequestException {
        if (RECOVERY_POINT.matcher(text).matches()) {
            throw refused("backupArn", "restore.backupArn.recoveryPoint", text);
        }
        Optional<BackupArn> parsed = BackupArn.parse(text);
        if (parsed.isEmpty()) {
            throw refused("backupArn", "restore.backupArn.invalid", text, EXAMPLE);
        }
        TableArn table = parsed.get().table();
        if (!table.partition().equals(aws.partition())) {
            throw refused(
                    "backupArn", "restore.backupArn.partition", text, table.partition(), aws.region(), aws.partition());
        }
        if (sourceRegion.filter(region -> !region.equals(table.region())).isPresent()) {
            throw refused(
                    "sourceRegion",
                    "restore.sourceRegion.other",
                    sourceRegion.get(),
                    Argument.arn(text),
                    table.region());
        }
        return parsed.get();
    }

    private static void check(RestoreOverrides overrides, AwsTarget aws) throws BadRequestException {
        if (overrides.readCapacity().isPresent() != overrides.writeCapacity().isPresent()) {
            String missing = overrides.readCapacity().isPresent() ? "writeCapacity" : "readCapacity";
            throw refused(missing, "restore.capacity.half", READ, WRITE);
        }
        positive("readCapacity", overrides.readCapacity());
        positive("writeCapacity", overrides.writeCapacity());
        if (overrides.readCapacity().isPresent()
                && overrides.billingMode().equals(Optional.of(CapacityMode.PAY_PER_REQUEST))) {
            throw refused("readCapacity", "restore.capacity.onDemand", WRITE, Argument.parameter("billingMode"));
        }
        if (overrides.indexes() instanceof IndexChoice.Only only
                && (only.names().isEmpty() || only.names().stream().anyMatch(String::isBlank))) {
            throw refused("indexes", "restore.indexes.empty");
        }
        if (overrides.kmsKey().filter(String::isBlank).isPresent()) {
            throw refused("kmsKey", "restore.kmsKey.empty");
        }
        if (overrides.kmsKey().filter(RequestCheck::noKey).isPresent()) {
            throw refused("kmsKey", "restore.kmsKey.characters");
        }
        Optional<String> region = overrides.kmsKey().flatMap(RequestCheck::regionOfKey);
        if (region.filter(it -> !it.equals(aws.region()) && !aws.region().equals(AwsTarget.LOCAL))
                .isPresent()) {
            throw refused(
                    "kmsKey", "restore.kmsKey.region", overrides.kmsKey().orElseThrow(), region.get(), aws.region());
        }
    }

    private static Optional<String> regionOfKey(String key) {
        Matcher arn = KEY_ARN.matcher(key);
        return arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
    }

    private static boolean noKey(String key) {
        return key.chars().anyMatch(c -> c <= ' ' || c > '~');
    }

    private static void positive(String field, Optional<Long> units) throws BadRequestException {
        if (units.filter(value -> value < 1).isPresent()) {
            throw refused(field, "restore.capacity.positive", units.get());
        }
    }

    /** @param more arguments of the text, after the field */
    static BadRequestException refused(String field, String key, Object... more) {
        return new BadRequestException(
                field,
                Message.of(
                        key,
                        Stream.concat(Stream.of(Argument.parameter(field)), Stream.of(more))
                                .toArray()));
    }
}
