package io.jenkins.plugins.dynamodbbackup.engine.restore.plan;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides.KmsChoice;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a restored table with what the source records and the user requested. */
public final class SchemaCheck {

    private final RestorePlan plan;
    private final SourceTable source;
    private final TableDetails table;
    private final List<Message> findings = new ArrayList<>();

    private SchemaCheck(RestorePlan plan, SourceTable source, TableDetails table) {
        this.plan = plan;
        this.source = source;
        this.table = table;
    }

    /** One for each difference; none when the table is as it should be. */
    public static List<Message> findings(RestorePlan plan, SourceTable source, TableDetails table) {
        SchemaCheck check = new SchemaCheck(plan, source, table);
        check.keys();
        check.billing();
        check.indexes();
        plan.overrides().encryption().ifPresent(check::encryption);
        return List.copyOf(check.findings);
    }

    /** What was compared. */
    public static Argument scope(RestorePlan plan, SourceTable source) {
        List<Message> parts = new ArrayList<>();
        parts.add(Message.of("restore.schema.keys"));
        if (source.complete() || plan.overrides().indexes().isPresent()) {
            parts.add(Message.of("restore.schema.indexes"));
        }
        parts.add(Message.of("restore.schema.billing"));
        plan.overrides().encryption().ifPresent(compared -> parts.add(Message.of("restore.schema.encryption")));
        return Argument.list(parts);
    }

    private void keys() {
        if (!table.keys().equals(source.keys())) {
            differs("restore.differs.key", keys(table.keys()), keys(source.keys()));
        }
    }

    private void billing() {
        if (table.billingMode() != plan.billingMode()) {
            differs(
                    "restore.differs.billing",
                    table.billingMode().name(),
                    plan.billingMode().name());
        } else if (plan.billingMode() == CapacityMode.PROVISIONED) {
            CapacityUnits expected = plan.overrides().capacity().orElse(source.capacity());
            if (!table.capacity().equals(expected)) {
                differs("restore.differs.capacity", units(table.capacity()), units(expected));
            }
        }
    }

    /** AWS's own backups of deleted tables do not tell their indexes, so that nothing can be said about them. */
    private void indexes() {
        if (plan.overrides().indexes().isEmpty() && !source.complete()) {
            return;
        }
        Map<String, SecondaryIndex> found = new HashMap<>();
        table.indexes().forEach(index -> found.put(index.name(), index));
        Map<String, SecondaryIndex> expected = new LinkedHashMap<>();
        plan.overrides().indexes().orElse(source.indexes()).forEach(index -> expected.put(index.name(), index));
        expected.forEach((name, index) -> {
            if (found.containsKey(name)) {
                index(index, found.get(name));
            } else {
                findings.add(Message.of("restore.index.missing", name));
            }
        });
        table.indexes().stream()
                .filter(index -> !expected.containsKey(index.name()))
                .forEach(index -> findings.add(Message.of("restore.index.extra", index.name())));
    }

    private void index(SecondaryIndex expected, SecondaryIndex found) {
        String name = expected.name();
        if (expected.global() != found.global()) {
            differs("restore.index.kind", name, kind(found), kind(expected));
        }
        if (!expected.keys().equals(found.keys())) {
            differs("restore.index.key", name, keys(found.keys()), keys(expected.keys()));
        }
        if (!projection(expected).equals(projection(found))) {
            differs("restore.index.projection", name, projection(found), projection(expected));
        }
        boolean provisioned =
                plan.billingMode() == CapacityMode.PROVISIONED && table.billingMode() == plan.billingMode();
        if (provisioned && !expected.capacity().equals(found.capacity())) {
            differs("restore.index.capacity", name, units(found.capacity()), units(expected.capacity()));
        }
    }

    private void encryption(KmsChoice expected) {
        boolean encrypted = table.encryption().filter(Encryption::enabled).isPresent();
        String key = table.encryption().flatMap(Encryption::kmsKeyArn).orElse("");
        if (expected instanceof KmsChoice.AwsOwned) {
            if (encrypted) {
                findings.add(Message.of("restore.encryption.notOwned", key));
            }
        } else if (!encrypted) {
            findings.add(Message.of("restore.encryption.owned"));
        } else if (expected instanceof KmsChoice.CustomerKey customer && !mayBe(customer.key(), key)) {
            differs("restore.encryption.key", key, customer.key());
        }
    }

    /** AWS answers with the key's ARN; which key an alias stands for cannot be told from here. */
    private static boolean mayBe(String asked, String keyArn) {
        boolean alias = asked.startsWith("alias/") || asked.contains(":alias/");
        return alias || keyArn.isEmpty() || asked.equals(keyArn) || keyArn.endsWith("/" + asked);
    }

    private void differs(String key, Object... foundAndExpected) {
        findings.add(Message.of(key, foundAndExpected));
    }

    private static Message kind(SecondaryIndex index) {
        return Message.of(index.global() ? "restore.index.global" : "restore.index.local");
    }

    private static Argument keys(List<KeyElement> keys) {
        return Argument.list(keys.stream()
                .map(key -> Message.of("restore.key", key.attribute(), key.keyType()))
                .toList());
    }

    private static Message projection(SecondaryIndex index) {
        return index.nonKeyAttributes().isEmpty()
                ? Message.foreign(index.projection())
                : Message.of(
                        "restore.projection",
                        index.projection(),
                        Argument.list(index.nonKeyAttributes().stream()
                                .map(Argument.Text::new)
                                .toList()));
    }

    private static Message units(CapacityUnits capacity) {
        return Message.of("restore.capacity.units", capacity.read(), capacity.write());
    }
}
