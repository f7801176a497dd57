package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableFromBackup.KmsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupDetails;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BillingMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Capacity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares a restored table with what the backup records and the user asked for. */
final class SchemaCheck {

    private final RestorePlan plan;
    private final BackupDetails backup;
    private final TableDetails table;
    private final List<String> findings = new ArrayList<>();

    private SchemaCheck(RestorePlan plan, BackupDetails backup, TableDetails table) {
        this.plan = plan;
        this.backup = backup;
        this.table = table;
    }

    /** One sentence for each difference; none when the table is as it should be. */
    static List<String> findings(RestorePlan plan, BackupDetails backup, TableDetails table) {
        SchemaCheck check = new SchemaCheck(plan, backup, table);
        check.keys();
        check.billing();
        check.indexes();
        plan.call().encryption().ifPresent(check::encryption);
        return List.copyOf(check.findings);
    }

    /** What was compared. */
    static String scope(RestorePlan plan, BackupDetails backup) {
        boolean indexes = RestorePlan.tellsIndexes(backup.summary())
                || plan.call().indexes().isPresent();
        return "keys, " + (indexes ? "indexes, " : "") + "billing mode, capacity"
                + (plan.call().encryption().isPresent() ? " and encryption" : "");
    }

    private void keys() {
        if (!table.keys().equals(backup.keys())) {
            differs("The primary key", keys(table.keys()), keys(backup.keys()));
        }
    }

    private void billing() {
        if (table.billingMode() != plan.billingMode()) {
            differs(
                    "The billing mode",
                    table.billingMode().name(),
                    plan.billingMode().name());
        } else if (plan.billingMode() == BillingMode.PROVISIONED) {
            Capacity expected = plan.call().capacity().orElse(backup.capacity());
            if (!table.capacity().equals(expected)) {
                differs("The capacity", units(table.capacity()), units(expected));
            }
        }
    }

    /** AWS' own backups of deleted tables do not tell their indexes, so that nothing can be said about them. */
    private void indexes() {
        if (plan.call().indexes().isEmpty() && !RestorePlan.tellsIndexes(backup.summary())) {
            return;
        }
        Map<String, SecondaryIndex> found = new HashMap<>();
        table.indexes().forEach(index -> found.put(index.name(), index));
        Map<String, SecondaryIndex> expected = new LinkedHashMap<>();
        plan.call().indexes().orElse(backup.indexes()).forEach(index -> expected.put(index.name(), index));
        expected.forEach((name, index) -> {
            if (found.containsKey(name)) {
                index(index, found.get(name));
            } else {
                findings.add("Index '" + name + "' is missing.");
            }
        });
        table.indexes().stream()
                .filter(index -> !expected.containsKey(index.name()))
                .forEach(index -> findings.add("Index '" + index.name() + "' is there and should not be."));
    }

    private void index(SecondaryIndex expected, SecondaryIndex found) {
        String of = " of index '" + expected.name() + "'";
        if (expected.global() != found.global()) {
            differs("The kind" + of, kind(found), kind(expected));
        }
        if (!expected.keys().equals(found.keys())) {
            differs("The key" + of, keys(found.keys()), keys(expected.keys()));
        }
        if (!projection(expected).equals(projection(found))) {
            differs("The projection" + of, projection(found), projection(expected));
        }
        boolean provisioned =
                plan.billingMode() == BillingMode.PROVISIONED && table.billingMode() == plan.billingMode();
        if (provisioned && !expected.capacity().equals(found.capacity())) {
            differs("The capacity" + of, units(found.capacity()), units(expected.capacity()));
        }
    }

    private void encryption(KmsChoice expected) {
        boolean encrypted = table.encryption().filter(Encryption::enabled).isPresent();
        String key = table.encryption().flatMap(Encryption::kmsKeyArn).orElse("");
        if (expected instanceof KmsChoice.AwsOwned) {
            if (encrypted) {
                findings.add("The table is encrypted with the KMS key " + key + " instead of the key that AWS owns.");
            }
        } else if (!encrypted) {
            findings.add("The table is not encrypted with a KMS key: AWS used the key that it owns.");
        } else if (expected instanceof KmsChoice.CustomerKey customer && !mayBe(customer.key(), key)) {
            differs("The encryption key", key, customer.key());
        }
    }

    /** AWS answers with the key's ARN; which key an alias stands for cannot be told from here. */
    private static boolean mayBe(String asked, String keyArn) {
        boolean alias = asked.startsWith("alias/") || asked.contains(":alias/");
        return alias || keyArn.isEmpty() || asked.equals(keyArn) || keyArn.endsWith("/" + asked);
    }

    private void differs(String what, String found, String expected) {
        findings.add(what + " is " + found + " instead of " + expected + ".");
    }

    private static String kind(SecondaryIndex index) {
        return index.global() ? "global" : "local";
    }

    private static String keys(List<KeyElement> keys) {
        return keys.stream()
                .map(key -> key.attribute() + " (" + key.keyType() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String projection(SecondaryIndex index) {
        return index.nonKeyAttributes().isEmpty()
                ? index.projection()
                : index.projection() + " " + index.nonKeyAttributes();
    }

    private static String units(Capacity capacity) {
        return capacity.read() + " read and " + capacity.write() + " write units";
    }
}
