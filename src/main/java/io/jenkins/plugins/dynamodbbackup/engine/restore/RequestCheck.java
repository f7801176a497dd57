package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BillingMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Everything about a request that can be refused without a single call. */
final class RequestCheck {

    private static final String KEYS = ": write a key's id, ARN or alias, 'aws-owned' or 'aws-managed'.";

    private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Pattern RECOVERY_POINT = Pattern.compile("arn:aws[a-z-]*:backup:.*");

    private RequestCheck() {}

    /** The name of the table to restore to. */
    static String targetTable(RestoreRequest request, Map<String, String> environment, AwsTarget aws, Instant now)
            throws BadRequestException {
        if (request.timeout().isZero() || request.timeout().isNegative()) {
            throw new BadRequestException("timeoutMinutes", "timeoutMinutes must be more than 0.");
        }
        String table = sourceTable(request.source(), aws);
        check(request.overrides());
        String target = NameTemplate.parse("targetTable", request.targetTable(), environment)
                .name(table, now);
        if (!TABLE.matcher(target).matches()) {
            throw new BadRequestException(
                    "targetTable",
                    "targetTable '" + target + "' is not a table's name: 3 to 255 letters, digits, '_', '.' or '-'.");
        }
        return target;
    }

    private static String sourceTable(RestoreSource source, AwsTarget aws) throws BadRequestException {
        if (source instanceof RestoreSource.ByArn byArn) {
            return backupArn(byArn.backupArn(), aws).table().table();
        }
        if (source instanceof RestoreSource.Named named) {
            if (named.backupName().isBlank()) {
                throw new BadRequestException("backup", "backup is empty: write a backup's name, or 'latest'.");
            }
            return table(named.table());
        }
        return source instanceof RestoreSource.Before before
                ? table(before.table())
                : table(((RestoreSource.Latest) source).table());
    }

    private static String table(String name) throws BadRequestException {
        if (TableArn.parse(name).isPresent()) {
            throw new BadRequestException("table", "table '" + name + "' is an ARN: write the table's name alone.");
        }
        if (!TABLE.matcher(name).matches()) {
            throw new BadRequestException(
                    "table", "table '" + name + "' is not a table's name: 3 to 255 letters, digits, '_', '.' or '-'.");
        }
        return name;
    }

    /** AWS ignores the region inside a backup's ARN, so nothing is sent before both are the same (spec 0.5). */
    private static BackupArn backupArn(String text, AwsTarget aws) throws BadRequestException {
        if (RECOVERY_POINT.matcher(text).matches()) {
            throw refused(text, "is a recovery point of AWS Backup: restore it there, with StartRestoreJob.");
        }
        Optional<BackupArn> parsed = BackupArn.parse(text);
        if (parsed.isEmpty()) {
            throw refused(
                    text,
                    "is not the ARN of a backup, such as"
                            + " arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc.");
        }
        TableArn table = parsed.get().table();
        if (!table.partition().equals(aws.partition())) {
            throw refused(
                    text,
                    "belongs to the partition " + table.partition() + ", region '" + aws.region() + "' to "
                            + aws.partition() + ": a backup never leaves its partition.");
        }
        if (!table.region().equals(aws.region())) {
            throw refused(
                    text,
                    "was made in " + table.region() + ", and this restore runs in " + aws.region() + ": set region to '"
                            + table.region() + "'; restores across regions are not offered.");
        }
        return parsed.get();
    }

    private static void check(RestoreOverrides overrides) throws BadRequestException {
        if (overrides.readCapacity().isPresent() != overrides.writeCapacity().isPresent()) {
            String missing = overrides.readCapacity().isPresent() ? "writeCapacity" : "readCapacity";
            throw new BadRequestException(
                    missing, missing + " is missing: set readCapacity and writeCapacity together.");
        }
        positive("readCapacity", overrides.readCapacity());
        positive("writeCapacity", overrides.writeCapacity());
        if (overrides.readCapacity().isPresent()
                && overrides.billingMode().equals(Optional.of(BillingMode.PAY_PER_REQUEST))) {
            throw new BadRequestException(
                    "readCapacity",
                    "readCapacity and writeCapacity are for billingMode PROVISIONED: leave them out, or change it.");
        }
        if (overrides.indexes() instanceof IndexChoice.Only only
                && (only.names().isEmpty() || only.names().stream().anyMatch(String::isBlank))) {
            throw new BadRequestException("indexes", "indexes names no index: write names, 'all' or 'none'.");
        }
        if (overrides.kmsKey().filter(String::isBlank).isPresent()) {
            throw new BadRequestException("kmsKey", "kmsKey is empty" + KEYS);
        }
        if (overrides.kmsKey().filter(RequestCheck::noKey).isPresent()) {
            throw new BadRequestException(
                    "kmsKey", "kmsKey holds a space or another character that is in no key's name" + KEYS);
        }
    }

    private static boolean noKey(String key) {
        return key.chars().anyMatch(c -> c <= ' ' || c > '~');
    }

    private static void positive(String field, Optional<Long> units) throws BadRequestException {
        if (units.filter(value -> value < 1).isPresent()) {
            throw new BadRequestException(
                    field, field + " " + units.get() + " is not possible: it is 1 or more capacity units per second.");
        }
    }

    private static BadRequestException refused(String arn, String why) {
        return new BadRequestException("backupArn", "backupArn '" + arn + "' " + why);
    }
}
